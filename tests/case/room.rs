//! How many files a side may send.

use actix_web::http::Method;

use super::scene::{PLAIN, Scene, received};
use crate::proposal::world::PDF;
use crate::support::app::both_databases;

/// The smallest thing that passes for a picture.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n and what not";

async fn attaches(scene: &Scene, matter: i32) -> crate::support::app::Answer {
    let path = format!("/api/v1{}/attachments?name=a.png", scene.matter(matter));
    scene.ana.sends(Method::POST, &path, "application/octet-stream", PICTURE).await
}

#[test]
fn a_side_sends_so_many_files_in_a_matter_and_in_a_case() {
    both_databases(async |app| {
        let scene = received(&app).await;
        let limits = rollcall::config::Limits::default();
        for _ in 0..5 {
            scene.sam.parts(&scene.case(), PLAIN, None).await.is(303);
        }
        for _ in 0..limits.files_per_matter {
            attaches(&scene, 1).await.is(200);
        }
        let told = attaches(&scene, 1).await.is(422).json();
        assert_eq!(told["errors"][0]["pointer"], "/file");
        let form = [("text", "Words that stay")];
        let path = format!("{}/messages", scene.matter(1));
        let refused = scene.carl.parts(&path, &form, Some(("a.pdf", PDF))).await.is(422);
        assert!(refused.shows("Your side has sent 10 files in this matter already."), "{}", refused.words());
        assert!(refused.text().contains("Words that stay"));
        // Words are no files, and the other side has room of its own.
        scene.carl.parts(&path, &form, None).await.is(303);
        scene.sam.parts(&path, &[("text", "A form")], Some(("a.png", PICTURE))).await.is(303);
        let mut sent = limits.files_per_matter;
        for matter in 2..5 {
            for _ in 0..limits.files_per_matter {
                attaches(&scene, matter).await.is(200);
                sent += 1;
            }
        }
        assert_eq!(sent, limits.files_per_case);
        let path = format!("{}/messages", scene.matter(5));
        let refused = scene.carl.parts(&path, &form, Some(("a.pdf", PDF))).await.is(422);
        assert!(refused.shows("Your side has sent 40 files in this case already."), "{}", refused.words());
        // Opening a matter with a file is no way around.
        let typed = [("kind", "other"), ("subject", "One more"), ("text", "Here it is.")];
        scene.carl.parts(&scene.case(), &typed, Some(("a.pdf", PDF))).await.is(422);
        scene.carl.parts(&scene.case(), &typed, None).await.is(303);
        app.reads_all_letters();
    });
}
