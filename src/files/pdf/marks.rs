//! What a file says outside of its streams, and how large its streams are.
//!
//! The walk knows dictionaries by a stack of frames, each with the key that waits for its value. It follows no
//! reference and trusts no table.

use std::collections::HashSet;

use super::streams::{Budget, Filter};
use super::tokens::{Kind, Token, Tokens, find};
use super::{Fault, MAX_DEPTH, MAX_OBJECTS, MAX_PAGES};

/// A dictionary or array that is open.
#[derive(Debug, Default)]
struct Frame {
    is_array: bool,
    key: Option<Mark>,
    seen: Vec<Mark>,
    filters: Vec<Filter>,
    picture: bool,
    length: Option<usize>,
}

/// Names that mean something here; most mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Other,
    Script,
    Action,
    Embedded,
    Media,
    Encrypt,
    /// Media only as the kind of an annotation or action.
    Film,
    Page,
    Image,
    /// Keys of an object that can act.
    Js,
    Aa,
    Ef,
    F,
    S,
    Type,
    Subtype,
    Parent,
    Filter,
    Length,
}

fn mark(name: &[u8]) -> Mark {
    match name {
        b"JavaScript" | b"XFA" => Mark::Script,
        b"Launch" | b"SubmitForm" | b"ImportData" | b"GoToE" => Mark::Action,
        b"EmbeddedFile" | b"EmbeddedFiles" | b"FileAttachment" => Mark::Embedded,
        b"RichMedia" | b"RichMediaContent" | b"RichMediaExecute" | b"Rendition" => Mark::Media,
        b"Movie" | b"Sound" | b"3D" => Mark::Film,
        b"Encrypt" => Mark::Encrypt,
        b"Page" => Mark::Page,
        b"Image" => Mark::Image,
        b"JS" => Mark::Js,
        b"AA" => Mark::Aa,
        b"EF" => Mark::Ef,
        b"F" | b"UF" => Mark::F,
        b"S" => Mark::S,
        b"Type" => Mark::Type,
        b"Subtype" => Mark::Subtype,
        b"Parent" | b"FT" | b"Pages" | b"Kids" => Mark::Parent,
        b"Filter" => Mark::Filter,
        b"Length" => Mark::Length,
        _ => Mark::Other,
    }
}

/// Walks a whole file, and answers the streams it met.
pub fn file(data: &[u8]) -> Result<Streams, Fault> {
    let mut walk = Walk { tokens: Tokens::new(data), ..Walk::default() };
    walk.run()?;
    Ok(walk.streams)
}

/// The streams of a file that were counted already, by where their bytes begin in memory: what stands between the
/// brackets of a text to one reader may be a stream to another.
#[derive(Debug, Default)]
pub struct Streams {
    met: HashSet<usize>,
    budget: Budget,
}

impl Streams {
    /// Counts a stream, once.
    pub fn count(&mut self, raw: &[u8], filters: &[Filter], picture: bool) -> Result<(), Fault> {
        let new = self.met.insert(raw.as_ptr().addr());
        if new { self.budget.count(raw, filters, picture) } else { Ok(()) }
    }
}

/// Walks what one object says; its outermost brackets may be there or not.
pub fn object(said: &[u8]) -> Result<(), Fault> {
    let open = Frame { is_array: said.trim_ascii_start().starts_with(b"["), ..Frame::default() };
    let mut walk = Walk { tokens: Tokens::new(said), ..Walk::default() };
    if !said.trim_ascii_start().starts_with(b"<<") {
        walk.open.push(open);
    }
    walk.run()?;
    while let Some(frame) = walk.open.pop() {
        judge(&frame)?;
    }
    Ok(())
}

struct Walk<'d> {
    tokens: Tokens<'d>,
    open: Vec<Frame>,
    /// The dictionary that was closed last and stood alone: a stream's, if a stream follows.
    last: Option<Frame>,
    streams: Streams,
    objects: usize,
    pages: usize,
}

impl Default for Walk<'_> {
    fn default() -> Self {
        Self {
            tokens: Tokens::new(&[]),
            open: Vec::new(),
            last: None,
            streams: Streams::default(),
            objects: 0,
            pages: 0,
        }
    }
}

