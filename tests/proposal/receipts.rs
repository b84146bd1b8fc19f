//! Receipts and inclusion proofs, checked by code that is not ours.

use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::world::*;
use crate::support::app::{App, both_databases, on_sqlite};

/// Checks a compact JWS with a library that the program does not sign or check with.
fn claims_of(jws: &str, jwks: &Value) -> Value {
    let parts: Vec<&str> = jws.split('.').collect();
    let json = |part: &str| serde_json::from_slice::<Value>(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
    let header = json(parts[0]);
    assert_eq!(header["alg"], "EdDSA");
    assert_eq!(header["typ"], "rollcall-receipt+jwt");
    let key = jwks["keys"].as_array().unwrap().iter().find(|key| key["kid"] == header["kid"]).unwrap();
    let public = URL_SAFE_NO_PAD.decode(key["x"].as_str().unwrap()).unwrap();
    ring::signature::UnparsedPublicKey::new(&ring::signature::ED25519, public)
        .verify(format!("{}.{}", parts[0], parts[1]).as_bytes(), &URL_SAFE_NO_PAD.decode(parts[2]).unwrap())
        .expect("the signature fits");
    json(parts[1])
}

fn hexed(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Walks an audit path as RFC 9162, section 2.1.3.2 tells it.
fn root_of(proof: &Value, leaf: &[u8]) -> String {
    let hash = |prefix: u8, parts: &[&[u8]]| {
        let mut hash = Sha256::new();
        hash.update([prefix]);
        parts.iter().for_each(|part| hash.update(part));
        hash.finalize().to_vec()
    };
    let mut at = proof["leaf_index"].as_u64().unwrap();
    let mut last = proof["tree_size"].as_u64().unwrap() - 1;
    let mut root = hash(0, &[leaf]);
    for beside in proof["audit_path"].as_array().unwrap() {
        let beside = beside.as_str().unwrap();
        let beside: Vec<u8> =
            (0..64).step_by(2).map(|i| u8::from_str_radix(&beside[i..i + 2], 16).unwrap()).collect();
        if at & 1 == 1 || at == last {
            root = hash(1, &[&beside, &root]);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            root = hash(1, &[&root, &beside]);
        }
        at >>= 1;
        last >>= 1;
    }
    assert_eq!(last, 0);
    hexed(&root)
}

#[test]
fn a_receipt_holds_for_anybody_who_has_the_public_keys() {
    both_databases(async |app| {
        call(&app);
        let mut people = Vec::new();
        for name in ["Ana", "Ben", "Cem"] {
            let person = app.person(name).await;
            let reference = writes(&person, &format!("DEMO-{name}")).await;
            let to = submits(&person, &reference).await.is(303).location().to_owned();
            assert_eq!(to, format!("/proposals/{reference}/receipt?done=proposal-submitted"));
            person.gets(&to).await.is(200);
            people.push((person, reference));
        }
        app.reads_all_letters();
        let (ana, reference) = &people[0];
        let jwks = app.visitor().gets("/.well-known/jwks.json").await.is(200).json();
        let jws = ana.gets(&format!("/proposals/{reference}/receipt.jws")).await.is(200).text();
        let claims = claims_of(&jws, &jwks);
        assert_eq!(claims["reference"], reference.as_str());
        assert_eq!((claims["version"].as_i64(), claims["cutoff"].as_i64()), (Some(1), Some(5)));
        assert_eq!(claims["received"], app.now().to_string());
        assert_eq!(claims["installation"], "rehearsal");
        assert_eq!(claims["documents"][1]["sha256"], hexed(&Sha256::digest(PDF)));
        let content = ana.gets(&format!("/proposals/{reference}/content.json")).await.is(200);
        assert_eq!(claims["content_sha256"], hexed(&Sha256::digest(&content.body)));
        // What is hashed is the same wherever it is said: no ids of rows.
        for id in links_of(&app, reference) {
            assert!(!content.text().contains(&id), "{id} is in {}", content.text());
        }
        let said = claims.to_string();
        assert!(
            !said.contains(ana.id.as_str()) && !said.contains("An invented"),
            "no ids, no free text: {said}"
        );

        // The proof comes with the closing.
        let inclusion = format!("/proposals/{reference}/inclusion.json");
        ana.gets(&inclusion).await.is(404);
        app.clock_to(AFTER);
        app.works();
        let root = {
            let id = book().call.id;
            let closed = app.state().database.read_now(move |db| rollcall::call::store::closed(db, &id, 5));
            closed.unwrap().unwrap().root
        };
        for (person, reference) in &people {
            let proof = person.gets(&format!("/proposals/{reference}/inclusion.json")).await.is(200).json();
            let jws = person.gets(&format!("/proposals/{reference}/receipt.jws")).await.text();
            assert_eq!(proof["tree_size"], 3);
            assert_eq!(root_of(&proof, jws.as_bytes()), root);
        }
        let page = ana.gets(&format!("/proposals/{reference}/receipt")).await.is(200);
        assert!(page.shows(&root), "{}", page.words());
    });
}

/// What a browser calls a download.
fn saved_as(answer: &crate::support::app::Answer) -> String {
    let said = answer.header("content-disposition").unwrap();
    said.split("filename=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn the_command_of_the_page_checks_what_was_downloaded_as_it_was_saved() {
    on_sqlite(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let slot = format!("/proposals/{reference}/documents/part-b");
        let ask =
            ana.uploads(&slot, "file", "Ana's plan, final.pdf", PDF).await.is(303).location().to_owned();
        decides(&ana, &ask).await.is(303);
        submits(&ana, &reference).await.is(303);
        app.reads_all_letters();
        let folder = tempfile::tempdir().unwrap();
        let save = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
        let at = format!("/proposals/{reference}");
        let receipt = ana.gets(&format!("{at}/receipt.jws")).await.is(200);
        save(&saved_as(&receipt), &receipt.body);
        save("jwks.json", &app.visitor().gets("/.well-known/jwks.json").await.body);
        save("Ana's plan, final.pdf", PDF);
        save("commitment-letters.pdf", PDF);
        let command = async || {
            let page = ana.gets(&format!("{at}/receipt")).await.is(200).text();
            let code = page.split("<code>rollcall verify ").nth(1).unwrap().split("</code>").next().unwrap();
            code.replace("&#x27;", "'").replace("&quot;", "\"").replace("&amp;", "&")
        };
        let told = command().await;
        assert_eq!(
            told,
            "AIF-0001-1.jws 'Ana'\\''s plan, final.pdf' commitment-letters.pdf --keys jwks.json"
        );
        let runs = |command: &str| {
            let line = format!("{} verify {command}", env!("CARGO_BIN_EXE_rollcall"));
            let done = Command::new("sh").arg("-c").arg(line).current_dir(&folder).output().unwrap();
            assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stdout));
        };
        runs(&told);
        // Once the cut-off has closed, the proof and the root go with it.
        app.clock_to(AFTER);
        app.works();
        let proof = ana.gets(&format!("{at}/inclusion.json")).await.is(200);
        save(&saved_as(&proof), &proof.body);
        let told = command().await;
        assert!(told.contains("--proof AIF-0001-1-inclusion.json --root "), "{told}");
        runs(&told);
        app.reads_all_letters();
    });
}

