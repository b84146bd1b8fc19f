//! Extensions that outages proposed: staff decide, auditors read. The machine never decides.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::questions::refused;
use crate::call::acts;
use crate::call::rules::Rulebook;
use crate::call::store::{self, Extension};
use crate::ground::ids::{CallId, ExtensionId};
use crate::ground::{Error, Moment, Problems, Result, Role};
use crate::people::store::name;
use crate::people::{Look, Page, Signed, View, Who};
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Crumb, Empty, Field, Kind, Notice, Summary, Tag};

#[derive(Serialize)]
struct ExtensionsView {
    title: String,
    crumbs: Vec<Crumb>,
    /// The rule, in words; empty where the rulebook has none.
    rule: String,
    rows: Vec<Row>,
    empty: Option<Empty>,
    /// Why what was decided was refused.
    notice: Option<Notice>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    heading: String,
    tag: Tag,
    proposed: Moment,
    cutoff_at: Moment,
    outage: String,
    /// Until when it must be decided; None once it is.
    until: Option<Moment>,
    passed: bool,
    decided: Option<Decided>,
    form: Option<Form>,
}

#[derive(Serialize)]
struct Decided {
    at: Moment,
    by: String,
    reason: String,
    moved_to: Option<Moment>,
}

#[derive(Serialize)]
struct Form {
    action: String,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

impl View for ExtensionsView {
    const TEMPLATE: &'static str = "call/extensions";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct Typed {
    #[serde(default)]
    granted: String,
    #[serde(default)]
    reason: String,
}

/// `/staff/{call}/extensions`
pub async fn list(who: Signed, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &call, None, &Typed::default(), &Problems::none())).await
}

fn view(
    look: &mut Look<'_>,
    call: &CallId,
    of: Option<&ExtensionId>,
    typed: &Typed,
    problems: &Problems,
) -> Result<ExtensionsView> {
    let watches = |role| look.actor.has_for_call(role, call);
    if ![Role::Staff, Role::Auditor].into_iter().any(watches) {
        return Err(Error::NotFound);
    }
    let book = store::rulebook(look.db, call)?;
    let (none, clean) = (Typed::default(), Problems::none());
    let mut rows = Vec::new();
    for extension in store::extensions(look.db, call)? {
        let mine = of.is_none_or(|of| *of == extension.id);
        let (typed, problems) = if mine { (typed, problems) } else { (&none, &clean) };
        rows.push(row(look, &book, &extension, typed, problems)?);
    }
    let title = look.say("call-extensions");
    let empty = Empty::new(look.say("call-extensions-none"), look.say("call-extensions-none-more"));
    Ok(ExtensionsView {
        crumbs: vec![
            Crumb::to(look.say("menu-staff"), "/staff"),
            Crumb::to(book.call.title.in_language(look.language.code()), format!("/calls/{call}")),
            Crumb::here(&title),
        ],
        title,
        rule: rule_words(look, &book),
        empty: rows.is_empty().then_some(empty),
        notice: if rows.iter().all(|row| row.form.is_none()) { refused(look, problems) } else { None },
        rows,
    })
}

/// What the rulebook says about outages before a cut-off.
pub(super) fn rule_words(look: &Look<'_>, book: &Rulebook) -> String {
    let Some(rule) = &book.service.extension else { return String::new() };
    let args = [
        ("outage", rule.outage_minutes.to_string()),
        ("hours", rule.within_hours.to_string()),
        ("minutes", rule.extend_minutes.to_string()),
    ];
    look.text("call-extension-rule", &args)
}

fn row(
    look: &mut Look<'_>,
    book: &Rulebook,
    extension: &Extension,
    typed: &Typed,
    problems: &Problems,
) -> Result<Row> {
    let decided = match &extension.decision {
        Some(decision) => Some(Decided {
            at: decision.at,
            by: name(look.db, &decision.by)?,
            reason: decision.reason.clone(),
            moved_to: decision.moved_to,
        }),
        None => None,
    };
    let open = extension.holds(look.now);
    let decides = open && acts::runs(&look.actor, &extension.call);
    let voice = look.words().voice(look.language);
    let heading = [("number", extension.cutoff.to_string()), ("minutes", extension.minutes.to_string())];
    Ok(Row {
        id: extension.id.to_string(),
        heading: look.text("call-extension-of", &heading),
        tag: tag(look, extension),
        proposed: extension.proposed,
        cutoff_at: extension.cutoff_at,
        outage: voice
            .countdown(extension.cutoff_at.plus_seconds(extension.outage_seconds), extension.cutoff_at),
        until: open.then(|| extension.holds_until()),
        passed: look.now >= extension.cutoff_at,
        decided,
        form: decides.then(|| form(look, book, extension, typed, problems)),
    })
}

fn tag(look: &Look<'_>, extension: &Extension) -> Tag {
    let (kind, key) = match &extension.decision {
        Some(decision) if decision.granted => (Kind::Good, "granted"),
        Some(_) => (Kind::Plain, "refused"),
        None if extension.holds(look.now) => (Kind::Bad, "open"),
        None => (Kind::Plain, "lapsed"),
    };
    Tag::new(kind, look.say(&format!("call-extension-{key}")))
}

fn form(look: &Look<'_>, book: &Rulebook, extension: &Extension, typed: &Typed, problems: &Problems) -> Form {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let local = book.extended(extension.cutoff, extension.minutes, look.now);
    let to = local.and_then(|local| Moment::from_local(local, book.call.zone).ok());
    let to = to.map(|to| to.to_string()).unwrap_or_default();
    let choices = vec![
        Choice::new("yes", look.text("call-extension-yes", &[("to", to)])),
        Choice::new("no", look.say("call-extension-no")),
    ];
    Form {
        action: format!("/staff/{}/extensions/{}", extension.call, extension.id),
        fields: vec![
            Field::radios("granted", look.say("call-extension-decide"), choices)
                .value(&typed.granted)
                .required()
                .errors(errors("granted")),
            Field::lines("reason", look.say("call-change-reason"))
                .hint(look.say("call-extension-reason-hint"))
                .value(&typed.reason)
                .required()
                .max(500)
                .errors(errors("reason")),
        ],
        summary: look.words().summary(look.language, problems),
    }
}

/// `POST /staff/{call}/extensions/{extension}`
pub async fn decide(
    who: Signed,
    path: Path<(CallId, ExtensionId)>,
    form: InTime<Typed>,
) -> Result<HttpResponse> {
    let ((call, id), InTime { form, received }) = (path.into_inner(), form);
    let (of, extension, typed) = (call.clone(), id.clone(), form.clone());
    let decided = who.act(received, move |act| {
        acts::decide_extension(act, &of, &extension, &typed.granted, &typed.reason)
    });
    match Who::problems_of(decided.await)? {
        Ok(_moved) => Ok(see_other(&format!("/staff/{call}/extensions?done=extension-decided"))),
        Err(problems) => {
            let again = move |look: &mut Look<'_>| {
                Ok(Page::again(view(look, &call, Some(&id), &form, &problems)?, &problems))
            };
            who.page(again).await
        }
    }
}