impl Walk<'_> {
    fn run(&mut self) -> Result<(), Fault> {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Open(kind) => self.begin(kind)?,
                Token::Close(_) => self.end()?,
                Token::Name(name) => self.name(&name)?,
                Token::Text => self.value(),
                Token::Word(word) => self.word(word)?,
            }
        }
        Ok(())
    }

    fn begin(&mut self, kind: Kind) -> Result<(), Fault> {
        let is_array = kind == Kind::Array;
        // The names of a list of filters are the filters of the dictionary around it.
        let key = self.open.last().and_then(|frame| frame.key).filter(|key| is_array && *key == Mark::Filter);
        if !is_array {
            self.value();
        }
        self.open.push(Frame { is_array, key, ..Frame::default() });
        if self.open.len() > MAX_DEPTH { Err(Fault::Nested) } else { Ok(()) }
    }

    fn end(&mut self) -> Result<(), Fault> {
        let Some(frame) = self.open.pop() else { return Ok(()) };
        judge(&frame)?;
        match self.open.last_mut() {
            Some(around) if frame.is_array => {
                around.filters.extend(&frame.filters);
                around.key = None;
            }
            Some(_) => {}
            None => self.last = Some(frame),
        }
        Ok(())
    }

    fn name(&mut self, name: &[u8]) -> Result<(), Fault> {
        let said = mark(name);
        anywhere(said)?;
        let Some(frame) = self.open.last_mut() else { return Ok(()) };
        match frame.key {
            Some(Mark::Filter) => frame.filters.extend(Filter::named(name)),
            Some(Mark::Type) if said == Mark::Page => self.pages += 1,
            Some(Mark::Subtype) if said == Mark::Image => frame.picture = true,
            Some(Mark::Subtype | Mark::S) if said == Mark::Film => return Err(Fault::Media),
            None if !frame.is_array => {
                if said == Mark::Encrypt {
                    return Err(Fault::Encrypted);
                }
                frame.seen.extend((said != Mark::Other).then_some(said));
                frame.key = Some(said);
                return Ok(());
            }
            _ => {}
        }
        if !frame.is_array {
            frame.key = None;
        }
        if self.pages > MAX_PAGES { Err(Fault::Pages) } else { Ok(()) }
    }

    /// A value that is no name.
    fn value(&mut self) {
        if let Some(frame) = self.open.last_mut().filter(|frame| !frame.is_array) {
            frame.key = None;
        }
    }

    fn word(&mut self, word: &[u8]) -> Result<(), Fault> {
        match word {
            b"obj" | b"endobj" => {
                self.objects += 1;
                // What was left open belongs to the object before.
                for frame in self.open.drain(..) {
                    judge(&frame)?;
                }
                if self.objects > 2 * MAX_OBJECTS { Err(Fault::Objects) } else { Ok(()) }
            }
            b"stream" if self.open.is_empty() => self.stream(),
            _ => {
                let number = std::str::from_utf8(word).ok().and_then(|word| word.parse().ok());
                if let Some(frame) = self.open.last_mut().filter(|frame| frame.key == Some(Mark::Length)) {
                    frame.length = number;
                }
                self.value();
                Ok(())
            }
        }
    }

    /// Counts a stream and goes on behind it.
    fn stream(&mut self) -> Result<(), Fault> {
        let Some(dict) = self.last.take() else { return Ok(()) };
        let rest = self.tokens.rest();
        let begin = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        let body = rest.get(begin..).unwrap_or_default();
        // The stated length holds where the stream ends there; it may also be a reference to elsewhere.
        let stated = dict.length.filter(|length| {
            let after = body.get(*length..).unwrap_or_default();
            after.get(..16).unwrap_or(after).trim_ascii_start().starts_with(b"endstream")
        });
        let length = stated.or_else(|| find(body, b"endstream")).unwrap_or(body.len());
        self.streams.count(body.get(..length).unwrap_or(body), &dict.filters, dict.picture)?;
        self.tokens.at += begin + length;
        Ok(())
    }
}

/// What no file may say wherever it stands.
fn anywhere(said: Mark) -> Result<(), Fault> {
    match said {
        Mark::Script => Err(Fault::Script),
        Mark::Action => Err(Fault::Action),
        Mark::Embedded => Err(Fault::Embedded),
        Mark::Media => Err(Fault::Media),
        _ => Ok(()),
    }
}

/// What short keys mean by what stands beside them: alone, they may be the name of a font.
fn judge(frame: &Frame) -> Result<(), Fault> {
    let has = |mark: Mark| frame.seen.contains(&mark);
    if has(Mark::Js) && has(Mark::S) {
        return Err(Fault::Script);
    }
    if has(Mark::Aa) && [Mark::Type, Mark::Subtype, Mark::Parent].into_iter().any(has) {
        return Err(Fault::Action);
    }
    if has(Mark::Ef) && [Mark::Type, Mark::F].into_iter().any(has) {
        return Err(Fault::Embedded);
    }
    Ok(())
}
