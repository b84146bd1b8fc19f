//! A PDF's bytes as tokens, one after the other: no tree is built, so nothing can nest too deep for it.

use std::borrow::Cow;
use std::io::BufRead;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Dict,
    Array,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'d> {
    Open(Kind),
    Close(Kind),
    /// Without the solidus, `#41` read as `A`.
    Name(Cow<'d, [u8]>),
    /// A string, whatever it says.
    Text,
    /// A number, or a word such as `obj`, `R`, `stream`.
    Word(&'d [u8]),
}

pub struct Tokens<'d> {
    data: &'d [u8],
    pub at: usize,
}

impl<'d> Tokens<'d> {
    pub fn new(data: &'d [u8]) -> Self {
        Self { data, at: 0 }
    }

    pub fn rest(&self) -> &'d [u8] {
        self.data.get(self.at..).unwrap_or_default()
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.data.get(self.at + ahead).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek(0) {
            match byte {
                b'%' => self.at += end_of_line(self.rest()),
                byte if is_blank(byte) => self.at += 1,
                _ => return,
            }
        }
    }

    /// `/Name`, with its escapes read.
    fn name(&mut self) -> Token<'d> {
        self.at += 1;
        let rest = self.rest();
        let raw = rest.get(..regular(rest)).unwrap_or(rest);
        self.at += raw.len();
        Token::Name(if raw.contains(&b'#') { Cow::Owned(unescaped(raw)) } else { Cow::Borrowed(raw) })
    }

    /// `(text (in brackets) \) and more)`
    fn string(&mut self) -> Token<'d> {
        let mut open = 0_usize;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
        Token::Text
    }

    fn hex(&mut self) -> Token<'d> {
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            if byte == b'>' {
                break;
            }
        }
        Token::Text
    }

    fn step<T>(&mut self, bytes: usize, token: T) -> T {
        self.at += bytes;
        token
    }
}

impl<'d> Iterator for Tokens<'d> {
    type Item = Token<'d>;

    fn next(&mut self) -> Option<Token<'d>> {
        self.skip_blanks();
        Some(match (self.peek(0)?, self.peek(1)) {
            (b'<', Some(b'<')) => self.step(2, Token::Open(Kind::Dict)),
            (b'>', Some(b'>')) => self.step(2, Token::Close(Kind::Dict)),
            (b'[', _) => self.step(1, Token::Open(Kind::Array)),
            (b']', _) => self.step(1, Token::Close(Kind::Array)),
            (b'/', _) => self.name(),
            (b'(', _) => self.string(),
            (b'<', _) => self.hex(),
            (b'>' | b')' | b'{' | b'}', _) => self.step(1, Token::Word(b"")),
            _ => {
                let rest = self.rest();
                let word = rest.get(..regular(rest)).unwrap_or(rest);
                self.step(word.len(), Token::Word(word))
            }
        })
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// How many bytes belong to one word or name.
fn regular(data: &[u8]) -> usize {
    data.iter().position(|byte| !is_regular(*byte)).unwrap_or(data.len())
}

fn end_of_line(data: &[u8]) -> usize {
    data.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(data.len())
}

fn unescaped(raw: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = digits.filter(|_| *first == b'#').and_then(|two| u8::from_str_radix(two, 16).ok());
        name.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    name
}

/// Where something begins. It looks from one first byte to the next: a file is megabytes, and what is looked for
/// rare.
pub fn find(data: &[u8], what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut rest = data;
    loop {
        let skipped = rest.skip_until(first).ok()?;
        if skipped == 0 {
            return None;
        }
        let at = data.len() - rest.len() - 1;
        if data.get(at..)?.starts_with(what) {
            return Some(at);
        }
    }
}
