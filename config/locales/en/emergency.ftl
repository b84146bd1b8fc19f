# The emergency path: a hash before the cut-off, the archive after it.

emergency-title = Emergency path
emergency-link = If this page does not answer in time: send the hash of your archive before the cut-off, and the archive after it.
emergency-how = How it works
emergency-how-archive = Have your application as an archive, from here or made by your own program:
emergency-how-hash = Compute its fingerprint on your machine:
emergency-how-before = Send the 64 digits before the cut-off: below, by one small request of the API, or, where nothing works, by telling the staff of the call.
emergency-how-after = Hand in the very same file, byte for byte, within { $hours } hours after the cut-off.
emergency-how-decision = A member of staff decides, with a reason. What is let in becomes your submission by a supplement, with a receipt of its own and an addendum to the published fingerprint. It has to be as complete as any submission.
emergency-how-api = Over the API: POST /api/v1/proposals/(reference)/emergency with the cut-off and the fingerprint. A deposit is no submission: submit in time if you can.
emergency-sha256 = SHA-256 of the archive
emergency-sha256-hint = 64 hexadecimal digits, as sha256sum prints them.
emergency-deposit = Deposit a fingerprint for cut-off { $cutoff }
emergency-deposit-until = Until
emergency-deposit-do = Deposit
emergency-hand-in = Hand in the archive
emergency-hand-in-more = For cut-off { $cutoff }, until
emergency-hand-in-do = Hand it in
emergency-archive = Archive (ZIP)
emergency-number = Deposit { $number }, for cut-off { $cutoff }
emergency-received = Received
emergency-handed = Handed in
emergency-blocking = { $count ->
    [one] One thing is missing that must not be: as it stands, it cannot be let in.
   *[other] { $count } things are missing that must not be: as it stands, it cannot be let in.
}
emergency-faults = This is wrong with the archive. Documents that are named here are left out of it; if it cannot be read as an application at all, it can only be refused.
emergency-decision = Decision
emergency-entered-as = Let in as version { $version }, by supplement { $supplement }.
emergency-hours = The archive can be handed in:
emergency-receipt = Receipt of the deposit (JWS)
emergency-became = Receipt of version { $version }

emergency-deposited = deposited
emergency-open = archive awaited
emergency-lapsed = nothing handed in
emergency-waits = waits for a decision
emergency-accepted = let in
emergency-refused = refused

emergency-means = How it came
emergency-means-portal = portal
emergency-means-api = API
emergency-means-mail = mail
emergency-means-phone = telephone
emergency-means-other = otherwise

emergency-staff-title = Emergency path
emergency-staff-lead = Fingerprints that were deposited before a cut-off, and the archives that were handed in after it.
emergency-none = Nothing was deposited
emergency-none-more = What applicants deposit, or what you write down for them, stands here.
emergency-reference = Proposal
emergency-cutoff = Cut-off
emergency-state = State
emergency-enter = Write one down
emergency-enter-more = For somebody whose line or portal failed, and who reached you before the cut-off otherwise.
emergency-enter-do = Write it down
emergency-at = When it reached you
emergency-at-hint = The moment in the header of the mail, or of the call. In the zone of the call: { $zone }.
emergency-note = How you know
emergency-note-hint = Message-ID, number, who took the call; and why it did not come by the portal.
emergency-one = { $reference }: deposit { $number }
emergency-what = What was deposited
emergency-outages = Outages that the service measured, from a day before the cut-off
emergency-no-outage = The service measured none.
emergency-outage-silent = not there
emergency-outage-failing = could not write
emergency-outage-slow = slow
emergency-decide = Decide
emergency-decide-more = Your name and your reason stand beside the decision. It is made once.
emergency-decide-do = Decide
emergency-accept = Let it in
emergency-accept-hint = The archive becomes the proposal’s submission for this cut-off, by a supplement. What was sealed stays; an addendum is published, and the intake is sealed anew.
emergency-refuse = Refuse it
emergency-reason = Reason
emergency-basis = Legal basis
emergency-basis-hint = Only to let it in: the rule that allows it.
emergency-addenda = Let in after closing
emergency-addenda-more = Each fingerprint covers the receipts of all that was let in so far, in their order. The one above never changes.
emergency-addendum = Addendum { $number }

