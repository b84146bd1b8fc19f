//! Backup and restore: a world with rows in every table goes from one kind of database to the other and back.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use rollcall::db::backup::{self, BackupError, Content, Documents, Manifest};
use rollcall::db::{Database, DatabaseUrl, Purpose, TABLES};
use rollcall::files::Files;
use rollcall::ground::moment::Wall;
use rollcall::keys::sha256_hex;
use tempfile::TempDir;

use super::scratch::connect;
use crate::house::schema::{of_code, references};
use crate::support::{postgres, sqlite};

const NOW: Wall = Wall::from_micros(1_800_000_000_000_000);
const DOCUMENT: &[u8] = b"%PDF-1.7 a document, or so it says";

/// A database, a document store, and a place for archives.
struct House {
    database: Database,
    url: DatabaseUrl,
    files: Files,
    directory: TempDir,
}

impl House {
    fn sqlite() -> Self {
        let (directory, url) = sqlite::fresh();
        Self::open(url, directory)
    }

    fn postgres() -> Self {
        Self::open(postgres::fresh(), tempfile::tempdir().unwrap())
    }

    fn open(url: DatabaseUrl, directory: TempDir) -> Self {
        let database = Database::open(&url, Purpose::ReadWrite).unwrap();
        Self { database, files: Files::open(directory.path()).unwrap(), url, directory }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn save(&self, name: &str) -> Result<Manifest, BackupError> {
        backup::save(&self.database, &self.files, &self.file(name), Content::Everything, NOW)
    }

    fn restore(&self, from: &Path) -> Result<Manifest, BackupError> {
        backup::restore(&self.database, &self.files, from)
    }

    fn run(&self, sql: &str) {
        connect(&self.url).batch_execute(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// Nothing was restored: no row anywhere.
    fn is_empty(&self) {
        self.save("empty.tar").unwrap();
        let empty = entries(&self.file("empty.tar"));
        std::fs::remove_file(self.file("empty.tar")).unwrap();
        for (name, bytes) in &empty {
            assert!(bytes.is_empty() || name == "manifest.json", "{name} has rows");
        }
    }
}

impl Drop for House {
    fn drop(&mut self) {
        postgres::discard(&self.url);
    }
}

/// Values for columns that a check restricts beyond a list of words; everything else is made up from its type.
fn checked(column: &str, row: i64) -> Option<&'static str> {
    match (column, row) {
        ("installation.id", _) => Some("1"),
        ("installation.kind", _) => Some("'rehearsal'"),
        (column, 1) if column.ends_with(".amount") || column.ends_with(".asked") => {
            Some("9223372036854775807")
        }
        (column, _) if column.ends_with(".amount") || column.ends_with(".asked") => Some("1"),
        // What was published first has no correction.
        ("corrections.version", 1) => Some("2"),
        ("corrections.version", _) => Some("2147483647"),
        // A date is moved to another one.
        ("matter_moves.from_at", _) => Some("1"),
        // An outage ends after it began.
        ("outages.from_at", _) => Some("1"),
        ("outages.until_at", _) => Some("9223372036854775807"),
        // Either a line or a tranche.
        ("cost_items.tranche_id", 1) | ("cost_items.line", 2) => Some("NULL"),
        ("cost_items.tranche_id", 2) => Some("'t2'"),
        // Authorised or withdrawn, never both.
        ("payments.withdrawn_at", 1) => Some("NULL"),
        ("payments.withdrawn_at", 2) => Some("1"),
        _ => None,
    }
}

/// Two rows for every kept table, made from the schema: texts that are hard on JSON and SQL, the largest whole
/// numbers, truth and falsehood, and NULL where it is allowed.
fn fill(house: &House) {
    let shape = of_code();
    let references = references();
    let checks = checked_words();
    for table in TABLES.iter().filter(|table| !table.fleeting) {
        let rows = if table.name == "installation" { 1..=1 } else { 1..=2 };
        for row in rows {
            let mut names = Vec::new();
            let mut values = Vec::new();
            for (column, kind) in &shape.tables[table.name] {
                let name = format!("{}.{column}", table.name);
                let own = checked(&name, row).map(str::to_owned);
                let word = checks.get(&name).map(|word| format!("'{word}'"));
                let refers = references.iter().any(|(from, of, ..)| from == table.name && of == column);
                let in_key = table.key.contains(&column.as_str());
                values.push(match own.or(word) {
                    Some(value) => value,
                    None if kind.nullable && row == 2 => "NULL".to_owned(),
                    None => value(&kind.kind, row, refers || in_key, column),
                });
                names.push(format!("\"{column}\""));
            }
            let sql =
                format!("INSERT INTO {} ({}) VALUES ({})", table.name, names.join(", "), values.join(", "));
            house.run(&sql);
        }
    }
    Documents::put(&house.files, &sha256_hex(DOCUMENT), &mut &DOCUMENT[..]).unwrap();
    for table in ["documents", "attachments"] {
        house.run(&format!("UPDATE {table} SET sha256 = '{}'", sha256_hex(DOCUMENT)));
    }
}

fn value(kind: &str, row: i64, plain: bool, column: &str) -> String {
    match kind {
        // Keys and references meet by being made alike: r1, r2.
        "Text" if plain => format!("'r{row}'"),
        "Text" => {
            format!("'{column} {row}: \u{1}\t\"quotes\" \\ back, it''s, é ü 𝄞 \u{2028} {{\"json\": [1]}}'")
        }
        "BigInt" if plain => row.to_string(),
        "BigInt" => if row == 1 { i64::MAX } else { i64::MIN + 1 }.to_string(),
        "Integer" if plain => row.to_string(),
        "Integer" => if row == 1 { i32::MAX } else { i32::MIN + 1 }.to_string(),
        "Bool" => if row == 1 { "TRUE" } else { "FALSE" }.to_owned(),
        other => panic!("a kind of column that archives do not know yet: {other}"),
    }
}

/// `table.column` → the first word of a `CHECK (column IN ('word', …))`.
fn checked_words() -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for sql in crate::house::schema::migrations("sqlite").values() {
        for block in sql.split("CREATE TABLE ").skip(1) {
            let table = block.split([' ', '(']).next().unwrap();
            let block = block.split("\n);").next().unwrap();
            let block = block.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(");
            for check in block.split("CHECK (").skip(1) {
                if let Some((column, rest)) = check.split_once(" IN ('") {
                    let column = column.trim();
                    if column.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
                        let word = rest.split('\'').next().unwrap();
                        words.insert(format!("{table}.{column}"), word.to_owned());
                    }
                }
            }
        }
    }
    words
}

/// An archive's entries, read by the book.
fn entries(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = tar::Archive::new(File::open(path).unwrap());
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (entry.path().unwrap().to_str().unwrap().to_owned(), bytes)
    });
    entries.collect()
}

