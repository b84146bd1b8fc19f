# Awards: instruments, cost items, steps and payments.

award-list-title = Awards
award-list-none = No awards yet
award-list-none-more = An award is made for every proposal that the Board selects. Decisions whose awards wait to be made appear here.
award-waiting = Decisions whose awards wait to be made
award-waiting-decision = { $decision } on cut-off { $cutoff } of { $call }: { $proposals }
award-make = Make the awards
award-figure-awards = awards
award-figure-eu = M€ of the EU
award-figure-claimed = M€ claimed from funders
award-figure-secured = M€ of that secured
award-figure-secured-of = M€ secured of what funders were asked for
award-figure-eu-paid = M€ of the EU paid
award-figure-national-paid = M€ of what is secured paid
award-award = Award
award-host = Host
award-cutoff = Cut-off
award-state = State
award-eu = EU, EUR
award-claimed-head = Claimed from funders, EUR
award-secured = Of that secured, EUR
award-paid = Paid, EUR
award-eu-paid = EU paid, EUR
award-national-paid = Funders paid, EUR
award-alarms = Look at
award-by-state = By state: the EU's money by host, funders' money by their own state
award-of-state = State
award-no-state = no one state
award-by-cost-type = By cost type
award-by-line = By budget line
award-cost-type = Cost type
award-line = Budget line
award-in-all = In all

award-alarm-lost = pledges lost
award-alarm-overdue = pledged, unpaid
award-alarm-claimed = not yet secured

award-meta = cut-off { $cutoff } · { $decision } of { $day }
award-money = Money: the EU's and what stands beside it
award-uncounted = and { $sum } that do not count
award-match-note = Amounts in EUR million.
award-match-eu = EU
award-match-needed = Needed
award-match-standing = There
award-match-secured = Secured
award-findings = Match
award-matched = met exactly
award-ratios = Ratios
award-ratio = Ratio
award-numerator = Numerator, EUR
award-denominator = Denominator, EUR
award-value = Value
award-ratio-total_to_eu = All money ÷ EU
award-ratio-national_to_eu = National ÷ EU
award-ratio-private_to_public = Private ÷ public
award-short = The match is short.
award-short-more = { $name }: { $amount } euro that the rulebook asks beside the EU's part are not there.
award-unequal = Lines and totals differ.
award-unequal-more = { $name }: the lines differ by { $amount } euro from the total they should add up to. Mend the data.
award-lost = Pledges were lost.
award-lost-more = { $amount } euro that the award stands on were declined, lapsed, or confirmed with less.
award-overdue = Pledged and unpaid.
award-overdue-more = { $amount } euro were pledged for years that are over, and no payment of them is authorised.
award-claimed = Not all is secured.
award-claimed-more = { $amount } euro stand on no more than a claim, a letter or a budget decision.

award-state-preparing = in preparation
award-state-signing = being signed
award-state-signed = signed
award-state-running = running
award-state-ended = ended
award-state-terminated = terminated
award-instrument-planned = planned
award-instrument-signed = signed
award-instrument-running = running
award-instrument-ended = ended
award-instrument-terminated = terminated
award-party-ju = The joint undertaking
award-counterparty = Other party
award-counterparty-open = not known yet
award-waits = Waits
award-waits-for = for the signature of: { $name }
award-source = From
award-amount = Amount, EUR
award-pledge = Standing
award-eu-money = EU
award-recorded = Recorded, EUR
award-unpaid = Unpaid, EUR
award-no-money = No money flows under this instrument.
award-payments = Payments
award-steps = Steps
award-step-by = Recorded by

award-next-sign = Sign by { $day }: { $name }
award-condition = The selection has a condition.
award-next-step = Record a step
award-next-authorise = { $count ->
    [one] One payment waits to be authorised: { $name }
   *[other] { $count } payments wait to be authorised: { $name }
}
award-next-secure = Funders have to secure what they were asked for.

