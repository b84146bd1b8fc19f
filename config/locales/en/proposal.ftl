# Proposals: drafting, documents, submission, receipts.

proposal-list-title = My proposals
proposal-list-empty = You have no proposal yet
proposal-list-empty-more = Begin one, or ask a coordinator to invite you to theirs.
proposal-begin = Begin a proposal
proposal-reference = Reference
proposal-title = Title
proposal-acronym = Acronym
proposal-acronym-hint = Short, up to 30 characters. You cannot have two proposals of one acronym in a call; others may have the same.
proposal-track = Track
proposal-standing = Stands at
proposal-heads-for = Heads for
proposal-your-role = Your role
proposal-no-cutoff = no cut-off any more
proposal-cutoff = Cut-off { $cutoff }
proposal-cutoff-number = Cut-off
proposal-call = Call
proposal-host = host: { $name }, { $country }
proposal-version = Version
proposal-received = Received
proposal-exactly = To the microsecond
proposal-closes = Cut-off
proposal-by = By
proposal-when = When
proposal-what = What
proposal-required = required
proposal-cost-type = Cost type
proposal-line = Budget line
proposal-country = Country
proposal-country-hint = The name, or two letters: FI, EL, UK.
proposal-slot = Slot
proposal-asked-when = Only where “{ $field }” is: { $answers }.
proposal-words-most = At most { $max } words.
proposal-markdown = Markdown: *emphasis*, **strong**, # headings, - lists, [links](https://…).
proposal-most = At most EUR { $max_amount }.
proposal-choose-most = Choose at most { $max }.
proposal-rows-most = At most { $max } rows; leave what you do not need empty.
proposal-range = From { $min } to { $max }.
proposal-range-decimals = From { $min } to { $max }, with at most { $decimals ->
    [one] one decimal
   *[other] { $decimals } decimals
}.
proposal-days-between = From { $earliest } to { $latest }.
proposal-days-from = Not before { $earliest }.
proposal-days-until = Not after { $latest }.
proposal-days-column = “{ $column }”: { $days }
proposal-no-answer = no answer
proposal-vanished = No longer asked

proposal-new-title = Begin a proposal
proposal-new-intro = Choose the call and name the proposal. You will be its coordinator; everything else comes later and can be changed until the cut-off.
proposal-new-call = Call
proposal-new-next = Next: cut-off { $cutoff }, { $at }

proposal-stage-draft = draft
proposal-stage-submitted = submitted
proposal-stage-withdrawn = withdrawn
proposal-step-draft = Draft
proposal-step-submitted = Submitted
proposal-step-withdrawn = Withdrawn
proposal-step-received = Received at the cut-off
proposal-step-checked = Checked
proposal-step-evaluated = Evaluated
proposal-step-ranked = Ranked
proposal-step-decided = Decided
proposal-step-award = Award

proposal-standing-not-submitted = NOT SUBMITTED.
proposal-standing-not-submitted-more = Draft { $draft } is saved, but evaluators will see nothing until you submit. Cut-off { $cutoff } closes on { $at }.
proposal-standing-withdrawn = WITHDRAWN, NOT SUBMITTED.
proposal-standing-withdrawn-more = Version { $version } and those before it were taken back. You can submit again until cut-off { $cutoff } closes on { $at }.
proposal-standing-news = YOUR CHANGES ARE NOT SUBMITTED.
proposal-standing-news-more = Version { $version }, received { $received }, counts as it is. Draft { $draft } says something else: submit again before cut-off { $cutoff } closes on { $at }, or it will not be seen.
proposal-standing-submitted = Submitted.
proposal-standing-submitted-more = Version { $version } was received { $received } and counts for cut-off { $cutoff }. You can change and submit again until { $at }; the last version counts.
proposal-standing-received = Received.
proposal-standing-received-more = Version { $version }, received { $received }, was taken in by cut-off { $cutoff } on { $at }. Nobody can change it any more.
proposal-standing-received-news = Received.
proposal-standing-received-news-more = Version { $version }, received { $received }, was taken in by cut-off { $cutoff } on { $at }. What was changed in the draft after that was not submitted and is not read. Nobody can change it any more.
proposal-standing-over = NOT SUBMITTED.
proposal-standing-over-more = The call has no cut-off any more. Draft { $draft } was never submitted.
proposal-standing-withdrawn-over = Withdrawn.
proposal-standing-withdrawn-over-more = Version { $version } was taken back, and the call has no cut-off any more.
proposal-rolled = { $count ->
    [one] This draft was not submitted when cut-off { $cutoffs } closed, so it rolled over it.
   *[other] This draft was not submitted when cut-offs { $cutoffs } closed, so it rolled over them.
}

