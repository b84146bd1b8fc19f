# The consortium: partners, team, invitations, declarations, sign-offs, and the readiness board.

consortium-partners = Partners
consortium-more = Identifiers, place, contact
consortium-entry = Entry
consortium-short-name = Short name
consortium-kind = Kind of organisation
consortium-kind-public = Public body
consortium-kind-research = Research organisation
consortium-kind-company = Company
consortium-kind-sme = Small or medium-sized enterprise
consortium-none = none
consortium-ror = ROR id
consortium-ror-hint = Nine characters, such as 05gq02987; its address will do.
consortium-vat = VAT number
consortium-vat-hint = With the letters of the state: FI12345671.
consortium-city = City
consortium-nuts = NUTS region
consortium-nuts-hint = NUTS 2024, such as FI1B1.
consortium-affiliated-to = Belongs to
consortium-contact-name = Contact person
consortium-contact-email = E-mail of the contact
consortium-contact-orcid = ORCID iD of the contact
consortium-contact-orcid-hint = Four groups of four: 0000-0002-1825-0097.
consortium-hosting = Hosting consortium of states
consortium-hosting-note = Only where several states pay the national part together. Leave both fields empty otherwise.
consortium-hosting-lead = State that leads
consortium-hosting-states = All of the states
consortium-hosting-hint = Two letters each: FI, SE, NO.
consortium-hosting-said = { $states } host together; { $lead } leads.
consortium-ids = Identifiers
consortium-about = About it
consortium-belongs = belongs to { $name }
consortium-contact = contact: { $name }
consortium-empty = No organisation takes part yet
consortium-empty-more = Begin with the hosting entity.
consortium-add = Add an organisation
consortium-edit-all = Edit the whole list
consortium-own = You write for { $name }. You read the entries of the others. The list itself, and the states that host jointly, are changed by the coordinator and by whoever writes for the whole consortium.
consortium-not-yours = To be read: who writes for { $name }, or for the whole consortium, can change it.
consortium-people = People
consortium-known = Fill in
consortium-find = Name, PIC, ROR or VAT number
consortium-find-hint = Among published awards and your own proposals. At least three characters.
consortium-find-button = Look it up
consortium-find-none = Nothing is known here by that name or number.
consortium-known-award = published award { $acronym }
consortium-known-own = your proposal { $reference }
consortium-gone = No longer taking part
consortium-why = Why
consortium-heir = In its place
consortium-leave = Leaves, or is replaced
consortium-leave-more = The entry stays in the history with who took it out, when and why. Its contributors become readers, until the coordinator says for whom they write.
consortium-leave-reason = Why
consortium-leave-heir = Takes its place
consortium-leave-heir-hint = A partner that is in the list already; may be left empty.
consortium-leave-follow = Its people write for the one in its place
consortium-leave-button = Take out of the consortium
consortium-declarations = Declarations
consortium-declare = Sign the declaration
consortium-agree = We declare this
consortium-undeclare = Take the declaration back
consortium-declared-by = Signed by { $name }, { $at }.
consortium-declared-on-behalf = Signed by { $name } (coordinator) on its behalf, { $at }.
consortium-paper = Signed paper (PDF)
consortium-paper-optional = Signed paper, where there is one (PDF)
consortium-paper-state = Letter or agreement of the state (PDF)
consortium-signoff-more = Signing off says that the entry above and the declarations are right as they stand. When something of it is changed later, everybody sees that it was signed before.
consortium-signoff-early = { $name } has declarations open: { $declarations }.
consortium-signoff-early-more = Signing off is possible all the same. What is declared afterwards changes what was signed, and the sign-off is then shown as given before.
consortium-sign-off = Sign off
consortium-sign-off-undo = Take the sign-off back

ready-board = Readiness board
ready-total = rules in all
ready-met = met
ready-blocking = missing: these block submitting
ready-doubts = to check: these only warn
ready-done = met
ready-count = { $met } of { $of } met
ready-matrix = Declarations and sign-offs
ready-funders = Sign-offs of co-funders
ready-signoff = Sign-off
ready-standing = { $weight }: { $what }
ready-declaring-missing = not declared
ready-declaring-paper = paper missing
ready-declaring-earlier = on an earlier text
ready-declaring-another = as another organisation
consortium-declared-as = It was declared as { $name }, which the entry no longer is.
ready-declaring-done = declared
ready-signing-missing = not signed off
ready-signing-outdated = changed since
ready-signing-holds = signed off
ready-signed = { $on_behalf ->
    [yes] Version { $version }, on behalf by { $name }, { $at }
   *[no] Version { $version }, by { $name }, { $at }
}
ready-signed-outdated = { $on_behalf ->
    [yes] Signed off version { $version }, on behalf by { $name }, { $at }; changed since.
   *[no] Signed off version { $version }, by { $name }, { $at }; changed since.
}