#[test]
fn the_page_and_the_command_line_tell_what_holds() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        submits(&ana, &reference).await.is(303);
        app.reads_all_letters();
        app.clock_to(AFTER);
        app.works();
        let jws = ana.gets(&format!("/proposals/{reference}/receipt.jws")).await.text();
        let proof = ana.gets(&format!("/proposals/{reference}/inclusion.json")).await.text();
        let jwks = app.visitor().gets("/.well-known/jwks.json").await.text();
        let told: serde_json::Value = serde_json::from_str(&proof).unwrap();
        let published = told["root"].as_str().unwrap().to_owned();

        app.visitor().gets("/verify").await.is(200);
        let page = app.visitor().uploads("/verify", "receipt-file", "a.jws", jws.as_bytes()).await.is(200);
        assert!(page.shows("The receipt is good."), "{}", page.words());
        assert!(page.shows("The receipt comes from a rehearsal."), "{}", page.words());
        // One letter of the signature is another, whichever it was.
        let (head, tail) = jws.split_at(jws.len() - 20);
        let other = if tail.starts_with('A') { 'B' } else { 'A' };
        let altered = format!("{head}{other}{}", &tail[1..]);
        let page =
            app.visitor().uploads("/verify", "receipt-file", "a.jws", altered.as_bytes()).await.is(200);
        assert!(page.shows("Something does not hold."), "{}", page.words());
        app.visitor().uploads("/verify", "receipt-file", "a.jws", b"").await.is(422);

        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        };
        let (receipt, keys) = (file("a.jws", jws.as_bytes()), file("jwks.json", jwks.as_bytes()));
        let (good, bad) = (file("part-b.pdf", PDF), file("other.pdf", b"%PDF-1.7 other"));
        let (proof, altered) = (file("proof.json", proof.as_bytes()), file("b.jws", altered.as_bytes()));
        let run = |args: &[&std::ffi::OsStr]| {
            let done =
                Command::new(env!("CARGO_BIN_EXE_rollcall")).arg("verify").args(args).output().unwrap();
            (done.status.code().unwrap(), String::from_utf8_lossy(&done.stdout).into_owned())
        };
        let keys_are = std::ffi::OsStr::new("--keys");
        let (code, said) = run(&[
            receipt.as_ref(),
            good.as_ref(),
            keys_are,
            keys.as_ref(),
            "--proof".as_ref(),
            proof.as_ref(),
        ]);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("part-b.pdf is the file that was submitted as"), "{said}");
        // Under another name it is the file of every slot that holds these bytes.
        let copy = file("copy.pdf", PDF);
        let (code, told) = run(&[receipt.as_ref(), copy.as_ref(), keys_are, keys.as_ref()]);
        assert_eq!(code, 0, "{told}");
        assert_eq!(told.matches("copy.pdf is the file that was submitted as").count(), 2, "{told}");
        // A tree of one's own always fits: without the published root the proof is open, and said to be.
        assert!(said.contains("? The inclusion proof leads from the receipt, as number 1 of 1"), "{said}");
        assert!(said.contains("? The root was not compared"), "{said}");
        assert!(!said.contains("sealed together"), "{said}");
        let with_root = |root: &str| {
            let root = std::ffi::OsString::from(root);
            let (proof_is, root_is) = (std::ffi::OsStr::new("--proof"), std::ffi::OsStr::new("--root"));
            run(&[receipt.as_ref(), keys_are, keys.as_ref(), proof_is, proof.as_ref(), root_is, &root])
        };
        let (code, said) = with_root(&published);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("+ The receipt is number 1 of the 1 that were sealed together."), "{said}");
        let (code, said) = with_root(&"0".repeat(64));
        assert_eq!(code, 1, "{said}");
        assert!(!said.contains("sealed together"), "{said}");
        let (code, said) = run(&[receipt.as_ref(), bad.as_ref(), keys_are, keys.as_ref()]);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("is none of the files that were submitted"), "{said}");
        assert_eq!(run(&[altered.as_ref(), keys_are, keys.as_ref()]).0, 1);
        assert_eq!(run(&[receipt.as_ref()]).0, 2);
        assert_eq!(run(&[receipt.as_ref(), keys_are, "https://example.org/jwks.json".as_ref()]).0, 2);
        assert_eq!(run(&["no-such-file".as_ref(), keys_are, keys.as_ref()]).0, 2);
    });
}

