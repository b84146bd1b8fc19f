//! The form that answers what one proposal claims: several tranches at once, with one letter or decision.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::claim::view;
use crate::cofunding::rules::{Answer, Typed, TypedItem};
use crate::cofunding::{acts, store};
use crate::ground::ids::{FunderId, TrancheId};
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed};
use crate::proposal::rules::typed::Habit;
use crate::web::{InTime, see_other};
use crate::words::parts::{Kind, Notice};

/// What came in with the form, in the words it came in.
#[derive(Clone, Default)]
pub(super) struct Sent {
    pub version: i32,
    pub state: String,
    pub evidence: String,
    pub reason: String,
    pub rows: Vec<SentRow>,
}

#[derive(Clone, Default)]
pub(super) struct SentRow {
    pub place: usize,
    pub id: String,
    pub seen: i32,
    pub chosen: bool,
    pub amount: String,
}

impl Sent {
    fn read(pairs: &[(String, String)]) -> Self {
        let text = |name: &str| {
            pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let places = pairs.iter().filter_map(|(key, _)| key.strip_prefix("tranches.")?.strip_suffix(".id"));
        let rows = places.filter_map(|place| place.parse().ok()).map(|place: usize| SentRow {
            place,
            id: text(&format!("tranches.{place}.id")),
            seen: text(&format!("tranches.{place}.seen")).parse().unwrap_or(-1),
            chosen: text(&format!("tranches.{place}.chosen")) == "true",
            amount: text(&format!("tranches.{place}.amount")),
        });
        Self {
            version: text("version").parse().unwrap_or(0),
            state: text("state"),
            evidence: text("evidence"),
            reason: text("reason"),
            rows: rows.collect(),
        }
    }

    fn typed(&self) -> Typed {
        let chosen = self.rows.iter().filter(|row| row.chosen).map(|row| TypedItem {
            tranche: TrancheId::from_text(&row.id),
            seen: row.seen,
            amount: row.amount.clone(),
            field: format!("tranches.{}.amount", row.place),
        });
        Typed {
            habit: Habit::Typed,
            state: self.state.clone(),
            evidence: self.evidence.clone(),
            reason: self.reason.clone(),
            items: chosen.collect(),
        }
    }

    pub fn of(&self, tranche: &TrancheId) -> Option<&SentRow> {
        self.rows.iter().find(|row| row.id == tranche.as_str())
    }
}

pub async fn show(who: Signed, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (funder, reference) = path.into_inner();
    let funder = FunderId::from_text(funder);
    who.page(move |look| view(look, &funder, &reference, &Sent::default(), &Problems::none())).await
}

pub async fn answer(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let (funder, reference) = path.into_inner();
    let funder = FunderId::from_text(funder);
    let InTime { form, received } = form;
    let sent = Sent::read(&form);
    let (of, about, typed) = (funder.clone(), reference.clone(), sent.clone());
    let outcome = who.act(received, move |act| {
        // Whose page it is comes first: a stranger learns nothing from what is wrong with a form.
        store::own_funder(act.db, act.actor, &of)?;
        acts::answer(act, &of, &about, typed.version, &Answer::read(&typed.typed())?)
    });
    let (problems, status) = match outcome.await {
        Ok(()) => return Ok(see_other(&format!("/funding/{funder}/{reference}?done=funder-answered"))),
        Err(Error::Invalid(problems)) => (problems, StatusCode::UNPROCESSABLE_ENTITY),
        Err(Error::Conflict { .. }) => (Problems::none(), StatusCode::CONFLICT),
        Err(other) => return Err(other),
    };
    let show = move |look: &mut Look<'_>| {
        let mut view = view(look, &funder, &reference, &sent, &problems)?;
        if status == StatusCode::CONFLICT {
            let (title, text) = (look.say("cofunding-stale"), look.say("cofunding-stale-more"));
            view.notices.insert(0, Notice::new(Kind::Bad, title, text));
        }
        Ok(Page::with_status(view, status))
    };
    who.page(show).await
}
