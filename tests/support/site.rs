//! The program of a story, served on a loopback port for a browser.

use actix_web::HttpServer;
use actix_web::dev::ServerHandle;

use super::app::{App, Person};
use super::browser::Browser;
use rollcall::web::SESSION_COOKIE;

pub struct Site {
    port: u16,
    handle: ServerHandle,
}

impl Site {
    /// Serves what `app` runs on. It ends with the value.
    pub async fn of(app: &App) -> Self {
        let state = app.state().clone();
        let server = HttpServer::new(move || rollcall::app::app(state.clone()));
        let server = server.workers(1).disable_signals().bind(("127.0.0.1", 0)).unwrap();
        let port = server.addrs()[0].port();
        let server = server.run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self { port, handle }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Lets the browser be somebody: their session, or nobody's.
    pub async fn seen_by(&self, person: &Person, browser: &Browser) {
        browser.forgets_cookies().await;
        if let Some(cookie) = &person.cookie {
            browser.keeps_cookie(&self.url("/"), SESSION_COOKIE, cookie).await;
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // The future only waits for the end, which has begun.
        drop(self.handle.stop(false));
    }
}
