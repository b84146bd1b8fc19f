//! How the service fares, as it measures it itself: how busy it is, and when it was not there.

use actix_web::HttpResponse;
use serde::Serialize;

use crate::call::rules::{HelpHours, Rulebook};
use crate::call::store::{self, LISTED_DAYS, Outage, OutageKind};
use crate::ground::{Moment, Result};
use crate::people::{Look, View, Visitor};
use crate::web::{Busyness, LoadTold};
use crate::words::parts::{Empty, Kind, Tag};

/// The gauge in words, with its figures.
#[derive(Serialize)]
pub struct LoadView {
    pub tag: Tag,
    pub text: String,
}

#[derive(Serialize)]
pub struct OutageRow {
    from: Moment,
    until: Moment,
    tag: Tag,
    /// `1 h 5 min`, `2 min 10 s`
    lasted: String,
}

#[derive(Serialize)]
struct ServiceView {
    title: String,
    load: LoadView,
    outages: Vec<OutageRow>,
    empty: Option<Empty>,
    days: i64,
    threshold: i64,
}

impl View for ServiceView {
    const TEMPLATE: &'static str = "call/service";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/service`
pub async fn show(who: Visitor) -> Result<HttpResponse> {
    who.page(view).await
}

fn view(look: &mut Look<'_>) -> Result<ServiceView> {
    let outages = outages(look, LISTED_DAYS)?;
    let empty = Empty::new(look.say("call-outages-none"), look.say("call-outages-none-more"));
    Ok(ServiceView {
        title: look.say("call-service-title"),
        load: load(look),
        empty: outages.is_empty().then_some(empty),
        outages,
        days: LISTED_DAYS,
        threshold: store::OUTAGE_SECONDS,
    })
}

/// How busy this server is, in words.
pub fn load(look: &Look<'_>) -> LoadView {
    let LoadTold { busyness, in_flight, p50_ms, queue, .. } = look.state.load();
    let kind = match busyness {
        Busyness::Calm => Kind::Good,
        Busyness::Busy => Kind::Warn,
        Busyness::VeryBusy => Kind::Bad,
    };
    let queue = look.words().voice(look.language).score(i64::try_from(queue).unwrap_or(i64::MAX) * 10, None);
    let key = if p50_ms.is_some() { "call-load-figures" } else { "call-load-quiet" };
    let args = [
        ("requests", in_flight.to_string()),
        ("milliseconds", p50_ms.unwrap_or_default().to_string()),
        ("queue", queue),
    ];
    LoadView {
        tag: Tag::new(kind, look.say(&format!("call-load-{}", busyness.name()))),
        text: look.text(key, &args),
    }
}

/// The outages of the last days, the newest first.
pub fn outages(look: &mut Look<'_>, days: i64) -> Result<Vec<OutageRow>> {
    let found = store::outages_since(look.db, look.now.plus_days(-days))?;
    Ok(found.iter().map(|outage| row(look, outage)).collect())
}

fn row(look: &Look<'_>, outage: &Outage) -> OutageRow {
    let kind = match outage.kind {
        OutageKind::Silent | OutageKind::Failing => Kind::Bad,
        OutageKind::Slow => Kind::Warn,
    };
    OutageRow {
        from: outage.from,
        until: outage.until,
        tag: Tag::new(kind, look.say(&format!("call-outage-{}", outage.kind.name()))),
        lasted: look.words().voice(look.language).countdown(outage.until, outage.from),
    }
}

/// When somebody helps: `Mon, Tue, Wed 09:00–17:00`.
pub fn help(look: &Look<'_>, book: &Rulebook) -> Vec<String> {
    let line = |help: &HelpHours| {
        let days: Vec<String> = help.days.iter().map(|day| look.say(&format!("call-day-{day}"))).collect();
        format!("{} {}–{}", days.join(", "), help.from, help.until)
    };
    book.service.help.iter().map(line).collect()
}
