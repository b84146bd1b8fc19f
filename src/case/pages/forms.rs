//! The forms of a case. What was typed comes back as it was, whatever was wrong with it; only a browser does not give
//! a file twice.

use serde::Serialize;

use crate::call::rules::Rulebook;
use crate::case::rules::{
    BASIS_MAX, FORWARD_DAYS, Kind, Matter, PASSAGE_MAX, PLACE_MAX, REASON_MAX, SUBJECT_MAX, Side, TEXT_MAX,
    TypedDecision, TypedMatter, TypedMessage, TypedMove, TypedRequest, Verdict,
};
use crate::case::upload::{ACCEPTED, FILE_MAX};
use crate::ground::Problems;
use crate::people::Look;
use crate::proposal::pages::said::label;
use crate::proposal::rules::{FieldKey, SupplementKind};
use crate::words::parts::{Choice, Field, Summary, When};

#[derive(Serialize)]
pub struct Form {
    action: String,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

fn only(field: &str, is: &str) -> When {
    When { field: field.to_owned(), is: is.to_owned(), text: String::new() }
}

/// To open a matter, for a side.
pub fn opening(
    look: &Look<'_>,
    book: &Rulebook,
    (action, side): (String, Side),
    typed: &TypedMatter,
    problems: &Problems,
) -> Form {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let kinds = Kind::opened_by(side).map(|kind| {
        let name = kind.name().replace('_', "-");
        let hint = look.say(&format!("case-kind-{name}-hint-{}", side.name()));
        Choice::new(kind.name(), look.say(&format!("case-kind-{name}"))).hint(hint)
    });
    let text = match side {
        Side::Staff => look.say("case-asked"),
        Side::Team => look.say("case-text"),
    };
    let mut fields = vec![
        Field::radios("kind", look.say("case-kind"), kinds.collect())
            .value(&typed.kind)
            .required()
            .errors(errors("kind")),
        Field::text("subject", look.say("case-subject"))
            .value(&typed.subject)
            .required()
            .max(SUBJECT_MAX)
            .errors(errors("subject")),
        Field::lines("text", text).value(&typed.text).required().max(TEXT_MAX).errors(errors("text")),
    ];
    fields.extend(passage(look, book, side, typed, problems));
    if side == Side::Staff {
        let zone = [("zone", book.call.zone.to_string())];
        fields.push(
            Field::datetime("due", look.say("case-due"))
                .hint(look.text("case-due-hint", &zone))
                .value(&typed.due)
                .required()
                .errors(errors("due")),
        );
    }
    fields.push(file(look, problems));
    Form { action, fields, summary: look.words().summary(look.language, problems) }
}

/// What a clarification names: where, what it says, and from the team what it should say.
fn passage(
    look: &Look<'_>,
    book: &Rulebook,
    side: Side,
    typed: &TypedMatter,
    problems: &Problems,
) -> Vec<Field> {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let when = || Some(only("kind", Kind::Clarification.name()));
    let none = Choice::new("", look.say("case-field-none"));
    let keys = FieldKey::all(book).into_iter();
    let keys = keys.map(|key| Choice::new(key.to_string(), label(look, book, &key)));
    let mut fields = vec![
        Field::text("place", look.say("case-place"))
            .hint(look.say("case-place-hint"))
            .value(&typed.place)
            .required()
            .max(PLACE_MAX)
            .when(when())
            .errors(errors("place")),
        Field::select("field", look.say("case-field"), [none].into_iter().chain(keys).collect())
            .value(&typed.field)
            .when(when())
            .errors(errors("field")),
        Field::lines("said", look.say("case-said"))
            .value(&typed.said)
            .required()
            .max(PASSAGE_MAX)
            .when(when())
            .errors(errors("said")),
    ];
    if side == Side::Team {
        fields.push(
            Field::lines("proposed", look.say("case-proposed"))
                .value(&typed.proposed)
                .required()
                .max(PASSAGE_MAX)
                .when(when())
                .errors(errors("proposed")),
        );
    }
    fields
}

fn file(look: &Look<'_>, problems: &Problems) -> Field {
    let hint = look.text("case-file-hint", &[("megabytes", (FILE_MAX / 1_000_000).to_string())]);
    let hint = if problems.is_empty() { hint } else { format!("{hint} {}", look.say("case-file-again")) };
    let errors = look.words().errors(look.language, problems, "file");
    Field::file("file", look.say("case-file"), ACCEPTED).hint(hint).errors(errors)
}

/// To write in a matter.
pub fn reply(
    look: &Look<'_>,
    matter: &Matter,
    (action, side): (String, Side),
    typed: &TypedMessage,
    problems: &Problems,
) -> Form {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let mut fields = vec![
        Field::lines("text", look.say("case-text")).value(&typed.text).max(TEXT_MAX).errors(errors("text")),
    ];
    if matter.kind.rule().corrects && side == Side::Team {
        fields.push(
            Field::lines("proposed", look.say("case-proposed"))
                .hint(look.say("case-proposed-hint"))
                .value(&typed.proposed)
                .max(PASSAGE_MAX)
                .errors(errors("proposed")),
        );
    }
    fields.push(file(look, problems));
    Form { action, fields, summary: look.words().summary(look.language, problems) }
}

/// To move a due date. `met`: how often it was moved by now.
pub fn moving(
    look: &Look<'_>,
    book: &Rulebook,
    (action, met): (String, usize),
    typed: &TypedMove,
    problems: &Problems,
) -> Form {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let zone = [("zone", book.call.zone.to_string()), ("days", FORWARD_DAYS.to_string())];
    // What was met is shown, and may be moved on from there.
    let seen = if problems.is_refusal() { met } else { typed.seen };
    let fields = vec![
        Field::hidden("seen", seen),
        Field::datetime("due", look.say("case-move-due"))
            .hint(look.text("case-move-due-hint", &zone))
            .value(&typed.due)
            .required()
            .errors(errors("due")),
        reason(look, "why", &typed.why, "case-move-why-hint").errors(errors("why")),
    ];
    Form { action, fields, summary: look.words().summary(look.language, problems) }
}

/// To ask for more time.
pub fn more_time(look: &Look<'_>, action: String, typed: &TypedRequest, problems: &Problems) -> Form {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let fields = vec![
        Field::date("day", look.say("case-more-time-day")).value(&typed.day).required().errors(errors("day")),
        reason(look, "why", &typed.why, "case-more-time-why-hint").errors(errors("why")),
    ];
    Form { action, fields, summary: look.words().summary(look.language, problems) }
}