#[test]
fn hashes_are_read_as_every_system_prints_them() {
    let hash = "0123456789abcdef".repeat(4);
    for (line, name) in [
        (hash.clone(), &hash[..12]),
        (format!("{hash}  part b.pdf"), "part b.pdf"),
        (format!("{hash} *part-b.pdf"), "part-b.pdf"),
        (format!("SHA256          {}       C:\\part-b.pdf", hash.to_uppercase()), "C:\\part-b.pdf"),
        (format!("SHA2-256(part-b.pdf)= {hash}"), &hash[..12]),
    ] {
        let read = rollcall::proposal::proof::hashes(&format!("a line of something else\n{line}\n"));
        assert_eq!(read.len(), 1, "{line}");
        assert_eq!((read[0].sha256.as_str(), read[0].name.as_str()), (hash.as_str(), name), "{line}");
    }
    assert!(rollcall::proposal::proof::hashes(&format!("{}\nnone", &hash[1..])).is_empty());
}

/// The ids of the rows behind what was submitted last.
fn links_of(app: &App, reference: &str) -> Vec<String> {
    use rollcall::db::schema::{proposals, submissions};
    let reference = reference.to_owned();
    let links = app.state().database.read_now(move |db| {
        let of = submissions::table
            .inner_join(proposals::table.on(submissions::proposal_id.eq(proposals::id)))
            .filter(proposals::reference.eq(&reference));
        Ok(of.order(submissions::version.desc()).select(submissions::links).first::<String>(db)?)
    });
    let links = links.unwrap();
    let ids: Vec<String> = links.split('"').filter(|word| word.len() == 36).map(str::to_owned).collect();
    assert!(ids.len() > 3, "partners, tranches, funders and documents: {links}");
    ids
}