proposal-parts = Parts
proposal-part-basics = Name and track
proposal-part-basics-more = What the proposal is called and what it applies for.
proposal-part-consortium = Consortium
proposal-part-consortium-more = Every organisation that takes part, one row each; exactly one is the hosting entity. A row that is left empty is ignored, and so is one that you empty.
proposal-part-money = Budget
proposal-part-cofunding = Co-funding
proposal-part-cofunding-more = What each funder is to pay: one group for each year, type of cost and kind. The funders are asked to confirm it. A group that is left empty is ignored, and so is one that you empty.
proposal-part-documents = Documents
proposal-part-documents-more = One PDF in each slot. A new file takes the place of the old one, which stays visible to you below. Upload in good time: submitting later names only what is here.
proposal-documents-complete = Every required document is here.
proposal-documents-submit = Go on to submitting
proposal-documents-submit-more = Uploading is not submitting: evaluators see nothing until the proposal is submitted.
proposal-documents-see = See what else is open
proposal-documents-see-more = Uploading is not submitting: the coordinator submits the proposal.
proposal-part-complete = complete
proposal-part-warns = { $count ->
    [one] one doubt
   *[other] { $count } doubts
}
proposal-part-blocks = { $count ->
    [one] one thing missing
   *[other] { $count } things missing
}
proposal-save-next = Save and go on
proposal-conflict = Somebody else changed this part meanwhile
proposal-conflict-more = Below is what is stored now; in the form is what you typed. Bring them together, then save: what stands in the form then replaces what is stored.

proposal-partner-name = Organisation
proposal-partner-role = Role
proposal-partner-pic = PIC
proposal-partner-pic-hint = Nine digits, where there is one.
proposal-partner-new = Another organisation
proposal-add-partner = Room for more organisations
proposal-read-as = We read EUR { $amount }.
proposal-read-as-foreign = We read { $currency } { $stated_amount }, which is EUR { $amount }.
proposal-funder = Funder
proposal-funder-hint = Not in the list? Name it below, under “A funder that is not in the list …”.
proposal-funder-name = Name of a funder that is not in the list
proposal-funder-level = Level
proposal-level-state = State
proposal-level-region = Region
proposal-level-private = Private
proposal-tranche-new = Another claim
proposal-add-tranche = Room for more claims
proposal-tranche-more = A funder that is not in the list, another currency, other EU awards
proposal-tranche-year = Year
proposal-tranche-kind = Kind
proposal-tranche-amount = Amount
proposal-tranche-origin = Origin of the money
proposal-currency = Currency
proposal-currency-hint = Three letters, such as SEK. Empty is euro.
proposal-rate = Euro per unit
proposal-rate-hint = Only for other currencies: what one unit is worth in euro, such as 0.0876 for one SEK.
proposal-rate-source = Where the rate is from
proposal-aid-basis = State-aid basis
proposal-evidence = Evidence so far
proposal-kind-cash = Cash
proposal-kind-in_kind = In kind
proposal-origin-state = State
proposal-origin-region = Region
proposal-origin-rrf = Recovery and Resilience Facility
proposal-origin-cohesion = Cohesion funds
proposal-origin-private = Private
proposal-claim-stated = { $currency } { $stated_amount } at { $rate } ({ $source })
proposal-claim-declined = declined by the funder: does not count
proposal-claim-lapsed = lapsed: does not count
proposal-claim-replaced = replaced: does not count
proposal-claim-aid = State-aid basis: { $text }
proposal-claim-evidence = Evidence so far: { $text }

proposal-file = PDF file
proposal-file-limit = At most { $megabytes } MB.
proposal-file-held = File
proposal-file-at = Uploaded
proposal-file-upload = Upload
proposal-file-replace = Replace
proposal-replaced = Earlier files
proposal-replaced-more = They are kept, and are not submitted.
proposal-replaced-at = Taken out
proposal-bytes = { $number } bytes
proposal-kilobytes = { $number } kB
proposal-megabytes = { $number } MB