pub fn tables_of(path: &Path) -> BTreeMap<String, String> {
    let tables = entries(path).into_iter().filter(|(name, _)| name.starts_with("tables/"));
    tables.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn from_sqlite_to_postgres_and_back_nothing_changes() {
    let (first, second, third) = (House::sqlite(), House::postgres(), House::sqlite());
    fill(&first);
    let saved = first.save("first.tar").unwrap();
    second.restore(&first.file("first.tar")).unwrap();
    second.save("second.tar").unwrap();
    third.restore(&second.file("second.tar")).unwrap();
    third.save("third.tar").unwrap();
    let tables = tables_of(&first.file("first.tar"));
    for (name, rows) in &tables {
        assert!(!rows.is_empty(), "{name} is empty, so this says nothing about it");
    }
    let kept = TABLES.iter().filter(|table| !table.fleeting).count();
    assert_eq!((tables.len(), saved.rows()), (kept, u64::try_from(kept * 2 - 1).unwrap()));
    assert_eq!(tables, tables_of(&second.file("second.tar")));
    assert_eq!(tables, tables_of(&third.file("third.tar")));
    let bytes = |house: &House, name| std::fs::read(house.file(name)).unwrap();
    assert!(bytes(&first, "first.tar") == bytes(&third, "third.tar"), "not one bit of the archive differs");
    let mut document = Vec::new();
    third.files.open(&sha256_hex(DOCUMENT)).unwrap().read_to_end(&mut document).unwrap();
    assert_eq!(document, DOCUMENT);
}

#[test]
fn an_archive_says_what_it_is_and_is_nobody_elses() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::sqlite();
    fill(&house);
    let manifest = house.save("a.tar").unwrap();
    let entries = entries(&house.file("a.tar"));
    let written: Manifest = serde_json::from_slice(&entries["manifest.json"]).unwrap();
    assert_eq!(written, manifest);
    assert_eq!(manifest.format, backup::FORMAT);
    assert_eq!(manifest.program, env!("CARGO_PKG_VERSION"));
    assert!(entries.contains_key(&format!("documents/{}", sha256_hex(DOCUMENT))));
    let mode = std::fs::metadata(house.file("a.tar")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(!entries.keys().any(|name| name.contains("key") || name.contains("pem")), "keys stay at home");
    assert!(matches!(house.save("a.tar"), Err(BackupError::File { .. })), "nothing is written over");
    let left: Vec<_> =
        std::fs::read_dir(house.directory.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_str().unwrap().ends_with(".part")), "{left:?}");
}

