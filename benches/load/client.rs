//! A client that does as little as possible: one connection, kept alive, answers read and counted.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use rollcall::ground::moment::{Wall, wall_now};

pub struct Client {
    stream: BufReader<TcpStream>,
    body: Vec<u8>,
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub location: Option<String>,
    /// When the last byte of the request had left.
    pub sent: Wall,
    /// In bytes.
    pub length: usize,
}

impl Client {
    pub fn connect(port: u16) -> std::io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream), body: Vec::new() })
    }

    /// Sends a whole request and reads the whole answer.
    pub fn ask(&mut self, request: &[u8]) -> std::io::Result<Answer> {
        self.stream.get_mut().write_all(request)?;
        let sent = wall_now();
        let line = self.line()?;
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status line");
        let mut answer = Answer { status, location: None, sent, length: 0 };
        let mut chunked = false;
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').expect("a header");
            match name.to_ascii_lowercase().as_str() {
                "content-length" => answer.length = value.trim().parse().unwrap(),
                "transfer-encoding" => chunked = value.trim() == "chunked",
                "location" => answer.location = Some(value.trim().to_owned()),
                _ => {}
            }
        }
        self.body.clear();
        if chunked {
            self.read_chunks()?
        } else {
            self.read_body(answer.length)?
        }
        answer.length = self.body.len();
        Ok(answer)
    }

    /// What the last answer said.
    pub fn body(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn read_body(&mut self, length: usize) -> std::io::Result<()> {
        let before = self.body.len();
        self.body.resize(before + length, 0);
        self.stream.read_exact(&mut self.body[before..])
    }

    fn read_chunks(&mut self) -> std::io::Result<()> {
        loop {
            let length = usize::from_str_radix(self.line()?.trim(), 16).expect("a chunk's length");
            self.read_body(length)?;
            self.line()?;
            if length == 0 {
                return Ok(());
            }
        }
    }

    fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        line.truncate(line.trim_end().len());
        Ok(line)
    }
}
