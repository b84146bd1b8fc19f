//! People: accounts, what was granted to them, their sessions and tokens, and the gate every request passes.
//!
//! An account is made by registering, and works once its address is verified. Signing in makes a session row
//! and a cookie that names it; the row is looked at in the transaction of every request, so that ending a
//! session or taking a grant away holds at once. Programs use bearer tokens with scopes instead; pages do not
//! accept those, and the API does not accept cookies.

pub mod acts;
pub mod api;
mod gate;
pub mod limits;
mod menu;
pub mod pages;
pub mod password;
pub mod rules;
pub mod store;

pub use gate::{
    Api, Claims, Look, Page, Reply, Signed, View, Visitor, Who, Witness, frame_of_error, house_cookie,
};
pub use menu::writes_proposals;
