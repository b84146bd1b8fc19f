//! The feed of a call (Atom, RFC 4287): announcements and answers to all.

use actix_web::HttpResponse;
use actix_web::web::Path;
use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};

use crate::call::store;
use crate::call::told::{Wordings, answers, news};
use crate::ground::ids::CallId;
use crate::ground::{Error, Moment, Result};
use crate::people::{Look, Visitor};

/// `/calls/{call}/feed.atom`
pub async fn show(who: Visitor, call: Path<CallId>) -> Result<HttpResponse> {
    let feed = who.look(move |look| feed(look, &call)).await?;
    let bytes = feed.write_to(Vec::new()).map_err(Error::internal)?;
    Ok(HttpResponse::Ok().content_type("application/atom+xml; charset=utf-8").body(bytes))
}

/// What becomes an entry.
struct Told {
    published: Moment,
    /// When it was last put right, or published.
    at: Moment,
    path: String,
    title: String,
    text: String,
}

fn feed(look: &mut Look<'_>, call: &CallId) -> Result<Feed> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    let page = format!("/calls/{call}");
    let mut told: Vec<Told> = Vec::new();
    for row in news(look, &book)? {
        let path = format!("{page}/announcements#{}", row.id);
        let text = corrected(look, &row.wordings, row.body);
        let (published, at) = (row.at, row.wordings.since(row.at));
        told.push(Told { published, at, path, title: row.title, text });
    }
    for answer in answers(look, &book)? {
        let text = format!("{}\n\n{}", answer.question, answer.answer);
        told.push(Told {
            published: answer.at,
            at: answer.wordings.since(answer.at),
            path: format!("{page}/answers#answer-{}", answer.number),
            title: look.text("call-answer-title", &[("number", answer.number.to_string())]),
            text: corrected(look, &answer.wordings, text),
        });
    }
    told.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
    let first = store::versions(look.db, call)?.first().map(|version| version.at);
    let updated = told.first().map(|told| told.at).or(first).unwrap_or(look.now);
    let base = look.state.config.http.public_url.trim_end_matches('/').to_owned();
    let author = Person { name: look.state.config.installation.name.clone(), ..Person::default() };
    Ok(Feed {
        title: Text::plain(book.call.title.in_language(look.language.code()).to_owned()),
        id: format!("{base}{page}"),
        updated: date(updated),
        authors: vec![author],
        links: vec![
            link(format!("{base}{page}/feed.atom"), "self"),
            link(format!("{base}{page}"), "alternate"),
        ],
        lang: Some(look.language.code().to_owned()),
        entries: told.into_iter().map(|told| entry(&base, told)).collect(),
        ..Feed::default()
    })
}

/// What stands, under the word that it was put right.
fn corrected(look: &Look<'_>, wordings: &Wordings, text: String) -> String {
    let Some(row) = &wordings.corrected else { return text };
    let args = [("at", row.at.to_string()), ("reason", row.reason.clone())];
    format!("{}\n\n{text}", look.text("call-corrected-on", &args))
}

fn entry(base: &str, told: Told) -> Entry {
    let url = format!("{base}{}", told.path);
    Entry {
        title: Text::plain(told.title),
        id: url.clone(),
        updated: date(told.at),
        published: Some(date(told.published)),
        links: vec![link(url, "alternate")],
        content: Some(Content {
            value: Some(told.text),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn link(href: String, rel: &str) -> Link {
    Link { href, rel: rel.to_owned(), ..Link::default() }
}

fn date(at: Moment) -> FixedDateTime {
    at.utc().fixed_offset()
}
