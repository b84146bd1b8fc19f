//! Which track is mine? A form that only asks, and every answer with the rule behind it.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use chrono::NaiveDate;
use serde::Serialize;

use crate::call::rules::{
    Answers, CheckedNeed, CheckedTrack, QuestionKind, Rulebook, TrackQuestion, Verdict,
};
use crate::call::store;
use crate::call::told::{Assumed, Keys, Reason, RuleTold, day_of_states, read_answers, reasons};
use crate::ground::ids::CallId;
use crate::ground::{Country, Problems, Result};
use crate::people::{Look, Page, View, Visitor};
use crate::words::parts::{Action, Choice, Crumb, Empty, Field, Kind, Summary, Tag};

#[derive(Serialize)]
struct TrackView {
    title: String,
    crumbs: Vec<Crumb>,
    action: String,
    fields: Vec<Field>,
    summary: Option<Summary>,
    call: String,
    /// The day that membership of states is looked up for; `ahead` where it is that of a cut-off to come.
    day: NaiveDate,
    ahead: bool,
    tracks: Vec<TrackRow>,
    begin: Option<Action>,
    empty: Option<Empty>,
}

#[derive(Serialize)]
struct TrackRow {
    id: String,
    title: String,
    summary: String,
    tag: Tag,
    needs: Vec<NeedRow>,
    assumed: Vec<Assumed>,
}

#[derive(Serialize)]
struct NeedRow {
    question: String,
    tag: Tag,
    lines: Vec<Line>,
}

/// A reason with the rule it rests on.
#[derive(Serialize)]
struct Line {
    text: String,
    rule: RuleTold,
    /// Some of the rule is; what, stands once beneath the track.
    assumed: bool,
}

