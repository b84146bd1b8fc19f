# The budget of a proposal, reckoned and by spreadsheet.

proposal-part-money-more = What each organisation spends, on what, when, and what of it is asked from which budget line. Write amounts as you are used to, with comma or point; how each is read is shown beside it.
proposal-line-cap = At most EUR { $cap_amount } per proposal.
proposal-budget-rows = Budget
proposal-budget-add = More rows
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
proposal-reckoned-years = By year
proposal-ratio-total-eu = Total ÷ EU
proposal-ratio-national-eu = National ÷ EU
proposal-ratio-private-public = Private ÷ public
proposal-sheet = By spreadsheet
proposal-sheet-more = The budget as it is stored:
proposal-sheet-file = CSV or XLSX file
proposal-sheet-file-hint = Columns: partner, cost type, year, line, cost, asked, note. The rows are shown above before anything is stored.
proposal-sheet-import = Read the file
proposal-sheet-paste-title = Paste rows from a spreadsheet
proposal-sheet-paste = Copied cells
proposal-sheet-paste-hint = Columns as in the file. The rows are added to those above.
proposal-sheet-paste-do = Add these rows
proposal-sheet-read = These rows were read from your spreadsheet. Nothing is stored until you save.
ready-budget-missing = Money is asked, and no budget says which organisation spends it on what.
ready-cost-partner = A row of the budget for { $subject } (EUR { $amount }) names no organisation.
ready-cost-year = A row of the budget for { $subject } (EUR { $amount }) names no year.
ready-cost-open = { $subject } costs EUR { $cost_amount }; EUR { $amount } of it is paid by nobody yet.
ready-cost-beyond = { $subject } costs EUR { $cost_amount }; EUR { $amount } more is asked and claimed.
problem-line-pays-not = This budget line does not pay this type of cost.
problem-asked-above-cost = This is EUR { $over_amount } more than it costs.
problem-asks-differ = The asks add up to EUR { $stated_amount }, the budget to EUR { $summed_amount }.
problem-sheet-unknown = Row { $row } of the sheet says “{ $said }”, which is not known here.
problem-sheet-unreadable = This is neither a CSV nor an XLSX file, or it is broken.
problem-sheet-large = This file is larger than a budget can be.
problem-sheet-rows = At most { $max } rows.
problem-sheet-empty = There are no rows in this.

proposal-compared-what = Place
proposal-compared-before = Before
proposal-compared-after = Now
