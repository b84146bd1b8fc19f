//! What the program answered, read as a person, a program or the transcript reads it.

use actix_web::body::to_bytes;
use actix_web::http::{StatusCode, header};

/// What came back from a request.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Headers that hold entropy, or nothing worth comparing.
const UNRECORDED: [&str; 2] = ["set-cookie", "date"];

impl Answer {
    pub(super) async fn read<B: actix_web::body::MessageBody + 'static>(
        outcome: std::result::Result<actix_web::dev::ServiceResponse<B>, actix_web::Error>,
    ) -> Self {
        let response = match outcome {
            Ok(response) => response.into_parts().1.map_into_boxed_body(),
            Err(error) => error.error_response(),
        };
        let text = |value: &header::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let mut headers: Vec<(String, String)> =
            response.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
        headers.sort();
        let status = response.status();
        let body = to_bytes(response.into_body())
            .await
            .unwrap_or_else(|_| panic!("a body that can be read"))
            .to_vec();
        Self { status, headers, body }
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("not JSON: {error}\n{}", self.text()))
    }

    /// Whether the words stand in the page, as a reader sees them: tags away, entities read, spaces folded.
    pub fn shows(&self, words: &str) -> bool {
        self.words().contains(words)
    }

    /// The page as a reader sees it.
    pub fn words(&self) -> String {
        let mut words = String::new();
        let mut inside = false;
        for c in self.text().chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    words.push(' ');
                }
                c if !inside => words.push(c),
                _ => {}
            }
        }
        let read = words
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&#x3D;", "=")
            .replace("&amp;", "&");
        read.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_else(|| panic!("no redirect but {}: {}", self.status, self.words()))
    }

    /// The value of a cookie that was set.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let set = self.headers.iter().filter(|(header, _)| header == "set-cookie");
        set.filter_map(|(_, value)| value.strip_prefix(&format!("{name}=")))
            .next()
            .map(|rest| rest.split(';').next().unwrap_or_default().to_owned())
    }

    /// Asserts the status, and shows the page where it is another.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.words());
        self
    }

    /// The answer as the transcript holds it: form tokens away, since they hang on a visitor's random cookie.
    pub(super) fn written_down(&self) -> String {
        let mut text = format!("{}\n", self.status);
        for (name, value) in self.headers.iter().filter(|(name, _)| !UNRECORDED.contains(&name.as_str())) {
            text.push_str(&format!("{name}: {value}\n"));
        }
        let mut body = self.text();
        let mark = "name=\"csrf\" value=\"";
        let mut from = 0;
        while let Some(at) = body[from..].find(mark) {
            let begins = from + at + mark.len();
            let ends = begins + body[begins..].find('"').unwrap_or(0);
            body.replace_range(begins..ends, "");
            from = begins;
        }
        text.push_str(&body);
        text
    }
}
