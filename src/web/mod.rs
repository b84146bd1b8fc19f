//! The web beneath the stages: what a running server holds, requests in, pages, JSON and errors out.

mod clock;
mod errors;
mod forms;
mod guard;
mod load;
mod reply;
mod route;
mod state;
mod statics;

pub use clock::Clock;
pub use errors::{Reference, render_errors};
pub use forms::{
    BODY_LIMIT, InTime, JsonInTime, LANGUAGE_COOKIE, Received, SESSION_COOKIE, VISITOR_COOKIE, check_token,
    csrf_field, form_token, language_of, own_path, session_cookie,
};
pub use guard::{guard, security_headers};
pub use load::{Busyness, Load, LoadTold};
pub use reply::{Problem, created, json, no_content, see_other};
pub use route::{Audience, Route};
pub use state::{Alarm, AlarmOf, FrameOf, Headline, HeadlineOf, NameOf, State};
pub use statics::serve_static;
