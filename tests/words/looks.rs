//! What can be measured of the look: contrast, and what the content security policy would drop.

use std::collections::BTreeMap;

use rollcall::words::{Words, asset_bytes};

fn stylesheet() -> String {
    String::from_utf8(asset_bytes("rollcall.css").unwrap().bytes.into_owned()).unwrap()
}

/// Light and dark value of every token that is one plain colour in each scheme.
fn tokens() -> BTreeMap<String, [[f64; 3]; 2]> {
    let mut tokens = BTreeMap::new();
    for line in stylesheet().lines() {
        let Some((name, values)) =
            line.trim().strip_prefix("--").and_then(|line| line.split_once(": light-dark("))
        else {
            continue;
        };
        let values: Vec<_> = values.trim_end_matches(");").split(", ").map(colour).collect();
        if let [Some(light), Some(dark)] = values[..] {
            tokens.insert(name.to_owned(), [light, dark]);
        }
    }
    tokens
}

/// `#rrggbb`, without transparency.
fn colour(text: &str) -> Option<[f64; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at| u8::from_str_radix(&digits[at..at + 2], 16).ok().map(f64::from);
    Some([part(0)?, part(2)?, part(4)?])
}

/// WCAG 2.2, contrast ratio of relative luminances.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let linear = |value: f64| {
        let value = value / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = |c: [f64; 3]| 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
    let (a, b) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if a > b { a / b } else { b / a }
}

/// Text tokens and the surfaces the stylesheet puts them on.
const TEXT: &[(&[&str], &[&str])] = &[
    (&["ink", "soft", "accent", "accent-deep"], &["desk", "sheet", "well", "tint"]),
    (&["good", "warn", "bad"], &["desk", "sheet", "well", "tint"]),
    (&["good", "ink", "soft", "accent", "accent-deep"], &["good-wash"]),
    (&["warn", "ink", "soft", "accent", "accent-deep"], &["warn-wash"]),
    (&["bad", "ink", "soft", "accent", "accent-deep"], &["bad-wash"]),
    (&["on-accent"], &["accent", "accent-deep", "eu"]),
    (&["sheet"], &["soft"]),
];

/// Edges of controls and parts of charts, which need less.
const SHAPES: &[(&[&str], &[&str])] = &[
    (&["edge"], &["desk", "sheet", "well", "tint"]),
    (&["eu", "state", "region", "private"], &["sheet", "well"]),
];

#[test]
fn text_and_controls_stand_out_in_both_schemes() {
    let tokens = tokens();
    let mut faint = Vec::new();
    for (pairs, least) in [(TEXT, 4.5), (SHAPES, 3.0)] {
        for (fronts, backs) in pairs {
            for (front, back) in fronts.iter().flat_map(|front| backs.iter().map(move |back| (front, back))) {
                for (scheme, name) in ["light", "dark"].iter().enumerate() {
                    let ratio = contrast(tokens[*front][scheme], tokens[*back][scheme]);
                    if ratio < least {
                        faint.push(format!("{front} on {back}, {name}: {ratio:.2} of {least}"));
                    }
                }
            }
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn every_colour_used_is_a_token() {
    let css = stylesheet();
    for (before, _) in css.match_indices("var(--").map(|(at, found)| (at + found.len(), found)) {
        let name: String =
            css[before..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        assert!(css.contains(&format!("--{name}:")), "--{name} is used and never set");
    }
}

/// Documents that leave the house as files: no policy of ours and no stylesheet of ours goes with them.
const STAND_ALONE: &[&str] = &["report/document"];

#[test]
fn nothing_is_inline_that_the_policy_would_drop() {
    for (template, source) in Words::templates().filter(|(name, _)| !STAND_ALONE.contains(&name.as_str())) {
        let source = source.to_lowercase();
        for forbidden in
            [" style=", "<style", "javascript:", " onclick=", " onchange=", " onsubmit=", " onload="]
        {
            assert!(!source.contains(forbidden), "{template}.hbs has {forbidden}");
        }
        for script in source.split("<script").skip(1) {
            assert!(script.trim_start().starts_with("src="), "{template}.hbs has an inline script");
        }
    }
}

#[test]
fn every_column_has_a_head() {
    for (template, source) in Words::templates() {
        let bare = source.contains("<th></th>") || source.contains("<th class=\"num\"></th>");
        assert!(!bare, "{template}.hbs: name the column, or hide its name with class=\"hear\"");
    }
}

#[test]
fn forms_that_post_carry_the_token() {
    for (template, source) in Words::templates() {
        for form in source.split("<form ").skip(1) {
            let (tag, rest) = form.split_once('>').unwrap();
            let inside = rest.split("</form>").next().unwrap();
            assert!(
                !tag.contains("method=\"post\"") || inside.contains("{{> csrf}}"),
                "a form of {template}.hbs posts without {{{{> csrf}}}}: <form {tag}>"
            );
        }
    }
}

#[test]
fn static_files_have_types_and_hashes() {
    let words = Words::load().unwrap();
    for (name, kind) in
        [("rollcall.css", "text/css"), ("rollcall.js", "text/javascript"), ("mark.svg", "image/svg+xml")]
    {
        let asset = asset_bytes(name).unwrap();
        assert!(asset.content_type.starts_with(kind));
        let hash = asset.etag.trim_matches('"');
        assert_eq!(words.asset(name), format!("/static/{name}?v={hash}"));
    }
    assert!(asset_bytes("../Cargo.toml").is_none());
}