proposal-money = Money
proposal-money-more = EU money asked against what is claimed beside it. The mark shows where the match is met. Short is an alarm; over is an information.
proposal-money-total = In all
proposal-money-eu = EU
proposal-money-state = State
proposal-money-region = Region
proposal-money-private = Private
proposal-money-uncounted = does not count toward the match
proposal-money-note = EU { $eu } · beside it { $beside } M€
proposal-money-alt = { $label }: EUR { $eu_amount } asked from the EU, EUR { $beside_amount } claimed beside it, EUR { $needed_amount } needed
proposal-money-alt-untested = { $label }: EUR { $eu_amount } asked from the EU, EUR { $beside_amount } claimed beside it
proposal-money-alt-uncounted = { $alt }; EUR { $uncounted_amount } of it does not count toward the match
proposal-money-note-declined = { $note } · declined { $declined } M€
proposal-money-alt-declined = { $alt }; EUR { $declined_amount } was declined by funders and does not count, and EUR { $missing_amount } of the match is missing because of it
proposal-money-short = short by { $by }
proposal-money-over = over by { $by }
proposal-money-matched = matched

proposal-readiness = Readiness
proposal-readiness-none = Nothing is missing, and there is no doubt to clear up.
proposal-weight-blocks = missing
proposal-weight-warns = to check
proposal-weight-informs = note
proposal-history = Submissions
proposal-withdrawn-at = Taken back { $at }:
proposal-attempts = Refused attempts
proposal-attempts-more = Kept so that nobody has to prove that they tried. Staff of the call see them too.
proposal-why-refused = Why it was refused
proposal-verb-save = Saving
proposal-verb-submit = Submitting
proposal-verb-withdraw = Withdrawing
proposal-verb-upload = Uploading a document
proposal-next-note = You can submit again until the cut-off; the last version counts. You get a sealed receipt at once.
proposal-see-receipt = See the receipt
proposal-text = Read the whole proposal
proposal-text-title = { $acronym }: the whole proposal
proposal-text-draft = draft { $draft }
proposal-text-version = submitted version { $version }

proposal-team = Team
proposal-role-contributor = Writes everything, and does not submit.
proposal-role-reader = Reads everything, and changes nothing.

proposal-submit = Submit
proposal-submit-again = Submit again
proposal-submit-title = Submit { $acronym }
proposal-submit-what = You submit draft { $draft } as it is stored now, with the documents in their slots, whatever others change while this page is open. It will be submission { $nth } of this proposal; an earlier one no longer counts then.
proposal-submit-in-time = In time is what we have received before the cut-off, to the microsecond. The documents are here already, so this takes a moment only.
proposal-submit-no-cutoff = There is no cut-off that this could be submitted for.
proposal-submit-blocked = Not yet: these must be mended first
proposal-submit-warned = These are doubtful
proposal-submit-warned-more = You can submit all the same. Staff will look at them when they check the proposal.
proposal-submit-now = Submit for cut-off { $cutoff }
proposal-counts-for = Counts for
proposal-changed = The draft changed since you opened this page.
proposal-changed-more = Nothing was submitted. Look again at what you are about to submit.
proposal-refused-kept = The attempt was noted in the register.
proposal-withdraw = Withdraw
proposal-withdraw-title = Withdraw { $acronym }
proposal-withdraw-more = This takes the proposal out of cut-off { $cutoff }: version { $version }, received { $received }, and every version before it no longer count. The draft stays, and can be submitted again before a cut-off.
proposal-withdraw-reason = Why
proposal-withdraw-reason-hint = Kept with the withdrawal, and seen by the team and by staff of the call.

proposal-receipt = Receipt
proposal-receipt-title = Receipt of { $reference }, version { $version }
proposal-receipt-facts = What was received
proposal-receipt-signed = Signed
proposal-receipt-signed-more = The same facts, signed by this installation (JWS, Ed25519). Keep the file: it proves what was received and when, whatever happens here.
proposal-receipt-download = Download the receipt
proposal-receipt-withdrawn = This version was withdrawn.
proposal-receipt-withdrawn-more = It was taken back on { $at }. The receipt still proves that it was received.
proposal-receipt-followed = Version { $last } followed this one.
proposal-receipt-followed-more = Of several versions the last one counts. This receipt still proves that version { $version } was received.
proposal-receipt-rehearsal = This is a rehearsal.
proposal-receipt-rehearsal-more = The receipt says so itself, and proves nothing about a real call.
proposal-content-hash = Hash of the content
proposal-rulebook-hash = Hash of the rulebook
proposal-content-download = Download the content
proposal-inclusion-download = Download the inclusion proof
proposal-inclusion-more = The cut-off is closed. The inclusion proof shows that this receipt is among those whose root was published:
proposal-inclusion-later = Once the cut-off has closed, a second file will prove that this receipt is among those that were sealed.
proposal-check = How anybody can check it
proposal-check-page = On this site, without an account:
proposal-check-command = Without this site, with the program:
proposal-check-keys = With any program that knows JWS; the public keys are at
proposal-versions = Versions