award-step-title = A step
award-step-lead = Record what has happened, with the paper that says so. Steps are kept as they are recorded.
award-step-state = What happened
award-step-day = On
award-step-reference = Reference
award-step-reference-hint = Of the agreement, contract or certificate.
award-step-counterparty = Other party
award-step-counterparty-hint = Such as the vendor that won the tender; needed for the signature.
award-step-submit = Record the step
award-stale = Somebody recorded a step meanwhile.
award-stale-more = Nothing of yours was recorded; what you typed still stands below. Compare, and send it again.

award-payment-title = Record a payment
award-payment-lead = Record what the accounting system has executed. It counts as paid once somebody else has authorised it.
award-payment-item = Cost item
award-payment-item-left = { $name }: { $left_amount } payable
award-payment-payer = Payer
award-payment-payee = Payee
award-payment-from-to = From → to
award-payment-amount = Amount
award-payment-reference = Executed reference
award-payment-reference-hint = As the accounting system gives it. A reference is used once.
award-payment-day = Executed on
award-payment-submit = Record the payment
award-payment-authorise = Authorise
award-payment-withdraw = Take back
award-payment-authorised = authorised
award-payment-waits = waits to be authorised
award-payment-withdrawn = taken back

done-awards-made = The awards are made.
done-step-recorded = The step is recorded.
done-payment-recorded = The payment is recorded. Somebody else has to authorise it.
done-payment-authorised = The payment is authorised.
done-payment-withdrawn = The payment is taken back.

problem-not-a-day = This is not a day.
problem-date-to-come = This day is still to come: today is { $today }.
problem-date-before = This is too early: not before { $since }.
problem-amount-over-unpaid = Only { $unpaid_amount } is left of this cost item.

refusal-award-not-selected = The Board did not select this proposal.
refusal-cost-type-homeless = The rulebook has no instrument for { $cost_type }.
refusal-cost-type-shared = The rulebook has more than one instrument for { $cost_type }: it could be paid twice.
refusal-instrument-not-so = { $to ->
    [signed] Only what is planned can be signed.
    [running] Only what is signed can start to run.
    [ended] Only what is signed or runs can end.
   *[other] What has ended stays so.
}
refusal-instrument-after = { $after ->
    [hosting] The hosting agreement has to be signed first.
   *[other] Another instrument ({ $after }) has to be signed before this one ({ $kind }).
}
refusal-payment-unsigned = Nothing is paid under an instrument that is not signed.
refusal-payment-unsecured = { $funder } has not secured this money: there is nothing to pay yet.
refusal-payment-authorised = This payment is authorised already.
refusal-payment-same-person = Whoever recorded a payment does not authorise it: somebody else has to.
refusal-payment-withdrawn = This payment was taken back.

mail-award-made-subject = { $acronym }: your award { $award } is being prepared
mail-award-made-body = The award { $award } for { $acronym } was made from the Board's decision. Its page shows the instruments that are to be signed, in their order, and where the money of your funders stands.
mail-award-secure-subject = { $reference } { $acronym } was selected: please secure what you pledged
mail-award-secure-body = { $reference } { $acronym } was selected by the Board. { $open_amount } euro that it counts on from { $funder } are not secured yet. Under "Funding" you can confirm them as secured, or say that they will not come.
mail-award-step-subject = { $acronym }: { $award } has taken a step
mail-award-step-body = { $award }, { $acronym }: the instrument "{ $instrument ->
        [hosting] hosting agreement
        [acquisition] acquisition
        [operation] operation
        [services] services grant
        [platform] platform grant
       *[other] { $instrument }
    }" was { $state ->
    [signed] signed
    [running] started
    [ended] ended
   *[other] terminated
} on { $day }.
mail-award-paid-subject = { $acronym }: a payment was executed
mail-award-paid-body = Under { $award }, { $paid_amount } euro were paid to { $payee } (reference { $reference }).
