//! What the browser saves while somebody types: one field at a time, answered in small JSON with the words to show.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::Serialize;

use super::Typed;
use super::edit::read_back;
use super::said::{by, said};
use crate::call;
use crate::call::rules::{Column, Field, FieldKind};
use crate::ground::{Error, Euro, Moment, Result};
use crate::people::Signed;
use crate::proposal::acts::{self, Kept, Met, Typing};
use crate::proposal::rules::FieldKey;
use crate::proposal::store;
use crate::web::InTime;
use crate::words::ZONE;

/// What became of a field.
#[derive(Default, Serialize)]
struct Told {
    /// `saved`, `wrong`, `both` (somebody else changed it too), `theirs` or `refused`.
    state: &'static str,
    /// The version of the draft that the field stands at now: the next save names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i64>,
    /// The hour in Brussels.
    #[serde(skip_serializing_if = "String::is_empty")]
    clock: String,
    /// What is wrong, why it was refused, or who was there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    said: Vec<String>,
    /// What the others wrote, to be read, and as the values of the controls.
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<String>,
    /// How amounts were understood, by the places of the controls; empty beside what is no amount.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    readings: Vec<String>,
}

/// `/proposals/{proposal}/fields/{field}`: `base` and the field's controls by their names.
pub async fn save(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let ((key, name), received) = (path.into_inner(), form.received);
    let typed = Typed::new(form.form);
    let base: i64 = typed.one("base").parse().unwrap_or_default();
    let control = control_of(&name);
    let values = typed.all(&control);
    let (of, field, sent) = (key.clone(), name.clone(), values.clone());
    let kept = who
        .act(received, move |act| acts::save_field(act, &of, &field, base, &Typing::Form(values.clone())))
        .await;
    let (status, told) = match kept {
        Ok(Kept::Stored { version }) => {
            let (version, clock) = (Some(version), clock(received));
            let readings = readings(&who, key, name, sent).await?;
            (StatusCode::OK, Told { state: "saved", version, clock, readings, ..Told::default() })
        }
        Ok(Kept::Theirs(met)) => (StatusCode::OK, told_of(&who, key, name, "theirs", met).await?),
        Ok(Kept::Both(met)) => (StatusCode::CONFLICT, told_of(&who, key, name, "both", met).await?),
        Err(Error::Invalid(problems)) => {
            let words = |problem| who.state.words.problem(who.language, problem);
            let said = problems.0.iter().map(words).collect();
            (StatusCode::UNPROCESSABLE_ENTITY, Told { state: "wrong", said, ..Told::default() })
        }
        Err(Error::Refused(refusal)) => {
            let said = vec![who.state.words.refusal(who.language, &refusal)];
            (StatusCode::CONFLICT, Told { state: "refused", said, ..Told::default() })
        }
        Err(other) => return Err(other),
    };
    Ok(HttpResponse::build(status).json(told))
}

/// The control of a field goes by the same name as in the form of its part.
fn control_of(name: &str) -> String {
    let own = FieldKey::OWN.iter().find(|key| key.to_string() == name);
    own.map_or_else(|| format!("answers.{name}"), FieldKey::form_name)
}

fn clock(at: Moment) -> String {
    at.in_zone(ZONE).format("%H:%M").to_string()
}

/// How the amounts of a field are read: of a money field, and of money columns of a table.
async fn readings(who: &Signed, key: String, name: String, sent: Vec<String>) -> Result<Vec<String>> {
    // What holds no amount at all is most of what is typed, and needs no second look.
    if sent.iter().all(|typed| Euro::parse_typed(typed).is_err()) {
        return Ok(Vec::new());
    }
    who.look(move |look| {
        let actor = look.actor.clone();
        let (proposal, _) = store::find(look.db, &actor, &key, look.now)?;
        let book = call::store::rulebook(look.db, &proposal.call)?;
        let field = FieldKey::parse(&name, &book);
        let kinds: Vec<FieldKind> = match field.as_ref().and_then(|field| field.asked(&book)) {
            Some(Field { kind: FieldKind::Table(table), .. }) => {
                table.columns.iter().map(Column::cell).collect()
            }
            Some(asked) => vec![asked.kind.clone()],
            None => Vec::new(),
        };
        if !kinds.iter().any(|kind| matches!(kind, FieldKind::Money { .. })) {
            return Ok(Vec::new());
        }
        let reading = |(typed, kind): (&String, &FieldKind)| match kind {
            FieldKind::Money { .. } => read_back(look, typed).unwrap_or_default(),
            _ => String::new(),
        };
        Ok(sent.iter().zip(kinds.iter().cycle()).map(reading).collect())
    })
    .await
}

async fn told_of(who: &Signed, key: String, name: String, state: &'static str, met: Met) -> Result<Told> {
    who.look(move |look| {
        let actor = look.actor.clone();
        let (proposal, _) = store::find(look.db, &actor, &key, look.now)?;
        let book = call::store::rulebook(look.db, &proposal.call)?;
        let field = FieldKey::parse(&name, &book).ok_or(Error::NotFound)?;
        Ok(Told {
            state,
            version: Some(met.version),
            clock: met.at.map(clock).unwrap_or_default(),
            said: vec![by(look, &met)?],
            text: said(look, &book, &field, &met.value),
            values: met.value.values(),
            readings: Vec::new(),
        })
    })
    .await
}