verify-title = Verify a receipt
verify-intro = Anybody can check a receipt here. Files stay with you: only their hashes are compared. Nothing is stored.
verify-receipt = Receipt, as text
verify-receipt-hint = What stands in the receipt file: three parts joined by dots. Either this or the file is needed.
verify-receipt-file = Receipt, as a file
verify-receipt-file-hint = Instead of the text above.
problem-receipt-needed = Give the receipt, as text or as a file.
verify-hashes = SHA-256 of your files
verify-hashes-hint = As sha256sum prints them, one a line. May be left out.
verify-proof = Inclusion proof
verify-proof-hint = The JSON that can be downloaded once the cut-off has closed. May be left out.
verify-proof-file = or the file of the proof
verify-submit = Verify
verify-keys = The public keys:
verify-said = What holds and what does not
verify-yes = holds
verify-no = does not hold
verify-open = open
verify-holds = The receipt is good.
verify-holds-more = It was signed by this installation and says what stands below.
verify-fails = Something does not hold.
verify-fails-more = Do not rely on this receipt before it is cleared up.
verify-signature-good = The receipt was signed by this installation, and not a letter of it was changed since.
verify-signature-not-a-receipt = This is no receipt: { $reason }.
verify-signature-unknown-key = The receipt names a key that is not among the trusted ones: { $key }.
verify-signature-altered = The signature does not fit: the receipt was altered, or signed by somebody else.
verify-rehearsal = The receipt comes from a rehearsal. Nothing of it is real.
verify-file-fits = { $file } is the file that was submitted as { $slot }.
verify-file-unknown = { $file } is none of the files that were submitted.
verify-slot-open = { $file }, submitted as { $slot }, was not compared.
verify-proof-leads = The inclusion proof leads from the receipt, as number { $place } of { $count }, to the root it names.
verify-proof-good = The receipt is number { $place } of the { $count } that were sealed together.
verify-proof-bad = The inclusion proof does not lead from this receipt to the root it names.
verify-proof-malformed = The inclusion proof cannot be read.
verify-proof-other = The inclusion proof is about another call or cut-off.
verify-proof-open = No inclusion proof was given.
verify-root-published = The root is the one that was published when the cut-off closed: { $root }.
verify-root-differs = The proof leads to { $root }, and { $published } was published.
verify-root-open = The root was not compared: the proof shows nothing until { $root } is found to be the root that was published for the cut-off.

ready-title-missing = The title is missing.
ready-track-missing = No track is chosen.
ready-reply-missing = Nothing is said to the evaluation of { $reference }. Evaluators read its report beside this proposal.
ready-partners-few = At least { $min } organisations are needed; there { $has ->
    [one] is one
   *[other] are { $has }
 }.
ready-states-few = Organisations that receive money from at least { $min } states are needed; there { $has ->
    [one] is one
   *[other] are { $has }
 }.
ready-states-several = All who receive money should be in one state; here they are in { $states }.
ready-answer-missing = “{ $subject }” is not answered.
ready-answer-cells = In the table “{ $subject }”, { $count ->
    [one] one cell is
   *[other] { $count } cells are
 } still empty.
