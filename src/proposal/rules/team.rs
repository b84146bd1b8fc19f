//! Invitations: how long they hold, and how much of an address is shown to who may not know it.

/// How long the link of an invitation works, in wall time.
pub const INVITATION_DAYS: i64 = 14;
/// Open invitations of one proposal.
pub const INVITATIONS_MAX: usize = 100;

/// `a•••@t•••.example`: enough to recognise one's own address, too little to learn another's.
pub fn masked(email: &str) -> String {
    let (name, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
    let end = domain.rsplit_once('.').map_or("", |(_, end)| end);
    format!("{}•••@{}•••.{end}", first(name), first(domain))
}
