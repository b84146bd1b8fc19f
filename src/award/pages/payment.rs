//! The form that records a payment, and the buttons that authorise it or take it back.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::Deserialize;

use super::step::{FormView, crumbs};
use super::view::{payable, source_name};
use super::{instrument_tag, party, title};
use crate::award::acts;
use crate::award::rules::{PARTY_MAX, REFERENCE_MAX, TypedPayment, payee, payer};
use crate::award::store::{self, Award, Instrument, Item};
use crate::ground::ids::PaymentId;
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed, Who};
use crate::proposal::rules::typed::Habit;
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Field};

#[derive(Deserialize, Clone, Default)]
pub struct PaymentForm {
    #[serde(default)]
    item: String,
    #[serde(default)]
    payer: String,
    #[serde(default)]
    payee: String,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    reference: String,
    #[serde(default)]
    executed_on: String,
}

impl PaymentForm {
    fn typed(&self) -> TypedPayment {
        TypedPayment {
            habit: Habit::Typed,
            payer: self.payer.clone(),
            payee: self.payee.clone(),
            amount: self.amount.clone(),
            reference: self.reference.clone(),
            executed_on: self.executed_on.clone(),
        }
    }
}

/// With `?item=` the parties are filled in as rulebook and proposal name them.
pub async fn show(
    who: Signed,
    path: Path<(String, String)>,
    chosen: Query<PaymentForm>,
) -> Result<HttpResponse> {
    let ((award, kind), chosen) = (path.into_inner(), chosen.into_inner());
    who.page(move |look| view(look, &award, &kind, &chosen, &Problems::none())).await
}

pub async fn record(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<PaymentForm>,
) -> Result<HttpResponse> {
    let (award, kind) = path.into_inner();
    let InTime { form, received } = form;
    let (of, what, sent) = (award.clone(), kind.clone(), form.clone());
    let recorded = who.act(received, move |act| acts::initiate(act, &of, &what, &sent.item, &sent.typed()));
    match Who::problems_of(recorded.await)? {
        Ok(_payment) => Ok(see_other(&format!("/awards/{award}?done=payment-recorded#{kind}"))),
        Err(problems) => {
            let show = move |look: &mut Look<'_>| {
                let view = view(look, &award, &kind, &form, &problems)?;
                Ok(Page::again(view, &problems))
            };
            who.page(show).await
        }
    }
}

fn view(
    look: &mut Look<'_>,
    reference: &str,
    kind: &str,
    typed: &PaymentForm,
    problems: &Problems,
) -> Result<FormView> {
    let (award, sight) = store::find(look.db, &look.actor, reference)?;
    if !sight.pays {
        return Err(Error::Forbidden);
    }
    let instrument = award.instrument(kind)?;
    Ok(FormView {
        title: title(look, &award, kind),
        crumbs: crumbs(look, reference, kind, "award-payment-title"),
        state: instrument_tag(look, instrument.state()),
        lead: look.say("award-payment-lead"),
        notice: None,
        action: format!("/awards/{reference}/{kind}/payment"),
        fields: fields(look, &award, instrument, typed, problems)?,
        summary: look.words().summary(look.language, problems),
        submit: look.say("award-payment-submit"),
    })
}

fn fields(
    look: &Look<'_>,
    award: &Award,
    instrument: &Instrument,
    typed: &PaymentForm,
    problems: &Problems,
) -> Result<Vec<Field>> {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let offered = |item: &&Item| !payable(item).is_zero() || item.id.as_str() == typed.item;
    let items = instrument.items.iter().filter(offered).map(|item| choice(look, award, item));
    let (payer, payee) = match instrument.item(&typed.item) {
        Ok(item) => parties(look, award, instrument, item, typed)?,
        Err(_none) => (typed.payer.clone(), typed.payee.clone()),
    };
    Ok(vec![
        Field::select("item", look.say("award-payment-item"), items.collect())
            .required()
            .value(&typed.item)
            .errors(errors("item")),
        Field::text("payer", look.say("award-payment-payer"))
            .required()
            .max(PARTY_MAX)
            .value(payer)
            .errors(errors("payer")),
        Field::text("payee", look.say("award-payment-payee"))
            .required()
            .max(PARTY_MAX)
            .value(payee)
            .errors(errors("payee")),
        Field::money("amount", look.say("award-payment-amount"))
            .required()
            .value(&typed.amount)
            .errors(errors("amount")),
        Field::text("reference", look.say("award-payment-reference"))
            .hint(look.say("award-payment-reference-hint"))
            .required()
            .max(REFERENCE_MAX)
            .value(&typed.reference)
            .errors(errors("reference")),
        Field::date("executed_on", look.say("award-payment-day"))
            .required()
            .value(&typed.executed_on)
            .errors(errors("executed_on")),
    ])
}

fn choice(look: &Look<'_>, award: &Award, item: &Item) -> Choice {
    let name = source_name(look, award, &item.position.item.source);
    let args = [("name", name), ("left_amount", payable(item).to_string())];
    Choice::new(item.id.to_string(), look.text("award-payment-item-left", &args))
}

/// What was typed, or who rulebook and proposal say it is.
fn parties(
    look: &Look<'_>,
    award: &Award,
    instrument: &Instrument,
    item: &Item,
    typed: &PaymentForm,
) -> Result<(String, String)> {
    let source = &item.position.item.source;
    let (plan, tranche) = (award.plan(&instrument.kind)?, award.tranche(source));
    let or = |typed: &str, known: String| if typed.is_empty() { known } else { typed.to_owned() };
    let paid = payee(plan, source, tranche, &award.content, &instrument.counterparty);
    Ok((or(&typed.payer, party(look, payer(tranche))), or(&typed.payee, party(look, paid))))
}

pub async fn authorise(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Empty>,
) -> Result<HttpResponse> {
    let (award, payment) = path.into_inner();
    let (of, id) = (award.clone(), PaymentId::from_text(payment));
    who.act(form.received, move |act| acts::authorise(act, &of, &id)).await?;
    Ok(see_other(&format!("/awards/{award}?done=payment-authorised")))
}

pub async fn withdraw(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Empty>,
) -> Result<HttpResponse> {
    let (award, payment) = path.into_inner();
    let (of, id) = (award.clone(), PaymentId::from_text(payment));
    who.act(form.received, move |act| acts::withdraw(act, &of, &id)).await?;
    Ok(see_other(&format!("/awards/{award}?done=payment-withdrawn")))
}

/// A form of one button.
#[derive(Deserialize)]
pub struct Empty {}
