//! How many files one person may upload.

use actix_web::http::Method;

use super::world::*;
use crate::support::app::both_databases;

#[test]
fn one_person_uploads_so_many_files_within_a_day() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (own, other) = (writes(&ana, "NORTH").await, writes(&ben, "SOUTH").await);
        let limits = rollcall::config::Limits::default();
        let path = format!("/api/v1/proposals/{own}/documents/part-b");
        let junk = async |path: &str| ana.sends(Method::PUT, path, "application/pdf", b"junk").await;
        // What was uploaded to write the draft counts, and what is not taken does.
        let mut left = limits.uploads;
        while !junk(&path).await.text().contains("uploads-many") {
            left -= 1;
            assert!(left > 0, "never refused");
        }
        assert!(left < 20, "{left} had been uploaded to write the draft");
        let told = junk(&path).await.is(422).json();
        assert_eq!(told["errors"][0]["pointer"], "/part-b");
        let said = "You have uploaded 200 files within 24 hours.";
        assert!(told.to_string().contains(said), "{told}");
        assert!(told.to_string().contains("please try again in 24 hours."), "{told}");
        let page = uploads(&ana, &own, "part-b", PDF).await.is(422);
        assert!(page.shows(said), "{}", page.words());
        // An archive to import is one too, by hand and by a program.
        let archive = ana.gets(&format!("/proposals/{own}/archive.zip")).await.is(200).body;
        let page = format!("/proposals/{own}/import");
        let refused = ana.parts(&page, &[], Some(("a.zip", &archive))).await.is(422);
        assert!(refused.shows(said), "{}", refused.words());
        let import = format!("/api/v1/proposals/{own}/import");
        let told = ana.sends(Method::POST, &import, "application/zip", &archive).await.is(422).json();
        assert_eq!(told["errors"][0]["pointer"], "/archive");
        // Others have their own count.
        uploads(&ben, &other, "part-b", PDF).await.is(303);
        // A day later there is room again.
        app.passes(i64::from(limits.upload_hours) * 3_600 + 1);
        let told = junk(&path).await.is(422);
        assert!(!told.text().contains("uploads-many"), "{}", told.text());
    });
}
