//! What the service writes down about itself.

use serde_json::json;

use crate::act::Act;
use crate::call::store::{self, Outage};
use crate::ground::ids::RowId;
use crate::ground::{Entry, RecordClass, Result};

/// Writes down an outage that is over.
pub fn record_outage(act: &mut Act<'_>, outage: &Outage) -> Result<()> {
    let id: RowId = act.id();
    store::insert_outage(act.db, &id, outage)?;
    let facts = json!({ "from": outage.from, "until": outage.until, "kind": outage.kind.name() });
    act.record(&Entry::new("service.outage", ("outage", &id), RecordClass::Call, facts))
}
