# The budget of a proposal, reckoned and by spreadsheet.

proposal-part-money-more = What each organisation spends, on what, when, and what of it is asked from which budget line. Write amounts as you are used to, with comma or point; how each is read is shown beside it.
proposal-line-cap = At most EUR { $cap_amount } per proposal.
proposal-share-most = at most { $rate }
proposal-budget-rows = Budget
proposal-budget-rows-of = Budget of { $name }
proposal-budget-others = Rows of the others
proposal-budget-others-more = You write for { $name }: the rows above are its own. The others’ rows stand below to be read, and count in the sums. Each organisation writes its own; the coordinator, and whoever writes for the whole consortium, can change all of them.
proposal-budget-others-none = There are none yet.
proposal-budget-stated = What is asked so far
proposal-budget-stated-more = You write for { $name }. These sums were stated for the whole consortium, and no budget says row by row who spends them. Rows of one organisation would take their place, so the budget has to be begun by the coordinator, or by whoever writes for the whole consortium. Then you can write your rows here.
proposal-budget-add = More rows
proposal-budget-row-head = Row
proposal-budget-row-called = Row { $row }
proposal-budget-row-about = Row { $row } ({ $about })
proposal-budget-partner = Organisation
proposal-budget-cost-type = Cost type
proposal-budget-year = Year
proposal-budget-line = Budget line
proposal-budget-cost = Cost in EUR
proposal-budget-asked = Asked from the EU
proposal-budget-note = Note
proposal-budget-consortium = No organisation named
proposal-budget-no-year = Not by year
proposal-budget-line-note = { $line } pays { $rate } at most of: { $pays }.
proposal-reckoned-types = What it costs and who pays
proposal-reckoned-share = EU share
proposal-reckoned-needed = Match needed
proposal-reckoned-counted = Match claimed
proposal-reckoned-claimed = Co-funding
proposal-reckoned-adds-up = Does it add up?
proposal-reckoned-tco = Total cost of ownership
proposal-reckoned-within = within
proposal-reckoned-above-cap = EUR { $over_amount } above
proposal-reckoned-above-rate = EUR { $amount } above the rate
proposal-reckoned-match-short = match short by EUR { $amount }
proposal-reckoned-declined = EUR { $amount } declined by funders: does not count
proposal-reckoned-missing = EUR { $amount } of the match is missing because of it
proposal-reckoned-open = EUR { $amount } paid by nobody yet
proposal-reckoned-beyond = EUR { $amount } more than it costs
proposal-reckoned-fits = adds up
proposal-reckoned-left-out = { $count ->
    [one] One row cannot be read and is not counted.
   *[other] { $count } rows cannot be read and are not counted.
 }
proposal-reckoned-lines = By budget line
proposal-reckoned-cap = Ceiling
proposal-reckoned-partners = By organisation
proposal-reckoned-cross = Who spends what
proposal-reckoned-cross-eu = EU { $amount }
proposal-reckoned-years = By year
proposal-ratio-total-eu = Total ÷ EU (total: the EU’s part and all co-funding claimed)
proposal-ratio-national-eu = National ÷ EU (national: co-funding that is not private)
proposal-ratio-private-public = Private ÷ public (public: the EU’s part and national)
proposal-money-exact = EUR { $amount }
proposal-ratio-of = EUR { $numerator_amount } ÷ EUR { $denominator_amount }
proposal-sheet = By spreadsheet
proposal-sheet-more = The budget as it is stored:
proposal-sheet-file = CSV or XLSX file
proposal-sheet-file-hint = Columns: partner, cost type, year, line, cost, asked, note. The rows are shown to you before anything is stored.
proposal-sheet-import = Read the file
proposal-sheet-paste-title = Paste rows from a spreadsheet
proposal-sheet-paste = Copied cells
proposal-sheet-paste-hint = Columns as in the file. The rows are added to those of the form.
proposal-sheet-paste-do = Add these rows
proposal-sheet-read = These rows were read from your spreadsheet. Nothing is stored until you save.
proposal-sheet-read-file = { $count ->
    [one] One row was
   *[other] { $count } rows were
 } read from your file. Nothing is stored until you save. { $before ->
    [0] There was no row before.
    [one] Saving puts what stands here in place of the one row that is stored.
   *[other] Saving puts what stands here in place of all { $before } rows that are stored.
 }
proposal-sheet-replaces = { $count ->
    [0] A file takes the place of all rows of the budget. There are none yet.
    [one] A file takes the place of all rows of the budget. There is one now: unless it is in the file, it goes.
   *[other] A file takes the place of all rows of the budget. There are { $count } now: those that are not in the file go.
 }
