//! The browser that the other tests lead, tried on a page of two: what it is told to do happens, and what is
//! wrong with a page is found.

mod lists;
mod together;
mod verifying;

use actix_web::dev::ServerHandle;
use actix_web::{App, HttpResponse, HttpServer, web};

use crate::support::browser::{Browser, LAPTOP, PHONE};

const FORM: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A form</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"></head><body><main><h1>A form</h1>
<form method="post" action="/answer"><label for="name">Name <small>as on your card</small></label>
<input id="name" name="name" value="old"><label>Day <input type="date" name="day"></label>
<label>Country <select name="country"><option value="fi">Finland</option><option value="pl">Poland</option></select>
</label><label>Plan <input type="file" name="plan"></label><label><input type="checkbox" name="sure"> I am sure</label><button>Send it</button></form>
<script>document.title = 'A form with scripts'</script></main></body></html>"#;

const BROKEN: &str = r#"<!doctype html><html><head><meta charset="utf-8"></head><body>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><div style="width: 5000px">wide</div>
<script>nonsense()</script></body></html>"#;

#[actix_web::test]
async fn a_form_is_filled_in_as_a_person_would() {
    let (browser, site) = (Browser::start("fr").await, Site::start().await);
    browser.goto(&site.url("/")).await;
    browser.is_accessible().await;
    assert_eq!(browser.overhang().await, None);
    browser.fill("Name", "Ana Ωmega").await;
    browser.fill("Day", "2025-12-31").await;
    browser.choose("Country", "Poland").await;
    browser.tick("I am sure").await;
    browser.attach("Plan", concat!(env!("CARGO_MANIFEST_DIR"), "/LICENSE").as_ref()).await;
    browser.click("Send it").await;
    browser.sees("name=Ana Ωmega day=2025-12-31 country=pl plan=LICENSE sure=on language=fr").await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

#[actix_web::test]
async fn what_is_wrong_with_a_page_is_found() {
    let (browser, site) = (Browser::start("en").await, Site::start().await);
    browser.goto(&site.url("/broken")).await;
    let rules: Vec<String> = browser.violations().await.into_iter().map(|violation| violation.rule).collect();
    for rule in ["image-alt", "html-has-lang", "document-title"] {
        assert!(rules.iter().any(|found| found == rule), "{rule} is not among {rules:?}");
    }
    assert!(browser.overhang().await.is_some_and(|what| what.contains("wide")));
    let complaints = browser.complaints().await;
    assert!(complaints.iter().any(|line| line.contains("nonsense is not defined")), "{complaints:?}");
}

#[actix_web::test]
async fn pictures_show_width_and_colour_scheme() {
    let (browser, site) = (Browser::start("en").await, Site::start().await);
    browser.goto(&site.url("/")).await;
    let day = browser.screenshot("harness", LAPTOP).await;
    let night = browser.screenshot("harness", PHONE).await;
    let width = |path| u32::from_be_bytes(std::fs::read(path).unwrap()[16..20].try_into().unwrap());
    assert_eq!((width(&day), width(&night)), (1280, 360));
    let script = "return getComputedStyle(document.body).color";
    assert_eq!(browser.script(script, serde_json::json!([])).await, "rgb(255, 255, 255)");
}

#[actix_web::test]
async fn pages_can_be_tried_without_scripts() {
    let (browser, site) = (Browser::start("en").await, Site::start().await);
    browser.goto(&site.url("/")).await;
    assert_eq!(browser.title().await, "A form with scripts");
    browser.scripts(false).await;
    browser.goto(&site.url("/")).await;
    assert_eq!(browser.title().await, "A form");
    browser.click("Send it").await;
    browser.sees("name=old").await;
}

struct Site {
    port: u16,
    handle: ServerHandle,
}

impl Site {
    async fn start() -> Self {
        let server = HttpServer::new(|| {
            App::new()
                .route("/", web::get().to(|| async { page(FORM) }))
                .route("/broken", web::get().to(|| async { page(BROKEN) }))
                .route("/answer", web::post().to(answer))
        });
        let server = server.workers(1).disable_signals().bind(("127.0.0.1", 0)).unwrap();
        let port = server.addrs()[0].port();
        let server = server.run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self { port, handle }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // The future only waits for the end, which has begun.
        drop(self.handle.stop(false));
    }
}

fn page(html: &'static str) -> HttpResponse {
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html)
}

/// Says back what the form sent.
async fn answer(request: actix_web::HttpRequest, form: web::Form<Vec<(String, String)>>) -> HttpResponse {
    let mut words: Vec<String> = form.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let language = request.headers().get("accept-language").and_then(|language| language.to_str().ok());
    words.push(format!("language={}", language.unwrap_or("none").split(',').next().unwrap()));
    let page = format!(r#"<!doctype html><link rel="icon" href="data:,"><p>{}"#, words.join(" "));
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page)
}
