//! What changed between two texts, word by word, as a person would mark it.

use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::named;

named! {
    Marked {
        Kept => "kept",
        Added => "added",
        Removed => "removed",
        /// Words that stayed, left out because there are many.
        Skipped => "skipped",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    pub mark: Marked,
    pub text: String,
}

/// Comparing takes time by the product of what differs; past this, one text simply takes the place of the other.
const MOST_WORDS: usize = 6_000;
/// Words shown around a change.
const AROUND: usize = 24;

/// The pieces of both texts in order. Removed before added; without [`Marked::Removed`] they make `after`, without
/// [`Marked::Added`] they make `before`.
pub fn words(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (tokens(before), tokens(after));
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (from, old_to, new_to) = (head, old.len() - tail, new.len() - tail);
    let mut pieces = Vec::new();
    push(&mut pieces, Marked::Kept, old.get(..from));
    let (was, is) = (old.get(from..old_to).unwrap_or(&[]), new.get(from..new_to).unwrap_or(&[]));
    changed(&mut pieces, was, is);
    push(&mut pieces, Marked::Kept, old.get(old_to..));
    pieces
}

fn changed(pieces: &mut Vec<Piece>, was: &[&str], is: &[&str]) {
    if was.len() + is.len() > MOST_WORDS {
        push(pieces, Marked::Removed, Some(was));
        push(pieces, Marked::Added, Some(is));
        return;
    }
    for change in capture_diff_slices(Algorithm::Myers, was, is) {
        let (tag, old, new) = change.as_tag_tuple();
        if tag == DiffTag::Equal {
            push(pieces, Marked::Kept, was.get(old));
        } else {
            push(pieces, Marked::Removed, was.get(old));
            push(pieces, Marked::Added, is.get(new));
        }
    }
}

fn push(pieces: &mut Vec<Piece>, mark: Marked, words: Option<&[&str]>) {
    let text = words.unwrap_or_default().concat();
    if text.is_empty() {
        return;
    }
    match pieces.last_mut().filter(|last| last.mark == mark) {
        Some(last) => last.text.push_str(&text),
        None => pieces.push(Piece { mark, text }),
    }
}

/// Words, each with the white space behind it.
fn tokens(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// The same with long stretches that stayed cut to what stands around the changes.
pub fn shortened(pieces: Vec<Piece>) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let shorten = |(place, piece): (usize, Piece)| {
        let words = tokens(&piece.text);
        if piece.mark != Marked::Kept || words.len() <= 2 * AROUND + 8 {
            return vec![piece];
        }
        let kept =
            |words: Option<&[&str]>| words.map(|words| Piece { mark: Marked::Kept, text: words.concat() });
        let head = kept(words.get(..AROUND)).filter(|_| place > 0);
        let tail = kept(words.get(words.len() - AROUND..)).filter(|_| place < last);
        let gap = Piece { mark: Marked::Skipped, text: " … ".to_owned() };
        head.into_iter().chain([gap]).chain(tail).collect()
    };
    pieces.into_iter().enumerate().flat_map(shorten).collect()
}
