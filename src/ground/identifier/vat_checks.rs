//! Check digits of VAT numbers, by state, where the algorithm is well known.
//!
//! Each function gets the number without the state's letters, of a form that holds. None says that the check does not
//! decide it (another kind of number of that state, or no algorithm that is public).

use super::digits;

/// Whether the check digits of a state's number hold; None where they are not looked at.
pub(super) fn check(state: &str, number: &str) -> Option<bool> {
    match state {
        "AT" => austria(number),
        "BE" => belgium(number),
        "DE" | "HR" => mod_11_10(number),
        "DK" => Some(weighed(number, &[2, 7, 6, 5, 4, 3, 2, 1])?.is_multiple_of(11)),
        "EE" => tens(number, &[3, 7, 1, 3, 7, 1, 3, 7]),
        "EL" => ends_with(number, weighed(number, &[256, 128, 64, 32, 16, 8, 4, 2])? % 11 % 10),
        "ES" => spain(number),
        "FI" => ends_with(number, (11 - weighed(number, &[7, 9, 10, 5, 8, 4, 2])? % 11) % 11),
        "FR" => france(number),
        "HU" => tens(number, &[9, 7, 3, 1, 9, 7, 3]),
        "IT" => luhn(number),
        "LU" => Some(number.get(..6)?.parse::<u32>().ok()? % 89 == number.get(6..)?.parse::<u32>().ok()?),
        "MT" => {
            let right = 37 - weighed(number, &[3, 4, 6, 7, 8, 9])? % 37;
            Some(number.get(6..)?.parse::<u32>().ok()? == right)
        }
        "NL" => netherlands(number),
        "PL" => ends_with(number, weighed(number, &[6, 5, 7, 2, 3, 4, 5, 6, 7])? % 11),
        "PT" => match 11 - weighed(number, &[9, 8, 7, 6, 5, 4, 3, 2])? % 11 {
            10 | 11 => ends_with(number, 0),
            digit => ends_with(number, digit),
        },
        "SE" => {
            let unit: u32 = number.get(10..)?.parse().ok()?;
            Some(luhn(number.get(..10)?)? && (1..=94).contains(&unit))
        }
        "SI" => match 11 - weighed(number, &[8, 7, 6, 5, 4, 3, 2])? % 11 {
            11 => Some(false),
            digit => ends_with(number, digit % 10),
        },
        "SK" => Some(number.parse::<u64>().ok()?.is_multiple_of(11)),
        _ => None,
    }
}

/// Digits times weights, from the left, summed; what has no weight counts nothing.
fn weighed(number: &str, weights: &[u32]) -> Option<u32> {
    let digits = digits(number)?;
    Some(digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum())
}

/// Whether the last digit is this one; a remainder of ten never is.
fn ends_with(number: &str, right: u32) -> Option<bool> {
    let last = number.chars().last()?.to_digit(10)?;
    Some(last == right)
}

/// The last digit fills the weighed sum up to the next ten.
fn tens(number: &str, weights: &[u32]) -> Option<bool> {
    ends_with(number, (10 - weighed(number, weights)? % 10) % 10)
}

/// A number times two, its digits summed.
const fn doubled(digit: u32) -> u32 {
    digit * 2 / 10 + digit * 2 % 10
}

/// Luhn's sum over all digits is a multiple of ten.
fn luhn(number: &str) -> Option<bool> {
    let digits = digits(number)?;
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| if at % 2 == 1 { doubled(*digit) } else { *digit })
        .sum();
    Some(sum.is_multiple_of(10))
}

/// ISO 7064, MOD 11,10.
fn mod_11_10(number: &str) -> Option<bool> {
    let digits = digits(number)?;
    let (last, before) = digits.split_last()?;
    let product = before.iter().fold(10, |product, digit| {
        let sum = (digit + product) % 10;
        2 * (if sum == 0 { 10 } else { sum }) % 11
    });
    Some((11 - product) % 10 == *last)
}

fn austria(number: &str) -> Option<bool> {
    let digits = digits(number.strip_prefix('U')?)?;
    let (last, before) = digits.split_last()?;
    let of = |(at, digit): (usize, &u32)| if at % 2 == 1 { doubled(*digit) } else { *digit };
    let sum: u32 = before.iter().enumerate().map(of).sum();
    Some((10 - (sum + 4) % 10) % 10 == *last)
}

fn belgium(number: &str) -> Option<bool> {
    let (whole, check) = (number.get(..8)?.parse::<u32>().ok()?, number.get(8..)?.parse::<u32>().ok()?);
    Some(number.starts_with(['0', '1']) && 97 - whole % 97 == check)
}

/// Two digits before the SIREN are its remainder; a key with letters follows another rule that is not looked at.
fn france(number: &str) -> Option<bool> {
    let (key, siren) = number.split_at_checked(2)?;
    if key.contains(['I', 'O']) {
        return Some(false);
    }
    let key: u32 = key.parse().ok()?;
    let siren: u32 = siren.parse().ok()?;
    Some((12 + 3 * (siren % 97)) % 97 == key)
}

/// Companies by the test of eleven; sole traders since 2020 by MOD 97-10 over the number with its letters.
fn netherlands(number: &str) -> Option<bool> {
    let company = weighed(number.get(..8)?, &[9, 8, 7, 6, 5, 4, 3, 2])? % 11;
    if number.get(8..9)?.parse::<u32>().ok()? == company {
        return Some(true);
    }
    let whole = format!("NL{number}");
    let rest = whole.chars().try_fold(0_u32, |rest, c| {
        let value = c.to_digit(36)?;
        Some((rest * if value > 9 { 100 } else { 10 } + value) % 97)
    });
    Some(rest? == 1)
}

const PERSONS: &str = "TRWAGMYFPDXBNJZSQVHLCKE";
const COMPANIES: &str = "JABCDEFGHI";

fn letter(of: &str, place: u32) -> Option<char> {
    of.chars().nth(usize::try_from(place).ok()?)
}

/// Persons (eight digits, or X, Y, Z for foreigners) end with a letter, companies with a digit or a letter by their
/// first one. K, L and M are left alone.
fn spain(number: &str) -> Option<bool> {
    let (first, last) = (number.chars().next()?, number.chars().last()?);
    let middle = number.get(1..8)?;
    match first {
        '0'..='9' | 'X' | 'Y' | 'Z' => {
            let head = match first {
                'X' => '0',
                'Y' => '1',
                'Z' => '2',
                digit => digit,
            };
            let whole: u32 = format!("{head}{middle}").parse().ok()?;
            Some(letter(PERSONS, whole % 23)? == last)
        }
        'K' | 'L' | 'M' => None,
        'A'..='H' | 'J' | 'N' | 'P'..='S' | 'U'..='W' => {
            let of = |(at, digit): (usize, &u32)| if at % 2 == 0 { doubled(*digit) } else { *digit };
            let sum: u32 = digits(middle)?.iter().enumerate().map(of).sum();
            let check = (10 - sum % 10) % 10;
            let (digit, sign) = (char::from_digit(check, 10)?, letter(COMPANIES, check)?);
            Some(match first {
                'A' | 'B' | 'E' | 'H' => last == digit,
                'N' | 'P' | 'Q' | 'R' | 'S' | 'W' => last == sign,
                _ => last == digit || last == sign,
            })
        }
        _ => Some(false),
    }
}
