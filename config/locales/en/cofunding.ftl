# What funders answer to claims, and the register of funders.

menu-funders = Funders

cofunding-portfolio-title = Your portfolio
cofunding-portfolio-lead = Every submitted proposal that claims money from you, and the drafts that were opened to you. What other funders answer is not here.
cofunding-portfolio-none = Nothing is claimed from you
cofunding-portfolio-none-more = When a proposal that names you as a funder is submitted, it appears here, and you can confirm or decline what it claims.
cofunding-figure-proposals = proposals
cofunding-figure-claimed = M€ claimed in all years
cofunding-figure-unanswered = claims without an answer
cofunding-secured-to = M€ secured of what is due to { $year }
cofunding-proposal = Proposal
cofunding-host = Host
cofunding-cutoff = Cut-off
cofunding-claimed = Claimed, EUR
cofunding-confirmed = Confirmed, EUR
cofunding-secured = Secured, EUR
cofunding-paid = Paid, EUR
cofunding-lost = Declined or lost, EUR
cofunding-standing = Standing
cofunding-outcome = Board
cofunding-undecided = not decided
cofunding-years = By year
cofunding-year = Year
cofunding-sum = All years
cofunding-meta = cut-off { $cutoff } · submission { $version }
cofunding-you = You answer for
cofunding-money = Money, as submitted
cofunding-cost-type = Cost type
cofunding-eu = Asked from the EU, EUR
cofunding-own = Claimed from you, EUR
cofunding-others = Claimed from others, EUR
cofunding-tranches = What it claims from you
cofunding-basis = State-aid basis and evidence
cofunding-your-answer = Your answer
cofunding-choose = Answer: { $name }
cofunding-amount = Amount for { $year }, if not all
cofunding-stated = { $stated_amount } { $currency } at { $rate } ({ $source })
cofunding-confirmed-of = { $confirmed_amount } confirmed
cofunding-beyond-of = { $beyond_amount } secured beyond what is claimed now
cofunding-paid-of = { $paid_amount } paid
cofunding-answer-title = Answer
cofunding-answer-lead = Choose the tranches above that one letter or decision speaks of, and say what it says.
cofunding-answer = What you say
cofunding-answer-letter = Confirm by letter
cofunding-answer-letter-more = A letter of intent or support; not binding yet.
cofunding-answer-budget_decision = Confirm by budget decision
cofunding-answer-budget_decision-more = The money stands in a budget or a decision of the body that decides on it.
cofunding-answer-secured = Confirm as secured
cofunding-answer-secured-more = Binding and reserved for this proposal.
cofunding-answer-declined = Decline
cofunding-answer-declined-more = You will not pay this. It cannot be taken back; the proposal can claim anew.
cofunding-evidence = Reference of the evidence
cofunding-evidence-needed = needed to confirm
cofunding-evidence-hint = Number and date of the letter or decision.
cofunding-reason = Reason or condition
cofunding-reason-needed = a reason is needed to decline
cofunding-reason-hint = The proposal's coordinator reads it.
cofunding-answer-seen = Seen by the proposal's team and by staff, with the moment it was given.
cofunding-answer-send = Send the answer
cofunding-history = What you said before
cofunding-when = When
cofunding-tranche = Tranche
cofunding-amount-head = Amount, EUR
cofunding-no-longer-claimed = no longer claimed
cofunding-stale = This changed while you had the page open.
cofunding-stale-more = A colleague answered, or the proposal was submitted anew. Nothing was recorded; what you typed still stands below. Compare, and send it again.
cofunding-own-team = You belong to this proposal's team.
cofunding-own-team-more = Somebody else of your institution has to answer what it claims.