/// To decide a matter.
pub fn decision(
    look: &Look<'_>,
    matter: &Matter,
    action: String,
    typed: &TypedDecision,
    problems: &Problems,
) -> Form {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let rule = matter.kind.rule();
    let choices = rule.verdicts.iter().map(|verdict| {
        let choice = Choice::new(verdict.name(), look.say(&format!("case-verdict-{}", verdict.name())));
        let key = match (verdict, rule.adds) {
            (Verdict::Accepted, Some(SupplementKind::Clarification)) => "case-accept-clarification",
            (Verdict::Accepted, Some(SupplementKind::Document)) => "case-accept-document",
            _ => return choice,
        };
        choice.hint(look.say(key))
    });
    let mut fields = vec![
        Field::radios("verdict", look.say("case-verdict"), choices.collect())
            .value(&typed.verdict)
            .required()
            .errors(errors("verdict")),
    ];
    let accepted = || Some(only("verdict", Verdict::Accepted.name()));
    if rule.adds == Some(SupplementKind::Document) {
        let files = matter.files_of_team().map(|file| Choice::new(file.id.to_string(), &file.name));
        fields.push(
            Field::select("document", look.say("case-accepted-file"), files.collect())
                .value(&typed.document)
                .required()
                .when(accepted())
                .errors(errors("document")),
        );
    }
    fields.push(reason(look, "reason", &typed.reason, "case-reason-hint").errors(errors("reason")));
    if rule.adds.is_some() {
        fields.push(
            Field::text("legal_basis", look.say("case-legal-basis"))
                .hint(look.say("case-legal-basis-hint"))
                .value(&typed.legal_basis)
                .required()
                .max(BASIS_MAX)
                .when(accepted())
                .errors(errors("legal_basis")),
        );
    }
    Form { action, fields, summary: look.words().summary(look.language, problems) }
}

/// A reason: each form of a page names it its own way.
fn reason(look: &Look<'_>, field: &str, typed: &str, hint: &str) -> Field {
    Field::lines(field, look.say("case-reason")).hint(look.say(hint)).value(typed).required().max(REASON_MAX)
}
