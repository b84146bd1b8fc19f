//! What somebody's grants reach, by name.

use crate::call::store as calls;
use crate::cofunding::store::funder;
use crate::db::Db;
use crate::ground::ids::CallId;
use crate::ground::{Error, Result, Scope};
use crate::proposal::pages::href;
use crate::proposal::store::by_id;

/// Name and page of what a grant reaches, for the person who holds it; None for everything. Nobody else may be
/// told: who gives grants sees that there is one, and not what a draft is called.
pub fn name_of(db: &mut Db, scope: &Scope, language: &str) -> Result<Option<(String, String)>> {
    let named = match scope {
        Scope::Everything => Ok(None),
        Scope::Call(call) => of_call(db, call, language).map(Some),
        Scope::Cutoff(call, number) => of_call(db, call, language)
            .map(|(title, page)| Some((format!("{title}, {number}"), format!("{page}/cut-offs/{number}")))),
        Scope::Funder(id) => funder(db, id).map(|funder| Some((funder.name, "/funding".to_owned()))),
        Scope::Proposal(id) => by_id(db, id).and_then(|proposal| {
            let (call, _) = of_call(db, &proposal.call, language)?;
            let name = format!("{} {} ({call})", proposal.reference, proposal.acronym);
            Ok(Some((name, href(&proposal.reference))))
        }),
    };
    match named {
        // A grant may outlive what it reached.
        Err(Error::NotFound) => Ok(None),
        named => named,
    }
}

fn of_call(db: &mut Db, call: &CallId, language: &str) -> Result<(String, String)> {
    let book = calls::rulebook(db, call)?;
    Ok((book.call.title.in_language(language).to_owned(), format!("/calls/{call}")))
}
