# Calls: the start page, one call, its cut-offs and what was published about its results.

call-home-title = Calls for proposals, from the first draft to the last payment
call-home-lead = Consortia draft and submit against cut-offs, independent experts score, the Governing Board decides, and the matched money of the EU and the states is followed to the cent.
call-home-who = What you can do here
call-home-applicants = Applicants
call-home-applicants-more = Build a consortium, draft together, plan the money, submit and resubmit until the cut-off.
call-home-register = Make an account
call-home-everybody = Everybody
call-home-everybody-more = See the calls, their cut-offs and who co-funds what, and check that a receipt is genuine.
call-home-verify = Verify a receipt
call-list-title = Calls
call-none = No call yet
call-none-more = Calls appear here once their rulebook is loaded.
call-open = Open the call
call-is-open = open
call-is-over = over
call-is-rehearsal = rehearsal: invented, and in no public figure
call-next-cutoff = Next cut-off
call-in = in { $time }
call-assumed = (assumed)
call-results = Results
call-results-count = { $count ->
    [one] one selected
   *[other] { $count } selected
}

call-version = rulebook { $version }
call-figure-next = until cut-off { $number } closes
call-figure-money = EUR million from the EU
call-figure-rate = at most from the EU
call-figure-cutoffs = cut-offs
call-figure-awards = selected so far
call-figure-states = states take part
call-figure-total = EUR million in total, known of { $of } of { $out }
call-figure-eu = EUR million EU, known of { $of } of { $out }
call-figure-national = EUR million national, known of { $of } of { $out }

call-cutoffs = Cut-offs
call-cutoff-title = Cut-off { $number }
call-cutoff-short = Cut-off { $number }
call-number = No.
call-at = Closes
call-state = State
call-remaining = Remaining
call-phase-open = open
call-phase-planned = planned
call-phase-closed = closed
call-phase-published = results published
call-phase-silent = no results known

call-tracks = What one can apply for
call-pays = Pays: { $what }.
call-money = Money
call-match = National money ÷ EU money must be at least { $ratio }.
call-match-per-type = This holds for each type of cost, and not only in total.
call-match-origins = What counts as national: { $origins }.
call-origin-state = money of a state
call-origin-region = money of a region
call-origin-rrf = money of the Recovery and Resilience Facility
call-origin-cohesion = cohesion money
call-origin-private = private money
call-slices = EUR million per cut-off, before anything is carried over
call-line = Budget line
call-total = Total
call-rate = The EU pays at most { $rate }.
call-cap = At most EUR { $cap } million per proposal.
call-carry-over = What is left goes to the next cut-off.
call-no-carry-over = What is left lapses.
call-million = EUR million
call-million-caption = EUR million. What was not published is not counted.

call-judging = How proposals are judged
call-judging-how = At least { $experts } independent experts score each proposal from 0 to { $max } on each criterion.
call-judging-overall = Below { $threshold } overall, or below the threshold of a criterion, a proposal cannot be selected.
call-criterion = Criterion
call-weight = Weight
call-threshold = Threshold
call-ties = If two proposals have the same score
call-tie-criterion = The higher score on “{ $criterion }” goes first.
call-tie-panel = The panel decides: { $aspect }.
call-clocks = You hear the outcome within { $inform } days of the cut-off. You may ask for a review, of procedure and fact, within { $redress } days of being told. Agreements are to be signed within { $sign } days.
call-form = What the form asks
call-documents = Documents
call-document = Document (PDF)
call-required = Required
call-size = At most
call-megabytes = { $count } MB
call-after = What a selection leads to
call-after-more = A selection is not one grant: each part of the money has an agreement of its own, with its own payer and payee.
call-instrument = Agreement
call-eu-part = EU part goes to
call-national-part = National part goes to
call-comes-after = Comes after
call-where-asked = (where money is asked for it)
call-payee-ju = the joint undertaking
call-payee-vendor = the vendor
call-payee-host = the hosting entity
call-payee-coordinator = the coordinator, who pays the partners
call-payee-partners = each state’s own partners
call-assumptions = What the sources do not tell
call-assumptions-more = Where no public source says how the call works, the rulebook says what was assumed, and why.
call-assumptions-show = { $count ->
    [one] Show one assumption
   *[other] Show { $count } assumptions
}
call-sources = Sources

