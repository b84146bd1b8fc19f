//! What is asked and told about the calls beside the proposals: announcements, questions, letters of interest.

use crate::call::acts::{self, TypedNotice};
use crate::demo::cast::Cast;
use crate::demo::scene::{Played, Scene};
use crate::ground::ids::{CallId, PersonId, QuestionId};

pub fn tells(scene: &Scene<'_>, cast: &Cast) -> Played<()> {
    let desk = Desk { scene, cast };
    desk.files(
        "ai-factories",
        &cast.coast,
        ("EUROHPC-2024-CEI-AI-01", "DEMO-COAST", "HR", "SI"),
        "2025-10-20T10:15+02:00",
    )?;
    scene.person(&cast.staff, scene.moment("2025-11-03T09:30+01:00")?, |act| {
        let (title, body) = (
            "Information day on 12 November (invented)",
            "An invented information day, online, from 10:00 to 12:00 Brussels time. What is asked there and \
             concerns all is answered on the page of questions and answers.",
        );
        acts::announce(act, &CallId::from_text("ai-factories"), title, body).map(drop)
    })?;
    let asked = desk.asks(
        "ai-factories",
        &cast.alps,
        "Power of the site",
        "Our invented site has 12 MW today and 20 MW from 2027. Which of the two counts for the facility criterion?",
        "2025-11-05T14:20+01:00",
    )?;
    desk.answers("ai-factories", &asked, "2025-11-06T11:00+01:00")?;
    desk.asks(
        "rehearsal",
        &cast.applicant,
        "A partner from a third state",
        "May an invented company outside the Participating States take part without money?",
        "2025-12-18T16:40+01:00",
    )?;
    desk.files(
        "rehearsal",
        &cast.applicant,
        ("EUROHPC-2024-CEI-AI-02", "DEMO-LAGOON", "PT", "ES"),
        "2025-11-20T09:00+01:00",
    )
}

struct Desk<'a> {
    scene: &'a Scene<'a>,
    cast: &'a Cast,
}

impl Desk<'_> {
    fn asks(
        &self,
        call: &str,
        who: &PersonId,
        subject: &'static str,
        body: &'static str,
        when: &str,
    ) -> Played<QuestionId> {
        let call = CallId::from_text(call);
        let most = crate::config::Limits::default().open_questions;
        let moment = self.scene.moment(when)?;
        self.scene.person(who, moment, move |act| acts::ask(act, &call, (subject, body), most))
    }

    /// Staff answer who asked, and then everybody.
    fn answers(&self, call: &str, question: &QuestionId, when: &str) -> Played<()> {
        let (call, question) = (CallId::from_text(call), question.clone());
        self.scene.person(&self.cast.staff, self.scene.moment(when)?, move |act| {
            let answer = "What is there on the day that services start, as your plan tells it. Say what is built \
                          already and what is still to come, and until when.";
            acts::answer(act, &call, &question, answer)?;
            let public = "Which state of a site that still grows counts for the facility criterion?";
            acts::publish_answer(act, &call, &question, public, answer).map(drop)
        })
    }

    /// `what` is track, acronym, state of the host, states of partners.
    fn files(
        &self,
        call: &str,
        who: &PersonId,
        what: (&'static str, &'static str, &'static str, &'static str),
        when: &str,
    ) -> Played<()> {
        let (call, (track, acronym, country, partners)) = (CallId::from_text(call), what);
        self.scene.person(who, self.scene.moment(when)?, move |act| {
            let notice = TypedNotice {
                cutoff: "5".into(),
                track: track.into(),
                acronym: acronym.into(),
                country: country.into(),
                partners: partners.into(),
                amount: "40000000".into(),
            };
            acts::file_interest(act, &call, &notice).map(drop)
        })
    }
}