ready-answer-unequal = “{ $subject }” says EUR { $amount } and the budget EUR { $budget_amount }: they are EUR { $apart_amount } apart.
ready-answer-beyond = “{ $subject }” says EUR { $amount }, EUR { $apart_amount } more than the EUR { $budget_amount } of the budget.
ready-answer-unfit = The answer to “{ $subject }” does not fit what is asked now.
ready-answer-early = “{ $subject }” has a day that is too early: { $earliest } at the earliest.
ready-answer-late = “{ $subject }” has a day that is too late: { $latest } at the latest.
ready-answer-vanished = The answer to “{ $field }” is kept, and no longer asked for.
ready-document-missing = “{ $subject }” is not uploaded.
ready-host-missing = The consortium has no hosting entity.
ready-host-many = The consortium has { $count } hosting entities; there must be one.
ready-host-state = { $name } is in { $country }, which may not host on { $day } by the list of states.
ready-host-state-unsure = Whether { $country } may host on { $day } is not known for certain; { $name } hosts there.
ready-partner-state = { $name } is in { $country }, which is no Participating State on { $day }.
ready-partner-state-unsure = Whether { $country } is a Participating State on { $day } is not known for certain; { $name } is there.
ready-asks-missing = Nothing is asked from the EU.
ready-ask-track = EUR { $asked_amount } is asked for “{ $subject }”, which is not part of the chosen track.
ready-ask-line = EUR { $asked_amount } is asked for “{ $subject }” from a line that does not pay it.
ready-ask-unfunded = EUR { $asked_amount } is asked for { $name }, whose role receives no money.
ready-cap-exceeded = EUR { $asked_amount } is asked from “{ $subject }”, which pays at most EUR { $cap_amount } per proposal.
ready-rate-exceeded = For “{ $subject }” EUR { $asked_amount } of EUR { $all_amount } is asked from the EU, more than { $rate }.
ready-match-short = { $because ->
    [declined] “{ $subject }” is short of its match by EUR { $amount }, EUR { $declined_amount } of it because a funder declined.
   *[other] “{ $subject }” is short of its match by EUR { $amount }.
}
ready-match-short-total = { $because ->
    [declined] In all, the match is short by EUR { $amount }, EUR { $declined_amount } of it because a funder declined.
   *[other] In all, the match is short by EUR { $amount }.
}
ready-match-over = “{ $subject }” is matched with EUR { $amount } more than needed.
ready-claim-ends-cutoff = What { $name } gives for “{ $subject }” in { $year } is valid until { $day }, before the cut-off on { $cutoff }.
ready-claim-ends-year = What { $name } gives for “{ $subject }” is valid until { $day }, before { $year } begins.
ready-claim-vat-blank = What { $name } gives for “{ $subject }” in { $year } does not say whether value-added tax is in the amount.
ready-claim-aid-blank = What { $name } gives for “{ $subject }” in { $year } does not say on which basis of state aid.
ready-claim-evidence-blank = What { $name } gives for “{ $subject }” in { $year } names no evidence.
ready-claim-until-blank = What { $name } gives for “{ $subject }” in { $year } does not say until when it is valid.
ready-claim-declined = { $lost ->
    [lapsed] What { $name } was to give for “{ $subject }” has lapsed: EUR { $amount } count for nothing.
    [replaced] What { $name } was to give for “{ $subject }” was replaced: EUR { $amount } count for nothing.
   *[declined] { $name } has declined EUR { $amount } for “{ $subject }”: they count for nothing. Take the claim out, and claim anew where the money may still come.
}
ready-money-uncounted = For “{ $subject }” EUR { $amount } does not count toward the match by its origin.
ready-claim-unasked = EUR { $amount } is claimed for “{ $subject }”, for which nothing is asked from the EU.

done-proposal-begun = The proposal is begun, and you coordinate it.
done-proposal-uploaded = The document is in its slot.
done-proposal-removed = The document is taken out.
done-proposal-was-submitted = This draft was submitted already. Here is its receipt.
done-proposal-submitted-as-shown = Submitted as it was shown to you, and this is your receipt. The draft changed meanwhile: what changed is named below and is not in this submission. Submit again to include it.
done-proposal-submitted = Submitted. This is your receipt. The coordinators have a letter with its moment and hashes; keep the signed file from here.
done-proposal-withdrawn = The submission is withdrawn.
done-proposal-withdrawn-late = The submission is withdrawn. The cut-off had closed by then: it counts the submission as received, and staff see that it was taken back.
done-proposal-member-removed = They no longer belong to the team.

problem-acronym-yours = You have a proposal of this acronym in this call: { $reference }.
problem-not-an-option = Choose one of what is offered.
problem-twice = This stands here twice.
problem-money-number = This is not an amount: write digits, such as 70000000 or 70 000 000,00.
problem-money-cents = An amount has at most two decimals.
problem-money-large = This amount is larger than any we can hold.
problem-money-negative = An amount cannot be negative.
problem-one-line = Write this on one line.
problem-only-one = Choose one only.
problem-date = Write a day such as 2026-06-01.
problem-day-early = Too early: { $earliest } at the earliest.
problem-day-late = Too late: { $latest } at the latest.
problem-too-many-words = At most { $max } words; this has { $has }.
problem-money-above = At most EUR { $max_amount }.
problem-answer-shape = The rows of this table need a cell for every column.
problem-too-many = At most { $max }.
problem-pic = A PIC has nine digits.
problem-country = No country is called so. Write its name, or two letters such as FI or EL.
problem-funder = Choose a funder, or name one.
problem-currency = “{ $said }” is no currency of ISO 4217. Write its three letters, such as SEK.
problem-rate = Write euro per unit as a decimal, such as 0.0876.
problem-rate-of-euro = A euro is worth one euro: leave the rate empty.
problem-not-asked = The rulebook does not ask this.
problem-document-none = Choose a file.
problem-document-empty = The file is empty. Nothing was stored.
refusal-uploads-many = You have uploaded as many files as one person may. Please try again in { $wait ->
    [0] { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }
   *[other] { $wait } hours
}.
problem-uploads-many = You have uploaded { $most } files within { $hours } hours. Nothing was stored; please try again in { $wait ->
    [0] { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }
   *[other] { $wait } hours
}.
problem-document-large = The file is larger than { $megabytes } MB. Nothing was stored.
problem-document-not-pdf = This is not a PDF, whatever its name says: { $kind ->
        [word] it is a text document, such as Word writes it
        [sheet] it is a spreadsheet
        [slides] it is a presentation
        [zip] it is an archive, such as ZIP
        [picture] it is a picture
        [page] it is a web page
        [text] it is plain text
       *[other] it is something else
    }. Nothing was stored; save it as a PDF and send that.