ready-partner-alike = { $name } stands in the list twice, by name and country.
ready-affiliated-to = { $name } is an affiliated entity; to whom it belongs is not said.
ready-hosting-state = { $country } is among the hosting states, and no Participating State on { $day }.
ready-hosting-state-unsure = Whether { $country }, one of the hosting states, is a Participating State on { $day } is not known for certain.
ready-hosting-lead = { $country } leads the hosting states, and the hosting entity is in another state.
ready-declaration-missing = { $name } has not declared: { $subject }.
ready-declaration-paper = { $name } has declared “{ $subject }”; the signed paper is missing.
ready-declaration-earlier = { $name } has declared “{ $subject }” on an earlier text; the text was changed since.
ready-declaration-another = “{ $subject }” was declared in the place of { $name } while the entry was another organisation’s; { $name } has to declare it.
ready-signoff-missing = { $name } has not signed off.
ready-signoff-outdated = { $name } signed off version { $version }; what concerns it was changed since.

rule-title = There is a title.
rule-track = A track is chosen.
rule-replied = The earlier evaluation is replied to.
rule-host = There is one hosting entity.
rule-states = Everybody is established where the call allows it.
rule-once = No organisation stands in the list twice.
rule-together = There are as many organisations and states as the call asks for.
rule-hosting = The hosting states take part, and the host’s leads.
rule-affiliated = Affiliated entities say to whom they belong.
rule-declared = Everybody who is asked has declared: { $subject }.
rule-answered = “{ $subject }” is answered.
rule-asked = Money is asked from the EU.
rule-asks-fit = What is asked is for cost types of the track and the line, and for organisations that may receive money.
rule-cap = “{ $subject }” is asked for no more than it pays per proposal.
rule-rate = For “{ $subject }” the EU’s part is within its rate.
rule-matched = “{ $subject }” is matched.
rule-budgeted = A budget says which organisation spends the money on what.
rule-budget-rows = Every row of the budget names its organisation, and its year where there is one.
rule-matched-total = In all, the EU’s money is matched.
rule-claims-stand = No claim that stands here was declined by its funder.
rule-claims-last = No claim ends before the cut-off, or before its year begins.
rule-claims-rated = No rate of a claim in another currency is far from what that currency is roughly worth.
rule-claims-said = Every claim says what the call asks of it.
rule-financed = What “{ $subject }” costs is asked or claimed, and no more.
rule-pages = “{ $subject }” has no more pages than are evaluated.
rule-document = “{ $subject }” is uploaded.
rule-signed = Everybody has signed off.

team-give-orcid = Give your ORCID iD
team-invite = Invite somebody
team-invite-button = Send the invitation
team-email-hint = They get a letter with a link that holds for { $days } days. Whether they have an account here makes no difference to it.
team-partner = Writes for
team-partner-all = the whole consortium
team-partner-hint = Who writes for one partner edits its entry and declares in its name; others’ entries they read.
team-invitations = Open invitations
team-sent = Sent
team-days-left = { $days ->
    [0] ends today
    [one] one day left
   *[other] { $days } days left
}
team-expired = too old
team-again = Send again
team-revoke = Take back
team-offer = Offer coordination
team-offered-title = Coordination is offered.
team-offered = { $name } was asked on { $at } and has not answered yet. You coordinate until they accept.
team-offer-withdraw = Take the offer back
proposal-role-coordinator = Writes everything, invites people, submits and withdraws.

invitation-title = You are invited
invitation-intro = You are asked to take part in { $acronym }.
invitation-proposal = Proposal
invitation-by = Invited by
invitation-accept = Accept
invitation-decline = Decline
invitation-see = See the invitation
invitation-waits = { $acronym }, as { $role }
invitation-gone = This invitation does not hold
invitation-gone-more = It was answered or taken back, is too old, or the link is not whole. Ask the coordinator to send it again.
invitation-sign-in = It was sent to { $email }. Sign in with the account of that address, or register with it; then you see what it is about.
invitation-other = It was sent to { $email }, which is not the address of the account you are signed in with. Sign out, and sign in or register with that address.
invitation-to-sign-in = Sign in
invitation-to-register = Register
invitation-sign-out = Sign out
invitation-then = Then open the link of the letter again.

handover-title = Take over the coordination
handover-intro = { $name } offers you the coordination of { $acronym }. If you accept, you coordinate from that moment, and { $name } becomes a contributor.
handover-accept = Take it over
handover-decline = Decline
handover-waits = You are offered the coordination: accept or decline.

