//! Papers: the same bytes for the same words, and words that stay words.

use rollcall::files::pdf::look;
use rollcall::paper::{Block, Cover, Paper, Table, cut, lines, pdf, said};

use crate::support::pdf::pages;

fn paper(text: &str) -> Paper {
    Paper {
        language: "en".into(),
        title: text.into(),
        mark: text.into(),
        foot: text.into(),
        cover: Cover {
            over: text.into(),
            title: text.into(),
            subtitle: text.into(),
            facts: vec![(text.into(), text.into())],
            note: text.into(),
            alone: true,
        },
        blocks: vec![
            Block::Heading { text: text.into() },
            Block::Text { text: text.into() },
            Block::Answer { label: text.into(), text: text.into(), items: vec![text.into()] },
            Block::Table(Table {
                label: text.into(),
                heads: vec![text.into(), text.into()],
                right: vec![1],
                rows: vec![vec![text.into(), text.into()]],
                total: vec![text.into(), text.into()],
                ..Table::default()
            }),
            Block::Table(Table { heads: vec![text.into()], none: text.into(), ..Table::default() }),
            Block::Code { text: lines(text, 10) },
        ],
    }
}

#[test]
fn the_same_paper_is_the_same_file_and_one_we_would_take() {
    let printed = pdf(&paper("A proposal")).unwrap();
    assert_eq!(printed, pdf(&paper("A proposal")).unwrap());
    assert_ne!(printed, pdf(&paper("Another")).unwrap());
    assert!(look(printed).unwrap().pages >= 2);
}

#[test]
fn no_text_is_read_as_markup() {
    for text in [
        "#read(\"/etc/passwd\")",
        "#panic(\"no\") #image(\"/in.pdf\") #include \"x\"",
        "$ unbalanced * _ ` < @ \\ [ ] { } ( ) #{ ",
        "= Heading\n- list\n+ list\n/ term: x",
        "",
        "\n\n\n",
        "\u{202e}right to left\u{202c} \u{0} \u{1f600} 漢字 عربى",
        &"long".repeat(300),
        "\"}, \"kind\": \"code\"",
    ] {
        assert!(pdf(&paper(text)).is_ok(), "{text}");
    }
}

#[test]
fn a_copy_is_blank_beyond_its_limit() {
    let whole = pages(8);
    let copy = cut(whole.clone(), 8, 3, "beyond #read(\"x\")").unwrap();
    assert_eq!(look(copy.clone()).unwrap().pages, 8);
    assert_eq!(copy, cut(whole, 8, 3, "beyond #read(\"x\")").unwrap());
    assert!(cut(b"no PDF".to_vec(), 8, 3, "").is_err());
}

/// A sign that does not show would be copied along.
#[test]
fn codes_are_told_sign_by_sign() {
    let token = "eyJhbGciOiJFZERTQSJ9.".repeat(20);
    let mut long = paper("word");
    long.blocks = vec![Block::Text { text: token.clone() }, Block::Code { text: lines(&token, 80) }];
    let said = said(&long).unwrap();
    assert!(said["blocks"][0]["text"].as_str().unwrap().contains('\u{200b}'), "text may be broken anywhere");
    assert_eq!(said["blocks"][1]["text"].as_str().unwrap().replace('\n', ""), token);
}
