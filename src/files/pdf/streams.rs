//! How large a stream becomes when it is unpacked: counted, and never kept.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::Fault;

/// What a stream may become at any rate.
const FREE: u64 = 32 << 20;
/// What it may become if it is a picture, or packed no better than text is.
const MOST: u64 = 256 << 20;
/// Packed better than this, there is nothing in it.
const RATIO: u64 = 100;
/// All streams of a file together.
const ALL: u64 = 512 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    Flate,
    Lzw,
    RunLength,
    /// Two digits for a byte.
    Hex,
    Base85,
    /// Pictures, which a reader unpacks by their stated size.
    Picture,
}

impl Filter {
    pub fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"FlateDecode" | b"Fl" => Self::Flate,
            b"LZWDecode" | b"LZW" => Self::Lzw,
            b"RunLengthDecode" | b"RL" => Self::RunLength,
            b"ASCIIHexDecode" | b"AHx" => Self::Hex,
            b"ASCII85Decode" | b"A85" => Self::Base85,
            b"DCTDecode" | b"DCT" | b"JPXDecode" | b"JBIG2Decode" | b"CCITTFaxDecode" | b"CCF" => {
                Self::Picture
            }
            _ => return None,
        })
    }

    /// As hayro names them.
    pub fn of(filter: hayro_syntax::Filter) -> Self {
        use hayro_syntax::Filter as Of;
        match filter {
            Of::FlateDecode => Self::Flate,
            Of::LzwDecode => Self::Lzw,
            Of::RunLengthDecode => Self::RunLength,
            Of::AsciiHexDecode => Self::Hex,
            Of::Ascii85Decode => Self::Base85,
            _ => Self::Picture,
        }
    }

    fn expands(self) -> bool {
        matches!(self, Self::Flate | Self::Lzw | Self::RunLength)
    }
}

/// All streams of a file so far.
#[derive(Debug, Default)]
pub struct Budget {
    spent: u64,
}

impl Budget {
    /// Counts one stream in.
    ///
    /// # Errors
    /// `Bomb` where it, or all so far, become too large, or it is packed twice: that is how a few bytes become
    /// thousands of millions, and no honest program does it.
    pub fn count(&mut self, raw: &[u8], filters: &[Filter], picture: bool) -> Result<(), Fault> {
        if filters.iter().filter(|filter| filter.expands()).count() > 1 || filters.len() > 4 {
            return Err(Fault::Bomb);
        }
        let plain;
        let (mut data, mut becomes) = (raw, None);
        let Some(at) = filters.iter().position(|filter| filter.expands()) else { return Ok(()) };
        if filters.iter().take(at).any(|filter| *filter != Filter::Picture) {
            plain = filters.iter().take(at).fold(raw.to_vec(), |data, filter| undressed(&data, *filter));
            data = &plain;
        }
        let most = if picture { MOST } else { FREE.max(size(data).saturating_mul(RATIO)).min(MOST) };
        if let Some(filter) = filters.get(at) {
            becomes = expanded(data, *filter, most);
        }
        self.spent = self.spent.saturating_add(becomes.ok_or(Fault::Bomb)?);
        if self.spent > ALL { Err(Fault::Bomb) } else { Ok(()) }
    }
}

fn size(data: &[u8]) -> u64 {
    u64::try_from(data.len()).unwrap_or(u64::MAX)
}

/// What it becomes; None where that is more than `most`. What cannot be unpacked becomes what it was until there.
fn expanded(data: &[u8], filter: Filter, most: u64) -> Option<u64> {
    match filter {
        Filter::Flate => inflated(data, most),
        Filter::Lzw => lzw(data, most),
        _ => run_length(data, most),
    }
}

fn inflated(data: &[u8], most: u64) -> Option<u64> {
    let (mut decoder, mut buffer, mut sum) = (ZlibDecoder::new(data), [0_u8; 1 << 15], 0_u64);
    loop {
        match decoder.read(&mut buffer) {
            Ok(0) | Err(_) => return Some(sum),
            Ok(read) => sum += u64::try_from(read).unwrap_or(u64::MAX),
        }
        if sum > most {
            return None;
        }
    }
}

/// A count below 128 stands before one more bytes than it says, one above before a byte that is repeated.
fn run_length(data: &[u8], most: u64) -> Option<u64> {
    let (mut rest, mut sum) = (data, 0_u64);
    while let Some((count, after)) = rest.split_first() {
        let (skip, length) = match count {
            128 => break,
            0..128 => (usize::from(*count) + 1, u64::from(*count) + 1),
            _ => (1, 257 - u64::from(*count)),
        };
        sum += length;
        rest = after.get(skip..).unwrap_or_default();
        if sum > most {
            return None;
        }
    }
    Some(sum)
}

/// LZW of 9 to 12 bits: of each entry of the table only its length is kept.
fn lzw(data: &[u8], most: u64) -> Option<u64> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let (mut lengths, mut last, mut sum): (Vec<u64>, Option<u64>, u64) = (Vec::new(), None, 0);
    let (mut held, mut bits) = (0_usize, 0_u32);
    for byte in data {
        held = (held << 8 | usize::from(*byte)) & 0xff_ffff;
        bits += 8;
        let width = match lengths.len() + 258 {
            ..511 => 9,
            511..1_023 => 10,
            1_023..2_047 => 11,
            _ => 12,
        };
        if bits < width {
            continue;
        }
        bits -= width;
        let code = held >> bits & ((1 << width) - 1);
        if code == CLEAR {
            (lengths, last) = (Vec::new(), None);
            continue;
        }
        if code == END {
            break;
        }
        let length = match code.checked_sub(258) {
            None => 1,
            Some(entry) => match lengths.get(entry) {
                Some(length) => *length,
                None => last.unwrap_or_default() + 1,
            },
        };
        sum = sum.saturating_add(length);
        if let Some(before) = last.filter(|_| lengths.len() < 4_096 - 258) {
            lengths.push(before + 1);
        }
        last = Some(length);
        if sum > most {
            return None;
        }
    }
    Some(sum)
}

/// Data that was dressed as text. It only becomes smaller.
fn undressed(data: &[u8], filter: Filter) -> Vec<u8> {
    match filter {
        Filter::Hex => {
            let digit = |byte: &u8| char::from(*byte).to_digit(16);
            let digits: Vec<u32> = data.iter().take_while(|byte| **byte != b'>').filter_map(digit).collect();
            let byte = |pair: &[u32]| pair.iter().fold(0, |byte, digit| byte << 4 | digit);
            digits.chunks(2).filter_map(|pair| u8::try_from(byte(pair)).ok()).collect()
        }
        Filter::Base85 => base85(data),
        _ => data.to_vec(),
    }
}

fn base85(data: &[u8]) -> Vec<u8> {
    let (mut plain, mut group) = (Vec::with_capacity(data.len()), Vec::with_capacity(5));
    for byte in data.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if group.is_empty() => plain.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => {}
        }
        if group.len() == 5 {
            plain.extend(four(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        plain.extend(four(&group).into_iter().take(kept));
    }
    plain
}

fn four(group: &[u32]) -> [u8; 4] {
    group.iter().fold(0_u32, |sum, digit| sum.wrapping_mul(85).wrapping_add(*digit)).to_be_bytes()
}
