//! A mail server for one test: it speaks SMTP on a loopback port and keeps what it is given.
//!
//! Enough of RFC 5321 for a careful client (EHLO, MAIL, RCPT, DATA with dot-stuffing, RSET, NOOP, QUIT), and
//! it can be told to refuse.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use mail_parser::MessageParser;

/// A letter as it arrived.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The envelope's sender and recipients.
    pub from: String,
    pub to: Vec<String>,
    pub subject: String,
    pub message_id: String,
    /// The plain text, decoded.
    pub text: String,
    /// All of it, as it came over the wire.
    pub raw: String,
}

#[derive(Clone)]
pub struct MailServer {
    port: u16,
    shelf: Arc<Shelf>,
}

#[derive(Default)]
struct Shelf {
    letters: Mutex<Vec<Arrived>>,
    arrived: Condvar,
    /// What the next recipients are answered instead of "250": at most one each.
    refusals: Mutex<Vec<String>>,
}

impl MailServer {
    pub fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let server = Self { port: listener.local_addr().unwrap().port(), shelf: Arc::default() };
        let shelf = server.shelf.clone();
        // Ends with the process: a thread that waits costs nothing.
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let shelf = shelf.clone();
                std::thread::spawn(move || drop(Conversation::hold(&stream, &shelf)));
            }
        });
        server
    }

    /// A server that takes a connection, and then never says a word.
    pub fn hanging() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let server = Self { port: listener.local_addr().unwrap().port(), shelf: Arc::default() };
        std::thread::spawn(move || {
            let mut held = Vec::new();
            for stream in listener.incoming().map_while(Result::ok) {
                held.push(stream);
            }
        });
        server
    }

    /// `smtp://127.0.0.1:PORT`
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Answers the next recipient with this, such as `450 come back later`.
    pub fn refuse_next(&self, answer: &str) {
        self.shelf.refusals.lock().unwrap().push(answer.to_owned());
    }

    /// Waits until so many letters are there, and takes them all away.
    pub fn take(&self, number: usize) -> Vec<Arrived> {
        let letters = self.shelf.letters.lock().unwrap();
        let patience = Duration::from_secs(10);
        let few = |letters: &mut Vec<Arrived>| letters.len() < number;
        let (mut letters, _) = self.shelf.arrived.wait_timeout_while(letters, patience, few).unwrap();
        assert_eq!(letters.len(), number, "letters that arrived: {letters:#?}");
        std::mem::take(&mut *letters)
    }
}

struct Conversation<'a> {
    lines: BufReader<&'a TcpStream>,
    out: &'a TcpStream,
    shelf: &'a Shelf,
    from: String,
    to: Vec<String>,
}

impl<'a> Conversation<'a> {
    fn hold(stream: &'a TcpStream, shelf: &'a Shelf) -> std::io::Result<()> {
        let lines = BufReader::new(stream);
        let mut conversation = Self { lines, out: stream, shelf, from: String::new(), to: Vec::new() };
        conversation.say("220 mail.test.example at your service")?;
        while let Some(line) = conversation.hear()? {
            if !conversation.answer(&line)? {
                break;
            }
        }
        Ok(())
    }

    /// Answers one command; false after the last.
    fn answer(&mut self, line: &str) -> std::io::Result<bool> {
        let (verb, rest) = line.split_once([' ', ':']).unwrap_or((line, ""));
        match verb.to_uppercase().as_str() {
            "EHLO" => self.say("250-mail.test.example\r\n250-8BITMIME\r\n250 SMTPUTF8")?,
            "HELO" | "NOOP" => self.say("250 yes")?,
            "MAIL" => {
                self.from = address(rest);
                self.to.clear();
                self.say("250 from whom is noted")?;
            }
            "RCPT" => self.recipient(rest)?,
            "DATA" if self.to.is_empty() => self.say("503 to whom?")?,
            "DATA" => self.letter()?,
            "RSET" => {
                self.to.clear();
                self.say("250 forgotten")?;
            }
            "QUIT" => {
                self.say("221 goodbye")?;
                return Ok(false);
            }
            _ => self.say("502 that I cannot do")?,
        }
        Ok(true)
    }

    fn recipient(&mut self, rest: &str) -> std::io::Result<()> {
        let refusal = self.shelf.refusals.lock().unwrap().pop();
        match refusal {
            Some(refusal) => self.say(&refusal),
            None => {
                self.to.push(address(rest));
                self.say("250 to whom is noted")
            }
        }
    }

    fn letter(&mut self) -> std::io::Result<()> {
        self.say("354 end with a dot")?;
        let mut raw = String::new();
        while let Some(line) = self.hear()? {
            if line == "." {
                break;
            }
            raw.push_str(line.strip_prefix('.').unwrap_or(&line));
            raw.push_str("\r\n");
        }
        self.shelf.letters.lock().unwrap().push(self.read(raw));
        self.shelf.arrived.notify_all();
        self.say("250 it will be read")
    }

    fn read(&self, raw: String) -> Arrived {
        let message = MessageParser::default().parse(&raw).expect("a client sends a message");
        Arrived {
            from: self.from.clone(),
            to: self.to.clone(),
            subject: message.subject().unwrap_or_default().to_owned(),
            message_id: message.message_id().unwrap_or_default().to_owned(),
            text: message.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
            raw: raw.clone(),
        }
    }

    fn hear(&mut self) -> std::io::Result<Option<String>> {
        let mut line = String::new();
        let length = self.lines.read_line(&mut line)?;
        Ok((length > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
    }

    fn say(&mut self, words: &str) -> std::io::Result<()> {
        self.out.write_all(format!("{words}\r\n").as_bytes())
    }
}

/// `FROM:<ana@example.org> SIZE=…` holds `ana@example.org`.
fn address(rest: &str) -> String {
    let inside = rest.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inside.map_or(rest, |(address, _)| address).to_owned()
}