done-partner-added = The organisation takes part now.
done-cofunding-of-all = The co-funding plan is the whole consortium’s: who coordinates, or writes for all, changes it. Here it is to be read.
consortium-documents-of-all = These documents are the whole consortium’s: who coordinates, or writes for all, changes them. The papers of your own declarations stand on your organisation’s page.
done-partner-left = The organisation no longer takes part. It stays in the history.
done-partner-declared = The declaration is signed.
done-partner-undeclared = The declaration is taken back.
done-partner-signed = Signed off.
done-partner-unsigned = The sign-off is taken back.
done-team-invited = The invitation is sent.
done-team-revoked = The invitation is taken back.
done-team-offered = Coordination is offered; they were told by mail.
done-team-offer-withdrawn = The offer is taken back.
done-invitation-accepted = You belong to the team.
done-invitation-declined = The invitation is declined.
done-handover-accepted = You coordinate this proposal.
done-handover-declined = The offer is declined.

problem-ror = A ROR id has nine characters, begins with 0 and ends with two check digits, such as 05gq02987.
problem-vat = This is no VAT number of that state: it should look like { $example }, with check digits that fit.
problem-nuts = A NUTS code is the two letters of the state and one to three more, such as FI1B1.
problem-nuts-country = This region is not in { $country }: the code should begin with these letters.
problem-orcid = An ORCID iD has four groups of four and ends with a check character, such as 0000-0002-1825-0097.
problem-partner-twice = This belongs to { $name }, which is in the list already.
problem-affiliated-unknown = Name another organisation of the list.
problem-hosting-alone = Name at least one state beside the one that leads.
problem-partners-of-others = You write for one partner: the entries of others, the list and the hosting states are theirs to change who write for them or for the whole consortium.
problem-costs-of-others = You write for one partner: rows of others, and of the consortium as a whole, are theirs to change.
problem-already-invited = There is an open invitation to this address. It can be sent again below.
problem-declare = Tick the box to declare it.

refusal-last-coordinator = A proposal always has a coordinator. Hand the coordination over first.
refusal-invitation-over = This invitation was answered or taken back, or is too old. Ask the coordinator to send it again.
refusal-handover-over = Who offered you the coordination no longer has it. Nothing was changed.

mail-proposal-invited-subject = { $name } invites you to { $acronym }
mail-proposal-invited-body = { $name } invites you to take part in the proposal { $acronym } ({ $reference }), { $role ->
    [coordinator] as a coordinator
    [reader] to read it
   *[contributor] to write it with the others
}.

    Open this link, and accept or decline there:
    { $url }

    You need an account with this address; you can register on the way. The link holds for { $days } days. If you do not know who this is, leave the letter: nothing happens by itself.
mail-proposal-joined-subject = { $acronym }: { $email } has accepted
mail-proposal-joined-body = { $email } has accepted your invitation and belongs to the team of { $acronym } ({ $reference }) now.
mail-proposal-joined-reader-subject = { $acronym }: { $email } has accepted, and reads
mail-proposal-joined-reader-body = { $email } has accepted your invitation and belongs to the team of { $acronym } ({ $reference }) now. The organisation they were to write for is no longer in the consortium, so they read. On the page of the team you can say for whom they write.
mail-proposal-partner-left-subject = { $acronym }: you read now
mail-proposal-partner-left-body = { $partner } no longer takes part in { $acronym } ({ $reference }). You wrote for it; from now on you read. If you are to write for another organisation, the coordinator can say so on the page of the team.
mail-proposal-partner-people-subject = { $acronym }: { $partner } has left, and its people read
mail-proposal-partner-people-body = { $partner } no longer takes part in { $acronym } ({ $reference }). { $count ->
        [one] { $names } wrote for it and reads
       *[other] { $names } wrote for it and read
    } from now on. On the page of the team you can say for whom they write, or take them out.
mail-proposal-partner-follows-subject = { $acronym }: you write for { $heir } now
mail-proposal-partner-follows-body = { $partner } no longer takes part in { $acronym } ({ $reference }), and { $heir } stands in its place. What you write is the part of { $heir } now.
mail-proposal-declined-subject = { $acronym }: { $email } has declined
mail-proposal-declined-body = { $email } has declined your invitation to { $acronym } ({ $reference }).
mail-proposal-handover-subject = { $acronym }: you are offered the coordination
mail-proposal-handover-body = The coordinator of { $acronym } ({ $reference }) offers you the coordination. You find the offer with the proposal, and can accept or decline it there.
mail-proposal-coordinates-subject = { $acronym }: you coordinate now
mail-proposal-coordinates-body = You have taken over the coordination of { $acronym } ({ $reference }). Submitting and inviting people is yours now.
mail-proposal-handed-over-subject = { $acronym }: the coordination is handed over
mail-proposal-handed-over-body = The coordination of { $acronym } ({ $reference }) was taken over as you offered. You are a contributor now.
mail-proposal-handover-declined-subject = { $acronym }: the offer was declined
mail-proposal-handover-declined-body = The coordination of { $acronym } ({ $reference }) that you offered was declined. You coordinate as before.
invitation-bound = Writes the answers, and of the consortium and the budget the part of this organisation; reads the rest.