supplement-kind-late = late submission

proposal-verb-deposit = Depositing a fingerprint
proposal-verb-hand-in = Handing in an archive

desk-link-emergency = Emergency path
desk-emergency = late archives
desk-emergency-more = { $count ->
    [one] One archive that was handed in late waits for a decision.
   *[other] { $count } archives that were handed in late wait for a decision.
}
desk-emergency-last = Deposit { $number } is the last one.
desk-emergency-open = See it

refusal-emergency-passed = Cut-off { $cutoff } has passed, { $at }. A fingerprint counts only where it was received before.
refusal-emergency-many = There are { $most } deposits for this cut-off already.
refusal-emergency-hash = No deposit names this file. Its SHA-256 is { $sha256 }; it must be the deposited one, byte for byte. Nothing was stored.
refusal-emergency-early = The cut-off has not passed ({ $at }). Until then import the archive and submit.
refusal-emergency-over = The hours for handing in ended, { $until }.
refusal-emergency-archive = The archive is the deposited one, but cannot be read as an application: { $count ->
        [one] one problem
       *[other] { $count } problems
    }.
refusal-emergency-decided = This was decided already.
refusal-emergency-not-handed = The archive was not handed in, or can no longer be read.
refusal-emergency-sealed = Eligibility of cut-off { $cutoff } is sealed: nothing more can be let in.
refusal-emergency-moved-on = The proposal was submitted for cut-off { $cutoff } meanwhile.
refusal-emergency-waits = { $count ->
    [one] One deposit of the emergency path is neither decided nor lapsed.
   *[other] { $count } deposits of the emergency path are neither decided nor lapsed.
} Decide first: what is let in later would be missing here.
problem-sha256 = This is no SHA-256: it has 64 hexadecimal digits.
problem-emergency-reference = The call has no proposal of this reference.
problem-emergency-ahead = This is still to come.

done-emergency-deposited = The fingerprint is deposited. It is no submission: submit in time if you can.
done-emergency-handed-in = The archive is handed in and waits for a decision.
done-emergency-entered = It is written down. The coordinators get a letter.
done-emergency-decided = It is decided. The coordinators get a letter.

mail-emergency-deposited-subject = { $reference }: a fingerprint was deposited for cut-off { $cutoff }
mail-emergency-deposited-body = For { $acronym } ({ $reference }) a fingerprint was deposited for cut-off { $cutoff }, which closes on { $at }. This is deposit { $number }.

    SHA-256   { $sha256 }
    Received  { $received }
              { $exactly }

    A deposit is no submission: submit in time if you can. If you cannot, hand in the very same file after the cut-off and before { $until }:

    { $url }
mail-emergency-handed-in-subject = { $reference }: an archive was handed in after cut-off { $cutoff }
mail-emergency-handed-in-body = The archive of deposit { $number } of { $acronym } ({ $reference }) was handed in after cut-off { $cutoff } and waits for a decision.

    SHA-256   { $sha256 }

    { $url }
mail-emergency-decided-subject = { $reference }: your late archive was { $accepted ->
        [true] let in
       *[false] refused
    }
mail-emergency-decided-body = { $accepted ->
        [true] The archive of deposit { $number } of { $acronym } ({ $reference }) was let in for cut-off { $cutoff }, as version { $version }.
       *[false] The archive of deposit { $number } of { $acronym } ({ $reference }) was not let in for cut-off { $cutoff }.
    }

    SHA-256   { $sha256 }

    The reason stands on its page:

    { $url }

verify-late = It was let in after its cut-off had closed, by supplement { $supplement }. The hash of its archive was received on { $deposited }: { $sha256 }.
verify-root-addendum = The root is one that was published over what was let in after the cut-off had closed: { $root }.
