//! Declarations name roles and items that there are.

use super::Faults;
use crate::call::rules::rulebook::Rulebook;

pub fn check(book: &Rulebook, faults: &mut Faults) {
    faults.ids("declarations", "id", book.declarations.iter().map(|one| one.id.as_str()));
    let roles: Vec<&str> = book.roles.iter().map(|role| role.id.as_str()).collect();
    let lists = book.checklists.iter();
    let items: Vec<String> = lists
        .flat_map(|list| list.items.iter().map(move |item| format!("{}/{}", list.id, item.id)))
        .collect();
    for (index, one) in book.declarations.iter().enumerate() {
        let key = |name: &str| format!("declarations[{index}].{name}");
        faults.words(key("title"), &one.title);
        faults.words(key("text"), &one.text);
        faults.known(&key("roles"), "role", &one.roles, &roles);
        let both = one.document && one.may_add_document;
        let reason = "`document` asks for the paper already: one of the two";
        faults.unless(!both, key("may_add_document"), reason);
        let serves = one.serves.is_empty() || items.contains(&one.serves);
        let reason = format!("`{}` is no item of a checklist: {}", one.serves, items.join(", "));
        faults.unless(serves, key("serves"), reason);
    }
}