proposal-sheet-replaces-own = { $count ->
    [0] A file takes the place of all rows of { $name }. There are none yet. Rows of others stay as they are.
    [one] A file takes the place of all rows of { $name }. There is one now: unless it is in the file, it goes. Rows of others stay as they are.
   *[other] A file takes the place of all rows of { $name }. There are { $count } now: those that are not in the file go. Rows of others stay as they are.
 }
proposal-sheet-file-refused = The file was not taken over as it is.
proposal-sheet-paste-refused = The pasted rows were not added. Mend them in the box, then add them again.
ready-budget-missing = Money is asked, and no budget says which organisation spends it on what.
ready-cost-partner = Row { $row } of the budget, for { $subject } (EUR { $amount }), names no organisation.
ready-cost-year = Row { $row } of the budget, for { $subject } (EUR { $amount }), names no year.
ready-cost-open = { $subject } costs EUR { $cost_amount }; EUR { $amount } of it is paid by nobody yet.
ready-cost-beyond = { $subject } costs EUR { $cost_amount }; EUR { $amount } more is asked and claimed.
problem-line-pays-not = This budget line does not pay this type of cost.
problem-asked-above-cost = This is EUR { $over_amount } more than it costs.
problem-asks-differ = The asks add up to EUR { $stated_amount }, the budget to EUR { $summed_amount }.
problem-sheet-unknown = { $known ->
    [told] “{ $said }” is not known here.
    [none] “{ $said }” is not known here: the consortium has no organisation yet.
   *[other] “{ $said }” is not known here. Known are: { $known }.
 }
problem-sheet-inexact = { $said } is no amount in whole cents.
problem-sheet-thousands = { $said } can mean EUR { $read_amount } or a number with decimals. Write it without the mark, or with two decimals.
problem-sheet-ambiguous = Several here are called “{ $said }”. Write its short name, its name with its country in brackets, or its number.
problem-sheet-heading = Column { $column }, “{ $said }”, is none of the columns that are read, or one of them a second time. Rename it or take it away.
problem-sheet-asked-missing = There is no column for what is asked of the EU: head it “asked”.
problem-sheet-of-others = Row { $row } of the sheet is a row of { $name } and says something else than what is stored. It is theirs to change, and was not taken over.
problem-sheet-of-nobody = Row { $row } of the sheet names no organisation and says something else than what is stored. It was not taken over; if it is yours, name yours in it.
problem-asks-of-all = These sums are stated for the whole consortium, and rows of one organisation would take their place. The coordinator, or whoever writes for the whole consortium, has to begin the budget.
problem-costs-of-gone = This organisation takes part no longer, so nothing was saved. What you typed is still here.
problem-sheet-unreadable = This is neither a CSV nor an XLSX file, or it is broken.
problem-sheet-large = This file is larger than a budget can be.
problem-sheet-rows = At most { $max } rows.
problem-sheet-empty = There are no rows in this.
problem-origin-of-private = A private funder gives private money.

proposal-compared-what = Place
proposal-compared-before = Before
proposal-compared-after = Now
proposal-compared-changed = What changed
proposal-rate-date = Day of the rate
proposal-read-as-unrated = We read { $currency } { $stated_amount }. What that is in euro needs a rate.
proposal-rate-read = 1 { $currency } = { $rate_decimal } EUR, so 1 EUR = { $turned_decimal } { $currency }.
proposal-rate-amount = { $currency } { $stated_amount } = EUR { $amount }.
proposal-rate-doubt = { $way ->
    [turned] Is the rate the wrong way round?
   *[other] Is that meant?
 } By a rough figure of { $day }, one { $currency } is worth about EUR { $worth_decimal }.
ready-claim-rate = What { $name } gives for “{ $subject }” in { $year }: 1 { $currency } = { $rate_decimal } EUR, so 1 EUR = { $turned_decimal } { $currency }, and { $currency } { $stated_amount } = EUR { $amount }. { $way ->
    [turned] Is the rate the wrong way round?
   *[other] Is that meant?
 } By a rough figure of { $day }, one { $currency } is worth about EUR { $worth_decimal }.
proposal-vat = Value-added tax
proposal-vat-hint = Whether it is in the amount.
proposal-vat-included = VAT included
proposal-vat-excluded = VAT not included
proposal-other-awards = Other EU awards for the same item
proposal-other-awards-hint = Grants or funds of the Union that pay for the same, with their numbers; empty if none.
proposal-other-awards-said = other EU awards: { $awards }
proposal-valid-until = Valid until
proposal-valid-until-hint = The last day on which the letter or decision holds; empty if it does not end.
proposal-valid-until-said = valid until { $day }
proposal-reckoned-unasked = claimed, and nothing is asked of the EU
proposal-reckoned-part = not all rows are read
proposal-unsaved = Not saved yet: this part is saved by its button. Until then, this browser keeps what you type.