impl View for TrackView {
    const TEMPLATE: &'static str = "call/track";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// What was answered, as it was typed: questions may be answered more than once.
type Typed = Vec<(String, String)>;

/// `/calls/{call}/which-track`
pub async fn show(who: Visitor, call: Path<CallId>, typed: Query<Typed>) -> Result<HttpResponse> {
    who.page(move |look| page(look, &call, &typed)).await
}

fn page(look: &mut Look<'_>, call: &CallId, typed: &Typed) -> Result<Page<TrackView>> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    let (answers, problems) = read_answers(&book, typed);
    let view = view(look, &book, typed, &answers, &problems)?;
    Ok(if problems.is_empty() { view.into() } else { Page::again(view, &problems) })
}

fn view(
    look: &Look<'_>,
    book: &Rulebook,
    typed: &Typed,
    answers: &Answers,
    problems: &Problems,
) -> Result<TrackView> {
    let (call, day) = (&book.call.id, day_of_states(book, look.now));
    let title = look.say("call-track-title");
    let answered = answers.values().any(|said| !said.is_empty());
    let checked = if answered { book.check_tracks(answers, day) } else { Vec::new() };
    let fits = checked.iter().any(|track| matches!(track.verdict, Verdict::Yes | Verdict::Open));
    let (keys, ahead) = (Keys::of(book)?, book.next_cutoff(look.now).is_some());
    let empty = book
        .track_check
        .is_empty()
        .then(|| Empty::new(look.say("call-track-none"), look.say("call-track-none-more")));
    Ok(TrackView {
        crumbs: vec![
            Crumb::to(look.say("call-list-title"), "/calls"),
            Crumb::to(book.call.title.in_language(look.language.code()), format!("/calls/{call}")),
            Crumb::here(&title),
        ],
        title,
        action: format!("/calls/{call}/which-track"),
        fields: book
            .track_check
            .iter()
            .map(|question| field(look, book, question, typed, problems))
            .collect(),
        summary: look.words().summary(look.language, problems),
        call: call.to_string(),
        day,
        ahead,
        tracks: checked.iter().filter_map(|track| track_row(look, book, &keys, track)).collect(),
        begin: (fits && book.is_open(look.now))
            .then(|| Action::go(look.say("call-begin"), format!("/proposals/new?call={call}"))),
        empty,
    })
}

fn field(
    look: &Look<'_>,
    book: &Rulebook,
    question: &TrackQuestion,
    typed: &Typed,
    problems: &Problems,
) -> Field {
    let language = look.language.code();
    let (id, label) = (&question.id, question.label.in_language(language));
    let value = typed.iter().find(|(name, _)| name == id).map_or("", |(_, value)| value.as_str());
    let field = match question.kind {
        QuestionKind::State => {
            let code = Country::typed(value).map(Country::eu);
            Field::select(id, label, states(book, language)).value(code.unwrap_or_default())
        }
        QuestionKind::States => Field::text(id, label).value(value),
        QuestionKind::YesNo => {
            Field::yes_no(id, label, &look.say("common-yes"), &look.say("common-no")).value(value)
        }
        QuestionKind::Choice => {
            let options = question.options.iter();
            let options = options.map(|option| Choice::new(&option.id, option.label.in_language(language)));
            Field::radios(id, label, options.collect()).value(value)
        }
    };
    let hint = match (question.hint.is_empty(), question.kind) {
        (false, _) => Some(question.hint.in_language(language).to_owned()),
        (true, QuestionKind::States) => Some(look.say("call-countries-hint")),
        (true, _) => None,
    };
    let field = if let Some(hint) = hint { field.hint(hint) } else { field };
    field.required().errors(look.words().errors(look.language, problems, id))
}

/// The states of the list, by the codes of EU documents.
fn states(book: &Rulebook, language: &str) -> Vec<Choice> {
    let mut countries: Vec<Country> = book.states.iter().map(|state| state.country).collect();
    countries.sort_unstable_by_key(|country| country.eu());
    countries.dedup();
    let choice = |country: Country| {
        Choice::new(country.eu(), format!("{} · {}", country.eu(), country.name(language)))
    };
    countries.into_iter().map(choice).collect()
}

pub(super) fn verdict_tag(look: &Look<'_>, verdict: Verdict) -> Tag {
    let kind = match verdict {
        Verdict::Yes => Kind::Good,
        Verdict::Unanswered => Kind::Plain,
        Verdict::Open => Kind::Warn,
        Verdict::No => Kind::Bad,
    };
    Tag::new(kind, look.say(&format!("call-track-{}", verdict.name())))
}

fn track_row(look: &Look<'_>, book: &Rulebook, keys: &Keys, checked: &CheckedTrack) -> Option<TrackRow> {
    let (language, track) = (look.language.code(), book.track(&checked.track)?);
    let (mut needs, mut assumed) = (Vec::new(), Vec::new());
    for need in &checked.needs {
        let reasons = reasons(look, book, keys, track, need);
        assumed.extend(reasons.iter().flat_map(|reason| reason.assumed.clone()));
        needs.push(need_row(look, book, need, reasons));
    }
    assumed.sort_by(|one, other| one.key.cmp(&other.key));
    assumed.dedup();
    Some(TrackRow {
        id: track.id.clone(),
        title: track.title.in_language(language).to_owned(),
        summary: track.summary.in_language(language).to_owned(),
        tag: verdict_tag(look, checked.verdict),
        needs,
        assumed,
    })
}

fn need_row(look: &Look<'_>, book: &Rulebook, checked: &CheckedNeed, reasons: Vec<Reason>) -> NeedRow {
    let question = book.track_check.iter().find(|question| question.id == checked.need.question);
    let label = question.map(|question| question.label.in_language(look.language.code()).to_owned());
    let line =
        |reason: Reason| Line { text: reason.text, rule: reason.rule, assumed: !reason.assumed.is_empty() };
    NeedRow {
        question: label.unwrap_or_default(),
        tag: verdict_tag(look, checked.verdict),
        lines: reasons.into_iter().map(line).collect(),
    }
}
