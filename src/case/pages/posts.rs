//! What is posted from the page of a matter. What was typed comes back where it was refused.

use actix_multipart::Multipart;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};

use super::matter_href;
use super::thread::{Again, Typed, view};
use crate::act::Act;
use crate::case::acts::{self, Base};
use crate::case::rules::{TypedDecision, TypedMessage, TypedMove, TypedRequest};
use crate::case::store;
use crate::case::upload;
use crate::ground::{Moment, Problems, Result};
use crate::people::{Look, Page, Signed, Who};
use crate::web::{InTime, see_other};

/// `POST /proposals/{proposal}/case/{number}/messages`: `csrf` first, then `text` and `proposed`, then `file` where
/// there is one.
pub async fn write(
    who: Signed,
    request: HttpRequest,
    path: Path<(String, i32)>,
    mut parts: Multipart,
) -> Result<HttpResponse> {
    let (key, number) = path.into_inner();
    // Before a byte is stored: may this person write here at all?
    let of = key.clone();
    let may = who.look(move |look| {
        let actor = look.actor.clone();
        store::heard_matter(look.db, &actor, &of, number, look.now)?.2.speaks()
    });
    may.await?;
    let mut arrived = upload::read(&request, &who.state, &mut parts).await?;
    let message = TypedMessage { text: arrived.field("text"), proposed: arrived.field("proposed") };
    let file = match arrived.taken() {
        Ok(file) => file,
        Err(problems) => {
            return show_again(&who, (key, number), Typed::Message(message), problems).await;
        }
    };
    let (typed, received) = (message.clone(), arrived.received);
    let write = move |act: &mut Act<'_>, key: &str, base: Base<'_>| {
        acts::write(act, key, number, &message, file.as_ref(), base)
    };
    run(&who, (key, number), (Typed::Message(typed), received), "case-written", write).await
}

/// `POST /proposals/{proposal}/case/{number}/decision`
pub async fn decide(
    who: Signed,
    path: Path<(String, i32)>,
    form: InTime<TypedDecision>,
) -> Result<HttpResponse> {
    let (place, InTime { form, received }) = (path.into_inner(), form);
    let (number, typed) = (place.1, Typed::Decision(form.clone()));
    let decide = move |act: &mut Act<'_>, key: &str, base: Base<'_>| {
        acts::decide(act, key, number, &form, base).map(drop)
    };
    run(&who, place, (typed, received), "case-decided", decide).await
}

/// `POST /proposals/{proposal}/case/{number}/due`
pub async fn move_due(
    who: Signed,
    path: Path<(String, i32)>,
    form: InTime<TypedMove>,
) -> Result<HttpResponse> {
    let (place, InTime { form, received }) = (path.into_inner(), form);
    let (number, typed) = (place.1, Typed::Move(form.clone()));
    let moves =
        move |act: &mut Act<'_>, key: &str, base: Base<'_>| acts::move_due(act, key, number, &form, base);
    run(&who, place, (typed, received), "case-moved", moves).await
}

/// `POST /proposals/{proposal}/case/{number}/more-time`
pub async fn ask_for_time(
    who: Signed,
    path: Path<(String, i32)>,
    form: InTime<TypedRequest>,
) -> Result<HttpResponse> {
    let (place, InTime { form, received }) = (path.into_inner(), form);
    let (number, typed) = (place.1, Typed::Request(form.clone()));
    let ask =
        move |act: &mut Act<'_>, key: &str, base: Base<'_>| acts::ask_for_time(act, key, number, &form, base);
    run(&who, place, (typed, received), "case-time-asked", ask).await
}

/// Runs an act on a matter and comes back to its page: with word of it, or with what is wrong.
async fn run<F>(
    who: &Signed,
    (key, number): (String, i32),
    (typed, received): (Typed, Moment),
    done: &str,
    act: F,
) -> Result<HttpResponse>
where
    F: Fn(&mut Act<'_>, &str, Base<'_>) -> Result<()> + Send + Sync + 'static,
{
    let base = who.state.config.http.public_url.trim_end_matches('/').to_owned();
    let of = key.clone();
    let outcome = who.act(received, move |context| act(context, &of, &base)).await;
    match Who::problems_of(outcome)? {
        Ok(()) => Ok(see_other(&format!("{}?done={done}", matter_href(&key, number)))),
        Err(problems) => show_again(who, (key, number), typed, problems).await,
    }
}

async fn show_again(
    who: &Signed,
    (key, number): (String, i32),
    typed: Typed,
    problems: Problems,
) -> Result<HttpResponse> {
    let again = Again { typed, problems };
    let show = move |look: &mut Look<'_>| Ok(Page::again(view(look, &key, number, &again)?, &again.problems));
    who.page(show).await
}
