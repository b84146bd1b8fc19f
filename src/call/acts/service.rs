//! What the service writes down about itself.

use serde_json::json;

use crate::act::Act;
use crate::call::rules::Span;
use crate::call::store::{self, Outage};
use crate::ground::ids::RowId;
use crate::ground::{Entry, RecordClass, Result};

/// Writes down an outage: one that is over, or that has lasted long enough to be one. Answers its row.
pub fn record_outage(act: &mut Act<'_>, outage: &Outage) -> Result<RowId> {
    let id: RowId = act.id();
    store::insert_outage(act.db, &id, outage)?;
    let facts = json!({ "from": outage.from, "until": outage.until, "kind": outage.kind.name() });
    act.record(&Entry::new("service.outage", ("outage", &id), RecordClass::Call, facts))?;
    Ok(id)
}

/// Records that an outage is over which went on after it had been written down.
pub fn outage_over(act: &mut Act<'_>, id: &RowId, (from, until): Span) -> Result<()> {
    let facts = json!({ "from": from, "until": until });
    act.record(&Entry::new("service.outage_over", ("outage", id), RecordClass::Call, facts))
}