problem-pdf-cut = The file is not whole: it ends early, or something follows its end. Nothing was stored; save it again as a PDF.
problem-pdf-broken = This PDF is damaged: what it says of itself does not hold. Nothing was stored; print it to a new PDF and send that.
problem-pdf-encrypted = This PDF is encrypted, or asks for a password. Nothing was stored; save it without protection.
problem-pdf-script = This PDF holds scripts, or a form that computes. Nothing was stored; print it to a new PDF, which leaves them out.
problem-pdf-action = This PDF would start something or send something when it is opened. Nothing was stored; print it to a new PDF.
problem-pdf-embedded = This PDF holds other files. Nothing was stored; each document has its own place here.
problem-pdf-media = This PDF holds sound, film or three-dimensional pictures. Nothing was stored; print it to a new PDF.
problem-pdf-nested = This PDF is nested too deep to be read safely. Nothing was stored; print it to a new PDF.
problem-pdf-pages = This PDF has far more pages than any document here may have. Nothing was stored.
problem-pdf-objects = This PDF has far more parts than any document here may have. Nothing was stored; print it to a new PDF.
problem-pdf-bomb = This PDF unpacks to far more than it is. Nothing was stored; print it to a new PDF.
problem-pdf-two = This file is a PDF and something else at once. Nothing was stored; print it to a new PDF.
problem-pdf-heavy = This PDF took more time or memory to look at than a document should. Nothing was stored; try once more, or print it to a new PDF.
problem-document-broken = The file did not arrive whole. Nothing was stored; send it again.
problem-already-member = They belong to the team already.

refusal-not-submitted = Nothing was submitted that could be withdrawn.
refusal-already-withdrawn = The submission is withdrawn already.
refusal-call-not-open = The call opens on { $at }.
refusal-call-over = The call has no cut-off any more.
refusal-cutoff-passed = Cut-off { $cutoff } passed on { $at }. Nothing was submitted.
refusal-cutoff-not-next = Cut-off { $cutoff } is not the next one. Open the page again, and submit for the cut-off it shows.
refusal-proposal-received = Cut-off { $cutoff } took this proposal in on { $at }. It can no longer be changed here.
refusal-withdraw-decided = The Board decided on this cut-off on { $day }: it is too late to take the proposal back. Write to the staff of the call if you step back.
refusal-nothing-new = The draft is as it was when you submitted it. There is nothing new to submit.
refusal-not-ready = { $count ->
    [one] One thing is missing. Nothing was submitted.
   *[other] { $count } things are missing. Nothing was submitted.
}
refusal-attempt-changed = What was named had changed meanwhile: it stood at version { $version }. Nothing was done.
refusal-attempt-forbidden = The role of whoever tried does not allow it. Nothing was done.
refusal-attempt-signed-out = The session or token had ended, or nobody was signed in. Nothing was done.
refusal-attempt-stale = The form was made for a session that had ended, or for another one. Nothing was done.
refusal-attempt-broken = The request did not arrive whole. Nothing was done.
refusal-attempt-busy = The service had no room for the request and turned it away. Nothing was done.
refusal-attempt-failed = The service failed. Nothing was done, and it was no fault of whoever tried.
refusal-cutoff-open = Cut-off { $cutoff } can be closed from { $at } on.

mail-proposal-submitted-subject = { $reference }: version { $version } was received
mail-proposal-submitted-body = { $acronym } ({ $reference }), version { $version }, was received for cut-off { $cutoff } ({ $cutoff_at }).

    Received: { $received }
    Exactly: { $exactly }
    SHA-256 of the content: { $hash }
    SHA-256 of the rulebook: { $rulebook }

    Documents, by SHA-256:
    { $documents }

    The signed receipt is enclosed as { $reference }-{ $version }.jws, and stays with the proposal. Keep it: anybody can check it, without this installation too. You can submit again until the cut-off; the last version counts.