#[test]
fn a_missing_document_is_told_and_leaves_no_archive() {
    let house = House::sqlite();
    fill(&house);
    house.run(&format!("UPDATE documents SET sha256 = '{}'", "0".repeat(64)));
    let error = house.save("a.tar").unwrap_err();
    assert!(matches!(error, BackupError::Document { .. }), "{error}");
    assert!(!house.file("a.tar").exists() && !house.file("a.tar.part").exists());
}

#[test]
fn a_document_whose_bytes_changed_is_told() {
    let house = House::sqlite();
    fill(&house);
    let hash = sha256_hex(DOCUMENT);
    let (first, rest) = hash.split_at(2);
    std::fs::write(house.file("documents").join("sha256").join(first).join(rest), b"other").unwrap();
    assert!(house.save("a.tar").unwrap_err().to_string().contains("not those of its hash"));
}

#[test]
fn a_database_with_rows_is_not_written_over() {
    let (house, full) = (House::sqlite(), House::postgres());
    fill(&house);
    house.save("a.tar").unwrap();
    full.run("INSERT INTO calls (id, version, counter, public) VALUES ('c', 1, 0, TRUE)");
    let error = full.restore(&house.file("a.tar")).unwrap_err();
    assert!(matches!(error, BackupError::NotEmpty(ref table) if table == "calls"), "{error}");
}

/// What `rollcall migrate` writes into a fresh database does not count: it comes from the archive.
#[test]
fn what_kind_a_database_is_comes_from_the_archive() {
    let (house, fresh) = (House::sqlite(), House::postgres());
    fill(&house);
    house.save("a.tar").unwrap();
    fresh.run(
        "INSERT INTO installation (id, kind, made_at, clock_offset) VALUES (1, 'live', 5, 0);
         INSERT INTO leases (name, holder, until_wall, fence) VALUES ('worker', 'me', 5, 1)",
    );
    fresh.restore(&house.file("a.tar")).unwrap();
    fresh.save("b.tar").unwrap();
    assert_eq!(tables_of(&house.file("a.tar")), tables_of(&fresh.file("b.tar")));
}

#[test]
fn an_archive_of_another_schema_is_refused() {
    let (house, fresh) = (House::sqlite(), House::sqlite());
    house.save("a.tar").unwrap();
    fresh.run("INSERT INTO __diesel_schema_migrations (version) VALUES ('99999999999999')");
    let error = fresh.restore(&house.file("a.tar")).unwrap_err();
    assert!(matches!(error, BackupError::Schema { .. }), "{error}");
}

/// Before a migration the tables may be others than this program knows.
#[test]
fn tables_that_this_program_does_not_know_are_saved_too() {
    for house in [House::sqlite(), House::postgres()] {
        house.run(
            "CREATE TABLE old_things (b INTEGER NOT NULL, a BIGINT NOT NULL, PRIMARY KEY (b, a));
             INSERT INTO old_things VALUES (2, 1), (1, 2), (1, 1)",
        );
        house.run("DROP TABLE payments");
        let made =
            backup::save(&house.database, &house.files, &house.file("a.tar"), Content::TablesOnly, NOW);
        assert!(!made.unwrap().with_documents);
        let tables = tables_of(&house.file("a.tar"));
        assert_eq!(
            tables["tables/old_things.jsonl"],
            "{\"a\":1,\"b\":1}\n{\"a\":2,\"b\":1}\n{\"a\":1,\"b\":2}\n"
        );
        assert!(!tables.contains_key("tables/payments.jsonl"));
    }
}

/// Writes an archive with these entries, by hand: path, bytes, and the size its header claims.
fn by_hand(path: &Path, entries: &[(String, Vec<u8>, u64)]) {
    let mut file = File::create(path).unwrap();
    for (name, bytes, size) in entries {
        let mut header = tar::Header::new_ustar();
        // `set_path` would refuse what an attacker does not.
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_mode(0o644);
        header.set_entry_type(tar::EntryType::Regular);
        header.set_size(*size);
        header.set_cksum();
        file.write_all(header.as_bytes()).unwrap();
        file.write_all(bytes).unwrap();
        file.write_all(&vec![0; (512 - bytes.len() % 512) % 512]).unwrap();
    }
    file.write_all(&[0; 1024]).unwrap();
}

type Parts = Vec<(String, Vec<u8>, u64)>;