call-who = Who may take part
call-who-hosts = Hosts may be in:
call-who-partners = Partners may also be in:
call-who-unsure = Not certain:
call-who-alt = Hosts may be in { $hosts }. Partners may also be in { $partners }.
call-begin = Begin a proposal
call-next-consortium = Check that your state takes part.
call-next-documents = { $count ->
    [one] Have one required document ready.
   *[other] Have { $count } required documents ready.
}
call-next-submit = Submit before cut-off { $number } closes; resubmit as often as you like until then.
call-next-note = A draft that misses a cut-off moves on to the next one.
call-next-over = The last cut-off has passed.

call-see-results = Who co-funds what
call-when = When
call-why-assumed = Why it is assumed
call-selected = Selection
call-wave = Cut-off { $number }: selected on { $day }
call-in-time = In time means that your whole request was received before this instant. Upload documents earlier: submitting itself is a small request.
call-slice = Money set aside
call-left-over = What is left
call-sealed = Sealed
call-sealed-more = One fingerprint covers all receipts of this cut-off. With a receipt and its proof anybody can check that it is among them.
call-sealed-at = Closed
call-sealed-leaves = Receipts
call-sealed-root = Fingerprint (root)
call-sealed-rulebook = Rulebook
call-silent = No results of this cut-off are known.
call-silent-more = Public sources speak of selections after other cut-offs only.
call-step-open = Open for submissions
call-step-evaluation = Evaluation and decision
call-step-published = Results published

call-results-title = { $call }: results
call-results-lead = What was publicly announced, with what is not known said to be so. Sums count only what was published.
call-results-none = No results yet
call-results-none-more = Nothing was published about this call by now.
call-known-at = as known on { $day }
call-ratio = National ÷ EU: { $ratio }
call-ratio-national = National ÷ EU is { $ratio }, over the { $of } of { $out } projects of which both were published (EUR { $national } million ÷ EUR { $eu } million).
call-announced = Announced in total: EUR { $amount }.
call-award = AI Factory
call-host = Host
call-states = States
call-eu = EU
call-national = National
call-findings = Findings
call-sum-published = Sum of what was published
call-of = { $of } of { $out }
call-who-funds = – who funds what
call-partners = Partners: { $partners }
call-funder = Funder
call-level = Level
call-level-eu = EU
call-level-state = state
call-level-region = region
call-level-private = private
call-lines-unknown = Who gives how much was not published.
call-where = Where
call-map-legend = Filled: hosts. Dashed: partner states.
call-map-alt = Hosts: { $hosts }. Partner states: { $partners }.
call-confidence-secondary = (secondary source)
call-confidence-recalled = (recalled, unverified)

call-finding-short = short match
call-finding-short-what = The states give less than the EU: an alarm.
call-finding-short-more = Short match: the EU gives EUR { $eu_amount }, the states EUR { $national_amount }; EUR { $gap_amount } is missing.
call-finding-over = over-match
call-finding-over-what = The states give more than the EU: for information.
call-finding-over-more = Over-match: the EU gives EUR { $eu_amount }, the states EUR { $national_amount }, EUR { $gap_amount } more.
call-finding-lines = lines ≠ total
call-finding-lines-what = The lines do not sum to the stated total: a question of data quality.
call-finding-lines-more = The lines sum to EUR { $lines_amount }, the stated total is EUR { $total_amount }.
call-finding-rival = rival figures
call-finding-rival-what = Sources disagree: a question of data quality.
call-finding-rival-more = { $about }: { $stated } here, { $rival } elsewhere ({ $source }).
call-finding-unsecured = not secured
call-finding-unsecured-what = Money that was announced was later said not to be secured: an alarm.
call-finding-unsecured-more = { $funder }, EUR { $amount }, { $day }: { $what }.

call-award-part = Of the total, { $what }: EUR { $amount }.
call-award-contract = Supercomputer contract: EUR { $amount } ({ $part }).
call-award-contract-in = part of the total
call-award-contract-out = not part of the total
call-award-contract-unknown = whether it is part of the total is not known
call-award-duration = Duration: { $months } months.
call-award-platform = With an experimental AI platform.
call-award-score = Published score: { $score } of 100.
call-award-rank = Published rank: { $rank }.
call-award-fact = { $day }: { $what }.

refusal-rulebook-reason-missing = A new version of a rulebook needs a reason of at most 500 characters.
refusal-rulebook-key-fixed = { $key } cannot change: it is { $before }, not { $after }.
refusal-rulebook-cutoff-closed = Cut-off { $cutoff } has closed: its date can no longer change.
refusal-rulebook-field-kind = The field { $field } was of kind { $before } before and cannot come back as { $after }: give the new field another id.