mail-proposal-withdrawn-subject = { $reference }: version { $version } was withdrawn
mail-proposal-withdrawn-body = { $acronym } ({ $reference }), version { $version }, was taken back on { $at }. It was submitted for cut-off { $cutoff }.

    The draft stays, and can be submitted again before a cut-off.
mail-proposal-withdrawn-late-subject = { $reference }: version { $version } was withdrawn, after the cut-off had closed
mail-proposal-withdrawn-late-body = { $acronym } ({ $reference }), version { $version }, was taken back. Your request came in before cut-off { $cutoff }, and could be done only once the cut-off had closed. It counts from { $at } on: the cut-off counts the submission as received, and staff of the call see that it was taken back.

# Documents: pages, and replacing
proposal-pages = { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    }
proposal-pages-head = Pages
proposal-pages-limit = At most { $most } pages are evaluated; pages beyond are blanked.
proposal-size = Size
proposal-remove = Take it out
proposal-remove-title = Take “{ $name }” out?
proposal-remove-more = It stands under “{ $slot }” since { $at }, uploaded by { $by }. It stays in the history of the documents.
proposal-replace-title = Replace this document?
proposal-replace-more = There is a document in this place already. Compare both, then decide. What is replaced stays in the history.
proposal-replace-what = What
proposal-replace-held = Here now
proposal-replace-new = The new file
proposal-replace-now = just now, by you
proposal-replace-empty = nothing any more
proposal-replace-do = Replace it
proposal-replace-keep = Keep what is here
done-proposal-replaced = The document is replaced. The one before stays in the history.
refusal-document-held = “{ $name }” is there already ({ $sha256 }). To replace it, name its ETag in If-Match, or send replace=true.
refusal-offer-gone = This offer to replace a document is not yours, belongs elsewhere, or is older than a day. Upload the file again.
ready-pages-surplus = “{ $subject }” has { $surplus ->
        [one] 1 page
       *[other] { $surplus } pages
    } more than the { $most } that are evaluated. Surplus pages are blanked; nothing is rejected for them.

# What evaluators will see
dossier-title = What evaluators will see
dossier-files = The files
dossier-files-more = Evaluators are given these files, and beside them what is accepted after the cut-off: the application made from the form, and the documents. What partners declare, with its papers, goes to the officers who check eligibility.
dossier-part = Part
dossier-application = The application
dossier-download = All as one ZIP
dossier-sealed = As it was sealed
dossier-beside = { $count ->
    [one] One supplement was accepted beside it. The ZIP has it in a folder of its own; the sealed files are what they were.
   *[other] { $count } supplements were accepted beside it. The ZIP has them in a folder of their own; the sealed files are what they were.
}
dossier-with = The supplements lie in a folder of their own.
dossier-blanked = pages { $from } to { $to } are blanked
dossier-not-blanked = pages { $from } to { $to } are not to be read; they could not be blanked
dossier-blank = This page is beyond the limit and is not evaluated.
dossier-kept = (the first { $keep } are evaluated)
dossier-draft = DRAFT
dossier-is-draft = draft { $draft }, not submitted
dossier-is-version = version { $version }, submitted for cut-off { $cutoff }
dossier-state = State
dossier-host = Hosting entity
dossier-note = This is the application as it was submitted. Answers stand as they were written. The hash is that of the content as canonical JSON, which the receipt holds too.
dossier-note-draft = This is a draft as it stands now. Nothing of it is submitted; evaluators would see it so if it were submitted as it is.
dossier-unanswered = Not answered.
dossier-asks = Asked from the EU
dossier-uncounted = { $amount } not counted
dossier-claimed = Co-funding, EUR
dossier-ratios = Ratios
dossier-ratio = Ratio
dossier-numerator = Numerator, EUR
dossier-denominator = Denominator, EUR
dossier-ratio-value = Value
dossier-funders = By funder
dossier-cash = In cash, EUR
dossier-in-kind = In kind, EUR
dossier-both = In all, EUR
dossier-needed = Needed beside it, EUR
dossier-counted = Counted beside it, EUR
dossier-short = Missing, EUR
dossier-budget = The budget
dossier-cost = Cost, EUR
dossier-asked = Of it from the EU, EUR
dossier-budget-none = No budget row by row was given; the sums above were stated.
beside-title = Accepted after the cut-off, beside what was submitted, which stands above as it was:
beside-to = Adds to
beside-to-version = version { $version }
beside-decision = Decision
beside-accepted = accepted
beside-by = By
beside-by-staff = the staff of the call
beside-at = Decided
beside-document = Document
beside-file = File in this archive
beside-note = What was submitted is sealed, and stays as it was. This is read beside it.
dossier-draft-notice = This is a draft. NOTHING OF IT IS SUBMITTED.
dossier-draft-more = Draft { $draft } would be seen like this if it were submitted as it is now.
dossier-submitted-notice = This is what counts.
dossier-submitted-more = Version { $version }, received { $received }. Later changes of the draft are no part of it.
dossier-seen = Who sees this, and when
dossier-seen-team = Your team: at any time.
dossier-seen-staff = Staff and auditors of the call: what was submitted, once the cut-off has passed; never a draft.
dossier-seen-experts = Experts who are assigned to it and have declared that they have no conflict: during the evaluation.
dossier-seen-board = The Governing Board: the ranked list, and not these files.
proposal-receipt-pdf = Receipt as PDF
receipt-root = Root of the cut-off’s receipts
receipt-rehearsal = REHEARSAL
receipt-how = With a browser: { $origin }/verify. Without this installation: rollcall verify { $file } FILES --keys jwks.json, where the keys are those of { $origin }/.well-known/jwks.json. Once the cut-off has closed, an inclusion proof shows that the receipt is among those whose root was published.
receipt-signed-paper = These signs are the receipt; all above is only what they say. Copied into a file without the line ends, they can be checked for ever.