/// A good archive taken apart, its manifest last.
fn apart(path: &Path) -> Parts {
    let mut parts: Parts = entries(path)
        .into_iter()
        .map(|(name, bytes)| {
            let size = u64::try_from(bytes.len()).unwrap();
            (name, bytes, size)
        })
        .collect();
    parts.sort_by_key(|(name, ..)| name == "manifest.json");
    parts
}

fn manifest_of(parts: &mut Parts, change: impl FnOnce(&mut serde_json::Value)) {
    let (_, bytes, size) = parts.last_mut().unwrap();
    let mut manifest = serde_json::from_slice(bytes).unwrap();
    change(&mut manifest);
    *bytes = serde_json::to_vec(&manifest).unwrap();
    *size = u64::try_from(bytes.len()).unwrap();
}

/// Replaces a table's rows and makes the manifest fit: a forger can do that.
fn forge(parts: &mut Parts, table: &str, change: impl FnOnce(String) -> String) {
    let name = format!("tables/{table}.jsonl");
    let (_, bytes, size) = parts.iter_mut().find(|(part, ..)| *part == name).unwrap();
    let rows = change(String::from_utf8(bytes.clone()).unwrap());
    *bytes = rows.clone().into_bytes();
    *size = u64::try_from(bytes.len()).unwrap();
    let (hash, size, rows) = (sha256_hex(bytes), *size, rows.lines().count());
    manifest_of(parts, |manifest| {
        let tables = manifest["tables"].as_array_mut().unwrap();
        let part = tables.iter_mut().find(|part| part["name"] == table).unwrap();
        part["sha256"] = hash.into();
        part["bytes"] = size.into();
        part["rows"] = rows.into();
    });
}

fn add(parts: &mut Parts, name: &str, bytes: &[u8]) {
    parts.insert(0, (name.to_owned(), bytes.to_vec(), u64::try_from(bytes.len()).unwrap()));
}

