# Pages that join stages: what waits for whom, where each cut-off stands, what came of a proposal.

desk-home-title = What to do next
desk-nothing = Nothing waits for you
desk-nothing-more = Proposals, reviews, claims on your funder, lists before the Board and whatever else is yours to do will stand here.
desk-begin = Begin a proposal
desk-calls = Open calls
desk-no-calls = No call has a cut-off to come.
desk-section-proposals = My proposals
desk-section-reviews = My reviews
desk-section-funding = Claims on my funders
desk-section-board = Before the Board
desk-section-staff = Cut-offs I run
desk-section-payments = Payments
desk-all-proposals = all proposals
desk-all-reviews = all tasks
desk-all-funding = the whole portfolio
desk-all-board = all lists
desk-all-staff = all cut-offs
desk-all-payments = all awards
desk-col-what = What
desk-col-state = State
desk-col-until = Until
desk-col-cutoff = Cut-off
desk-col-closes = Closes
desk-col-received = Received
desk-col-next = Next
desk-col-pages = Pages
desk-col-when = When
desk-col-proposal = Proposal
desk-col-tried = Tried
desk-col-why = Why it was refused

desk-task-assigned = to accept
desk-task-assigned-more = Declare conflicts, then accept or decline.
desk-task-open = to do
desk-task-open-more = Accepted and not finished.
desk-task-late = overdue
desk-consensus = to agree on
desk-consensus-of = Agree on the consensus of { $reference }
desk-consensus-more = The rapporteur proposed it. Agree, or say why not.
desk-claim = to answer
desk-claim-more = { $count ->
    [one] one tranche without an answer, of EUR { $amount } claimed in all
   *[other] { $count } tranches without an answer, of EUR { $amount } claimed in all
}
desk-board-unspoken = your word is missing
desk-board-spoken = your word is in
desk-board-list = { $call }, cut-off { $number }
desk-board-sealed = The ranked list was sealed at { $at }.
desk-cutoff = { $call }, cut-off { $number }
desk-payment-authorise = to authorise
desk-payment-waits = waits for another
desk-payment-due = to pay
desk-payment-due-more = Signed. EUR { $amount } can be paid and are not recorded yet.
desk-payment-more = EUR { $amount } to { $payee }.

desk-staff-title = Cut-offs
desk-kept-out = { $call }: you belong to the team of a proposal.
desk-kept-out-more = While you do, you hold no office in this call: what the others wrote is your competitors’.
desk-link-rulebook = Rulebook
desk-link-experts = Experts
desk-link-attempts = Refused attempts
desk-link-awards = Awards
desk-link-evaluation = Checks and evaluation
desk-link-ranking = Ranking and decision
desk-link-report = Report
desk-due-open = open
desk-due-open-more = Proposals come in.
desk-due-planned = planned
desk-due-planned-more = An earlier cut-off is open.
desk-due-close = closing
desk-due-close-more = It has passed and is being closed.
desk-due-nothing = empty
desk-due-nothing-more = Nothing came in.
desk-due-history = history
desk-due-history-more = It was over before it came into this house.
desk-due-check = to check
desk-due-check-more = { $count ->
    [one] Check one proposal: admissible, eligible?
   *[other] Check { $count } proposals: admissible, eligible?
}
desk-due-evaluate = in evaluation
desk-due-evaluate-more = Assign experts, watch the reports, seal the ranked list.
desk-due-decide = before the Board
desk-due-decide-more = Record the Board’s decision on the sealed list.
desk-due-awards = decided
desk-due-awards-more = { $missing ->
    [one] Make the award of one selected proposal.
   *[other] Make the awards of { $missing } selected proposals.
}
desk-due-done = decided
desk-due-done-more = Awards are made.

desk-attempts-title = Refused attempts
desk-attempts-lead = Every attempt to submit or withdraw that was refused or failed, and every document that was not taken, with the reason. Nobody has to prove that they tried.
desk-attempts-none = No attempt was refused
desk-attempts-none-more = Whoever tries in vain will be on record here.

desk-outcome-selected = Selected
desk-outcome-selected-more = By decision { $reference } of { $day }.
desk-outcome-reserve = On the reserve list
desk-outcome-reserve-more = By decision { $reference } of { $day }. It may still be selected if money becomes free.
desk-outcome-rejected = Not selected
desk-outcome-rejected-more = By decision { $reference } of { $day }.
desk-verdict-selected = selected
desk-verdict-reserve = reserve
desk-verdict-rejected = not selected
desk-later-outcome = Outcome
desk-later-decision = Decision
desk-later-decided-on = Decided on
desk-later-offer = The EU offers
desk-later-condition = Condition
desk-later-reason = Reason
desk-later-redress = Review may be asked for until
desk-later-redress-note = A review looks at procedure and fact, never at merit.
desk-later-summary = Decision and summary report
desk-later-funders = Funders
desk-later-funders-note = What each funder answered to what is claimed from it.
desk-later-secured = { $secured } of { $claimed } EUR million secured
desk-later-award = Award

desk-earlier = Takes up { $reference } of cut-off { $cutoff }
desk-earlier-no-reply = Its summary report is not answered yet. Evaluators read the reply beside what has changed.
desk-earlier-replied = Its summary report is answered.
desk-earlier-reply = Reply to the report
desk-resubmit = Take it up for cut-off { $cutoff }
desk-resubmit-more = A new proposal begins with the text, the money, the documents and the team of this one.
desk-resubmitted = Taken up as { $reference }
desk-invited = invited
desk-invited-more = You are invited to the team of this proposal. Say yes or no.