# Out and back in
import-title = Out and back in
import-more = The whole application is one ZIP: what it says as JSON, and every document.
import-out = Out
import-out-more = To keep, to work on elsewhere, or to begin another proposal from.
import-download = The application as a ZIP
import-in = Back in
import-in-more = The ZIP is read and checked whole first. You see everything that would change, and decide; until then nothing changes.
import-bound = You write for { $name }: an archive is taken as long as it leaves the entries of the others, the list of organisations, and their rows of the budget as they are.
import-file = Archive (ZIP)
import-check = Check it
import-check-title = What the archive would change
import-problems = It does not fit
import-problems-more = Nothing was changed. Mend these in the archive and send it again.
import-place = Place
import-wrong = What is wrong
import-differences = What would change
import-differences-more = What a document or row replaces stays in the history.
import-before = Now
import-after = After the import
import-left-declarations = The archive tells what partners declared. It is not taken over: each partner declares here, by itself.
import-left-reply = The archive holds a reply to an earlier evaluation. It is not taken over, since this proposal takes up no earlier one.
import-left-acronym = The archive goes by “{ $taken }”, as your proposal { $reference } does. This draft keeps its own acronym, { $acronym }.
import-reply = Reply to the earlier evaluation
import-same = The archive says what the draft says. There is nothing to import.
import-do = Import it
import-leave = Leave the draft as it is
import-another = Another archive
import-stale = The draft was changed meanwhile. This is what the archive would change now.
done-proposal-imported = The application is imported.
problem-archive-too-large = The archive is larger than all documents of this call could be. Nothing was stored.
problem-archive-broken = This is no ZIP archive, or it is damaged.
problem-archive-files = The archive has more than { $max } files.
problem-archive-twice = Two files have the same name.
problem-archive-overlap = Files of the archive share their bytes, as they do in archives that unpack without end.
problem-archive-name = “{ $name }” does not belong into an application: there are manifest.json, application.json and files in documents/, with plain names.
problem-archive-encrypted = “{ $name }” is encrypted.
problem-archive-missing = “{ $name }” is not in the archive.
problem-archive-unlisted = “{ $name }” is in the archive and not in its manifest.
problem-archive-hash = “{ $name }” is not the file that the manifest lists: its size or SHA-256 is another.
problem-archive-large = “{ $name }” unpacks to more than { $most } bytes, the most that it may have.
problem-archive-unreadable = “{ $name }” cannot be unpacked.
problem-archive-format = This is no archive of an application: its format is not { $format }.
problem-archive-version = The archive has another version of the format; this program reads version { $version }.
problem-archive-call = The archive was written for another call, { $call }.
problem-archive-slot = The rulebook has no place for such a document.
proposal-submit-nothing-new = This draft is submitted already.
proposal-submit-nothing-new-more = Nothing of it was changed since. Change something first, and you can submit again.
verify-file-content = { $file } is the content that was submitted.
done-proposal-uploaded-surplus = The document is in its slot. It has more pages than are evaluated: those beyond the limit will be blanked.
proposal-bytes-head = Bytes