cofunding-state-intended = claimed
cofunding-state-letter = letter
cofunding-state-budget_decision = budget decision
cofunding-state-secured = secured
cofunding-state-paid = paid in instalments
cofunding-state-declined = declined
cofunding-state-lapsed = lapsed
cofunding-state-replaced = replaced
cofunding-outcome-selected = selected
cofunding-outcome-reserve = reserve list
cofunding-outcome-rejected = rejected
cofunding-kind-cash = cash
cofunding-kind-in_kind = in kind
cofunding-origin-state = state budget
cofunding-origin-region = regional budget
cofunding-origin-rrf = Recovery and Resilience Facility
cofunding-origin-cohesion = cohesion funds
cofunding-origin-private = private money
cofunding-level-state = State
cofunding-level-region = Region
cofunding-level-private = Private
cofunding-level-eu = European Union
cofunding-bar-note = EU { $eu } · beside it { $beside } M€
cofunding-bar-alt = { $name }: { $eu } million euro of the EU, { $beside } million beside it
cofunding-match-short = short by { $by } M€
cofunding-match-over = over by { $by } M€
cofunding-match-unequal = lines differ by { $by } M€
cofunding-legend-eu = EU
cofunding-legend-state = state
cofunding-legend-region = region
cofunding-legend-private = private
cofunding-legend-claimed = claimed only
cofunding-legend-uncounted = does not count toward the match

cofunding-funders-title = Funders
cofunding-funders-count = { $count ->
    [one] one funder
   *[other] { $count } funders
}
cofunding-funder-name = Name
cofunding-funder-level = Level
cofunding-funder-country = Country
cofunding-funder-country-hint = The name of the state, or two letters such as FI or EL. Empty only for a private funder of no one state.
cofunding-funder-add = Add a funder
cofunding-funder-add-submit = Add the funder
cofunding-officials = Officials
cofunding-officials-none = nobody yet
cofunding-officials-none-more = Nobody speaks for this funder yet. Appoint somebody who has an account.
cofunding-official-appoint = Appoint an official
cofunding-official-appoint-submit = Appoint
cofunding-official-email = E-mail address of their account
cofunding-official-email-hint = They need an account with a verified address.
cofunding-official-why = Why
cofunding-official-dismiss = End the role

done-funder-answered = Your answer is recorded, and the coordinator has a letter.
done-funder-added = The funder stands in the register.
done-official-appointed = They speak for the funder from now on, and have a letter.
done-official-dismissed = They no longer speak for the funder.

problem-tranches-none = Choose at least one tranche.
problem-amount-over-claimed = This is more than the { $claimed_amount } that is claimed.
problem-amount-missing = An amount of nothing is no amount: decline instead, or leave the tranche out.
problem-funder-taken = There is a funder of this name in this country.
problem-country-unknown = No country is called so. Write its name, or two letters such as FI or EL.
problem-account-unknown = There is no account with this address, or it is not verified.
problem-official-already = They speak for this funder already.

refusal-tranche-not-so = { $from ->
    [declined] This was declined: the proposal has to claim anew.
    [replaced] This was replaced by another claim.
    [paid] Part of this was paid: it cannot go back.
    [secured] This is secured: it can be paid or declined, and nothing between.
   *[other] The funder has not secured this yet, so it cannot be { $to ->
        [paid] paid
       *[other] moved so
    }.
}
refusal-tranche-reason-missing = Say why the money will not come.
refusal-tranche-amount-missing = Say how much.
refusal-paid-over-secured = Only { $unpaid_amount } of what the funder secured is not paid yet.
refusal-cofunding-own-proposal = You belong to this proposal's team: somebody else of your institution has to answer.
refusal-funder-appoints-self = Somebody else has to appoint you.

mail-funder-answered-subject = { $reference } { $acronym }: { $funder } has answered
mail-funder-answered-body = { $state ->
    [letter] { $funder } confirms { $total_amount } euro for { $reference } { $acronym } by letter.
    [budget_decision] { $funder } confirms { $total_amount } euro for { $reference } { $acronym } by budget decision.
    [secured] { $funder } has secured { $total_amount } euro for { $reference } { $acronym }.
   *[other] { $funder } has declined { $total_amount } euro that { $reference } { $acronym } claims from it.
}

    The reason and the evidence stand with the proposal's money. What was the case at a cut-off stays as it was for that cut-off.
mail-funder-appointed-subject = You speak for { $funder }
mail-funder-appointed-body = You were appointed an official of { $funder }. Under "Funding" you find the proposals that claim money from it, and can confirm or decline what they claim.