type Harm = (&'static str, Box<dyn Fn(&mut Parts)>);

fn harms() -> Vec<Harm> {
    fn harm(name: &'static str, harm: impl Fn(&mut Parts) + 'static) -> Harm {
        (name, Box::new(harm))
    }
    vec![
        harm("a path that climbs out", |parts| add(parts, "../../evil", b"x")),
        harm("a path from the root", |parts| add(parts, "/etc/evil", b"x")),
        harm("a document that climbs out", |parts| add(parts, "documents/../../evil", b"x")),
        harm("a table that climbs out", |parts| add(parts, "tables/../evil.jsonl", b"x")),
        harm("an entry too many", |parts| add(parts, &format!("documents/{}", "a".repeat(64)), b"x")),
        harm("an unknown table", |parts| add(parts, "tables/evil.jsonl", b"{}\n")),
        harm("an entry twice", |parts| parts.insert(0, parts[0].clone())),
        harm("an entry missing", |parts| drop(parts.remove(0))),
        harm("no manifest", |parts| drop(parts.pop())),
        harm("two manifests", |parts| parts.push(parts.last().unwrap().clone())),
        harm("a manifest that is not JSON", |parts| parts.last_mut().unwrap().1[0] = b'x'),
        harm("a manifest first", |parts| parts.rotate_right(1)),
        harm("another format", |parts| manifest_of(parts, |manifest| manifest["format"] = 2.into())),
        harm("a checksum that is wrong", |parts| {
            manifest_of(parts, |manifest| manifest["tables"][3]["sha256"] = "0".repeat(64).into());
        }),
        harm("bytes that changed", |parts| {
            let (_, bytes, _) = parts.iter_mut().find(|(name, ..)| name.contains("people")).unwrap();
            bytes[20] ^= 1;
        }),
        harm("a document that changed", |parts| parts[0].1[3] ^= 1),
        harm("a size beyond the end", |parts| parts.last_mut().unwrap().2 = 1 << 40),
        harm("a size beyond all numbers", |parts| parts[1].2 = u64::MAX),
        harm("a count that is wrong", |parts| {
            manifest_of(parts, |manifest| manifest["tables"][3]["rows"] = 7.into());
        }),
        harm("a table twice in the manifest", |parts| {
            manifest_of(parts, |manifest| {
                let again = manifest["tables"][0].clone();
                manifest["tables"].as_array_mut().unwrap().push(again);
            });
        }),
        harm("a column that is not in the schema", |parts| {
            forge(parts, "calls", |rows| rows.replace("\"id\":", "\"evil\":1,\"id\":"));
        }),
        harm("a column name with SQL in it", |parts| {
            forge(parts, "calls", |rows| rows.replace("\"id\":", "\"id) SELECT 1; --\":1,\"id\":"));
        }),
        harm("a column missing", |parts| {
            forge(parts, "calls", |rows| rows.replace("\"version\":", "\"other\":"));
        }),
        harm("a text where a number belongs", |parts| {
            forge(parts, "calls", |rows| {
                rows.replace("\"version\":2147483647", "\"version\":\"2147483647\"")
            });
        }),
        harm("a number that is too large", |parts| {
            forge(parts, "calls", |rows| rows.replace("\"version\":2147483647", "\"version\":2147483648"));
        }),
        harm("a fraction", |parts| {
            forge(parts, "calls", |rows| rows.replace("\"version\":2147483647", "\"version\":1.5"));
        }),
        harm("a null where none may be", |parts| {
            forge(parts, "calls", |rows| rows.replace("\"version\":2147483647", "\"version\":null"));
        }),
        harm("a text with U+0000", |parts| {
            forge(parts, "funders", |rows| rows.replace("quotes", "quo\\u0000tes"));
        }),
        harm("a row that is no object", |parts| forge(parts, "calls", |rows| rows + "[1, 2]\n")),
        harm("a last row without its end", |parts| {
            forge(parts, "calls", |rows| rows.trim_end().to_owned());
        }),
        harm("a row that breaks a reference", |parts| {
            forge(parts, "sessions", |rows| rows.replace("\"person_id\":\"r1\"", "\"person_id\":\"nobody\""));
        }),
        harm("a row that breaks a check", |parts| {
            forge(parts, "installation", |rows| rows.replace("rehearsal", "of no kind"));
        }),
        harm("a row twice", |parts| {
            forge(parts, "calls", |rows| format!("{0}{0}", rows));
        }),
        harm("a document that rows name and nobody brings", |parts| {
            parts.retain(|(name, ..)| !name.starts_with("documents/"));
            manifest_of(parts, |manifest| manifest["documents"] = serde_json::json!([]));
        }),
    ]
}

#[test]
fn a_hostile_archive_changes_nothing() {
    let house = House::sqlite();
    fill(&house);
    house.save("good.tar").unwrap();
    for target in [House::sqlite(), House::postgres()] {
        for (name, harm) in harms() {
            let mut parts = apart(&house.file("good.tar"));
            let before = parts.clone();
            harm(&mut parts);
            assert!(parts != before, "{name}: nothing was harmed");
            by_hand(&house.file("bad.tar"), &parts);
            let outcome = target.restore(&house.file("bad.tar"));
            assert!(outcome.is_err(), "{name} was taken in");
            target.is_empty();
            assert!(!house.directory.path().parent().unwrap().join("evil").exists(), "{name}");
        }
        // The hand that makes bad archives makes good ones too.
        by_hand(&house.file("bad.tar"), &apart(&house.file("good.tar")));
        target.restore(&house.file("bad.tar")).unwrap();
    }
}

#[test]
fn an_archive_that_was_cut_off_anywhere_is_refused() {
    let (house, target) = (House::sqlite(), House::sqlite());
    fill(&house);
    house.save("good.tar").unwrap();
    let good = std::fs::read(house.file("good.tar")).unwrap();
    // Up to the manifest's last byte; the padding behind it carries nothing.
    let end = good.len() - 1024 - 512;
    for length in (0..end).step_by(511).chain([end]) {
        std::fs::write(house.file("cut.tar"), &good[..length]).unwrap();
        assert!(target.restore(&house.file("cut.tar")).is_err(), "cut at {length} of {}", good.len());
    }
    target.is_empty();
}

#[test]
fn links_and_folders_are_no_parts_of_an_archive() {
    let house = House::sqlite();
    for kind in
        [tar::EntryType::Symlink, tar::EntryType::Link, tar::EntryType::Directory, tar::EntryType::XHeader]
    {
        let mut builder = tar::Builder::new(File::create(house.file("bad.tar")).unwrap());
        let mut header = tar::Header::new_ustar();
        header.set_path("tables/people.jsonl").unwrap();
        header.set_entry_type(kind);
        header.set_size(0);
        if kind == tar::EntryType::Symlink {
            header.set_link_name("/etc/passwd").unwrap();
        }
        header.set_cksum();
        builder.append(&header, &[][..]).unwrap();
        builder.finish().unwrap();
        let error = house.restore(&house.file("bad.tar")).unwrap_err();
        assert!(matches!(error, BackupError::Archive(_)), "{kind:?}: {error}");
        std::fs::remove_file(house.file("bad.tar")).unwrap();
    }
}
