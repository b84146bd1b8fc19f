//! Markdown that people wrote, as HTML that can do no harm.
//!
//! Raw HTML and images are dropped before anything is made of them; what is left goes through a sanitiser with a
//! short list of elements all the same. Headings begin below those of the page.

use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

const ELEMENTS: [&str; 16] = [
    "p",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "em",
    "strong",
    "code",
    "pre",
    "blockquote",
    "a",
    "br",
    "hr",
    "del",
];

static SAFE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder.tags(ELEMENTS.into_iter().collect());
    builder.tag_attributes([("a", ["href"].into_iter().collect())].into_iter().collect());
    builder.url_schemes(["http", "https", "mailto"].into_iter().collect());
    builder.link_rel(Some("noopener noreferrer nofollow"));
    builder
});

/// The text as HTML.
pub fn markdown(text: &str) -> String {
    let mut made = String::with_capacity(text.len() * 2);
    let events = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH).filter_map(kept).map(lowered);
    html::push_html(&mut made, events);
    SAFE.clean(&made).to_string()
}

/// Raw HTML is shown as the text it is; of an image its words stay.
fn kept(event: Event<'_>) -> Option<Event<'_>> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        other => Some(other),
    }
}

fn lowered(event: Event<'_>) -> Event<'_> {
    let below = |level: HeadingLevel| match level {
        HeadingLevel::H1 => HeadingLevel::H4,
        HeadingLevel::H2 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    };
    match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: below(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
        other => other,
    }
}
