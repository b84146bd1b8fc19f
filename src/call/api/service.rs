//! The check of tracks, the service's own measurements, and extensions, over the API.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::call::acts;
use crate::call::rules::{CheckedNeed, CheckedTrack, Rulebook, Track};
use crate::call::store::{self, Extension, LISTED_DAYS, Outage};
use crate::call::told::{Assumed, Keys, Reason, day_of_states, read_answers, reasons};
use crate::ground::ids::{CallId, ExtensionId};
use crate::ground::{Error, Result, Role};
use crate::people::{Api, Look, Reply};
use crate::web::{JsonInTime, LoadTold, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct TrackCheck {
    /// The day that membership of states was looked up for.
    #[schema(value_type = String)]
    day: chrono::NaiveDate,
    tracks: Vec<TrackVerdict>,
}

#[derive(Serialize, ToSchema)]
pub struct TrackVerdict {
    track: String,
    /// `yes`, `open` (the answers do not decide it), `no`, or `unanswered`.
    verdict: String,
    needs: Vec<NeedVerdict>,
}

#[derive(Serialize, ToSchema)]
pub struct NeedVerdict {
    /// Which question of the rulebook's `track_check`.
    question: String,
    verdict: String,
    reasons: Vec<TrackReason>,
}

#[derive(Serialize, ToSchema)]
pub struct TrackReason {
    text: String,
    /// The key of the rulebook that it rests on.
    key: String,
    /// The rule behind it, in words.
    rule: String,
    /// The path of the page that shows the rule.
    see: String,
    /// The text that asks for it; null where none is stated.
    source: Option<String>,
    /// What of it no source tells.
    assumed: Vec<TrackAssumption>,
}

#[derive(Serialize, ToSchema)]
pub struct TrackAssumption {
    key: String,
    /// What the key is, in words.
    about: String,
    /// In the language of the rulebook.
    reason: String,
}

/// Which track is mine? The questions stand in the rulebook under `track_check`; answers are sent as
/// `?host_state=FI&machine=none`, states as two letters.
#[utoipa::path(get, path = "/api/v1/calls/{call}/which-track", tag = "calls", params(("call" = String, Path)),
    responses((status = 200, body = TrackCheck), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn which_track(
    who: Api,
    call: Path<CallId>,
    typed: Query<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let checked = who.look_public(move |look| {
        let actor = look.actor.clone();
        let book = store::seen(look.db, &actor, &call)?;
        let (answers, problems) = read_answers(&book, &typed);
        problems.into_result()?;
        let day = day_of_states(&book, look.now);
        let (keys, checked) = (Keys::of(&book)?, book.check_tracks(&answers, day));
        let tracks = checked.iter().map(|one| TrackVerdict {
            track: one.track.clone(),
            verdict: one.verdict.name().to_owned(),
            needs: book
                .track(&one.track)
                .map(|track| needs(look, &book, &keys, track, one))
                .unwrap_or_default(),
        });
        Ok(TrackCheck { day, tracks: tracks.collect() })
    });
    Ok(json(&checked.await?))
}

fn needs(
    look: &Look<'_>,
    book: &Rulebook,
    keys: &Keys,
    track: &Track,
    checked: &CheckedTrack,
) -> Vec<NeedVerdict> {
    let need = |need: &CheckedNeed| NeedVerdict {
        question: need.need.question.clone(),
        verdict: need.verdict.name().to_owned(),
        reasons: reasons(look, book, keys, track, need).into_iter().map(reason).collect(),
    };
    checked.needs.iter().map(need).collect()
}

fn reason(Reason { text, key, rule, assumed }: Reason) -> TrackReason {
    let assumption = |Assumed { key, about, reason }| TrackAssumption { key, about, reason };
    TrackReason {
        text,
        key,
        rule: rule.words,
        see: rule.see,
        source: Some(rule.source).filter(|source| !source.is_empty()),
        assumed: assumed.into_iter().map(assumption).collect(),
    }
}

#[derive(Serialize, ToSchema)]
pub struct ServiceOut {
    load: LoadOut,
    /// Of the last 90 days, the newest first.
    outages: Vec<OutageOut>,
}

/// As the server that answers measures it.
#[derive(Serialize, ToSchema)]
pub struct LoadOut {
    /// `calm`, `busy` or `very-busy`.
    word: String,
    in_flight: usize,
    /// Answers in the last minute.
    answers: u32,
    /// Half of them took at most so many milliseconds; null where there were none.
    p50_ms: Option<i64>,
    /// The fuller of the database's queues, in thousandths of what it holds.
    queue_thousandths: usize,
}

#[derive(Serialize, ToSchema)]
pub struct OutageOut {
    from: String,
    until: String,
    /// `silent` (nothing proved that the service was there), `failing` or `slow`.
    kind: String,
    seconds: i64,
}

/// How busy the service is, and when it was not there.
#[utoipa::path(get, path = "/api/v1/service", tag = "about", responses((status = 200, body = ServiceOut)))]
pub async fn service(who: Api) -> Result<HttpResponse> {
    let told = who.look_public(|look| {
        let LoadTold { busyness, in_flight, answers, p50_ms, queue } = look.state.load();
        let word = busyness.name().to_owned();
        let outages = store::outages_since(look.db, look.now.plus_days(-LISTED_DAYS))?;
        let out = |outage: &Outage| OutageOut {
            from: outage.from.to_string(),
            until: outage.until.to_string(),
            kind: outage.kind.name().to_owned(),
            seconds: outage.seconds(),
        };
        Ok(ServiceOut {
            load: LoadOut { word, in_flight, answers, p50_ms, queue_thousandths: queue },
            outages: outages.iter().map(out).collect(),
        })
    });
    Ok(json(&told.await?))
}

#[derive(Serialize, ToSchema)]
pub struct ExtensionList {
    /// The newest first.
    extensions: Vec<ExtensionOut>,
}

#[derive(Serialize, ToSchema)]
pub struct ExtensionOut {
    id: String,
    cutoff: i32,
    cutoff_at: String,
    proposed_at: String,
    outage_seconds: i64,
    minutes: i64,
    /// Closing waits until then for a decision.
    holds_until: String,
    /// Null until somebody decides.
    granted: Option<bool>,
    reason: Option<String>,
    decided_at: Option<String>,
    moved_to: Option<String>,
}

fn extension_out(one: &Extension) -> ExtensionOut {
    let decision = one.decision.as_ref();
    ExtensionOut {
        id: one.id.to_string(),
        cutoff: one.cutoff,
        cutoff_at: one.cutoff_at.to_string(),
        proposed_at: one.proposed.to_string(),
        outage_seconds: one.outage_seconds,
        minutes: one.minutes,
        holds_until: one.holds_until().to_string(),
        granted: decision.map(|decision| decision.granted),
        reason: decision.map(|decision| decision.reason.clone()),
        decided_at: decision.map(|decision| decision.at.to_string()),
        moved_to: decision.and_then(|decision| decision.moved_to).map(|at| at.to_string()),
    }
}

/// Extensions that outages proposed: for staff and auditors of the call.
#[utoipa::path(get, path = "/api/v1/calls/{call}/extensions", tag = "calls", params(("call" = String, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, body = ExtensionList), (status = 404, body = Problem)))]
pub async fn extensions(api: Api, call: Path<CallId>) -> Result<HttpResponse> {
    let found = api.look("staff:read", move |look| {
        let watches = |role| look.actor.has_for_call(role, &call);
        if ![Role::Staff, Role::Auditor].into_iter().any(watches) {
            return Err(Error::NotFound);
        }
        store::rulebook(look.db, &call)?;
        store::extensions(look.db, &call)
    });
    Ok(json(&ExtensionList { extensions: found.await?.iter().map(extension_out).collect() }))
}

#[derive(Clone, Deserialize, ToSchema)]
pub struct ExtensionDecisionIn {
    granted: bool,
    /// Announced to everybody.
    reason: String,
}

/// Decide on a proposed extension, as staff of the call.
#[utoipa::path(post, path = "/api/v1/calls/{call}/extensions/{extension}/decision", tag = "calls",
    request_body = ExtensionDecisionIn, params(("call" = String, Path), ("extension" = String, Path)),
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn decide_extension(
    api: Api,
    path: Path<(CallId, ExtensionId)>,
    body: JsonInTime<ExtensionDecisionIn>,
) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let decide = move |act: &mut Act<'_>, asked: &ExtensionDecisionIn| {
        let granted = if asked.granted { "yes" } else { "no" };
        let moved = acts::decide_extension(act, &call, &id, granted, &asked.reason)?;
        Reply::ok(&serde_json::json!({ "moved_to": moved }))
    };
    api.act_on("staff:write", body, decide).await
}
