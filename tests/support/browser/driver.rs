//! The chromedriver process, and the commands of its own that it understands.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use serde_json::{Value, json};
use tempfile::TempDir;

pub struct Driver {
    process: Child,
    port: u16,
    profile: TempDir,
}

impl Driver {
    /// Starts chromedriver on a port that it finds free.
    pub fn start() -> Self {
        let mut process = Command::new(program("ROLLCALL_TEST_CHROMEDRIVER"))
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
        // "ChromeDriver was started successfully on port 45678."
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        Self {
            process,
            port: port.expect("chromedriver names its port"),
            profile: tempfile::tempdir().unwrap(),
        }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn capabilities(&self, language: &str) -> Capabilities {
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--disable-default-apps",
            "--force-color-profile=srgb",
            &format!("--lang={language}"),
            &format!("--user-data-dir={}", self.profile.path().display()),
        ];
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": {
                "binary": program("ROLLCALL_TEST_CHROMIUM"),
                "args": arguments,
                "prefs": { "intl.accept_languages": language },
            },
            "goog:loggingPrefs": { "browser": "WARNING" },
        });
        let Value::Object(capabilities) = capabilities else {
            unreachable!("the literal above is an object")
        };
        capabilities
    }

    /// Asks the driver to end its browser and itself; killing it would leave the browser behind.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port)?;
        BufReader::new(stream).read_line(&mut String::new()).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let asked = self.shut_down();
        for _ in 0..100 {
            if asked.is_err() || self.process.try_wait().is_ok_and(|ended| ended.is_some()) {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        // Both fail where it has ended, which is what is wanted.
        let _ended = self.process.kill().and_then(|()| self.process.wait());
    }
}

/// A path that `tests/run` has found.
fn program(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_unset| panic!("{variable} is not set: run tests/run"))
}

/// A command to a session that fantoccini has no word for.
#[derive(Debug)]
pub struct Post {
    path: &'static str,
    body: Value,
}

impl Post {
    pub fn new(path: &'static str, body: Value) -> Self {
        Self { path, body }
    }
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
