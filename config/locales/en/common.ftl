# The frame of every page, and words every stage uses.

common-skip = Skip to the content
common-main-menu = Main
common-rehearsal = Rehearsal: the clock stands at { $now }. Nothing here is real.
common-rehearsal-label = Rehearsal
common-actions = Actions
common-sign-in = Sign in
common-sign-out = Sign out
common-brussels-time = Times are Brussels time; yours is added where it differs.
common-crumbs = You are here
common-steps = Steps
common-step-done = done
common-next = What to do next
common-next-nothing = Nothing waits for you here.
common-choose = Choose…
common-example = Example
common-optional = optional
common-problem-of = { $field }: { $problem }
common-sheet-place = Row { $sheet_row } of the sheet, { $sheet_column ->
    [none] no column “{ $sheet_head }”
   *[other] column { $sheet_column } (“{ $sheet_head }”)
 }
common-sheet-place-about = Row { $sheet_row } of the sheet ({ $sheet_about }), { $sheet_column ->
    [none] no column “{ $sheet_head }”
   *[other] column { $sheet_column } (“{ $sheet_head }”)
 }
common-problems = { $count ->
    [one] One thing to mend:
   *[other] { $count } things to mend:
}
common-save = Save
common-cancel = Cancel
common-send = Send
common-back = Back
common-add = Add
common-remove = Remove
common-change = Change
common-open = Open
common-yes = Yes
common-no = No
common-none = none
common-unknown = not published
common-all = All

# What a browser kept of a form that was not saved
common-unsent = Not sent yet. Until it is, this browser keeps what you type.
kept-left = What you typed here was not saved.
kept-left-more = This browser kept it. Last typed:
kept-show = Show what differs
kept-field = Where
kept-yours = Yours, not saved
kept-here = What stands here
kept-more = and { $count } more
kept-full = Not saved, and this browser has no room left to keep it: save soon.
unsent-title = Words of yours lie in this browser and nowhere else.
unsent-more = Nobody else sees them, and they are not submitted. Open each to send or to drop it:
unsent-aside = Your text met another one, and does not stand in the proposal.
unsent-aside-more = It was set aside in the history of its field, so it is not lost. Open each to choose what shall stand:
unsent-ask = Sign out and drop what was not saved?
unsent-ask-more = This lies in this browser and nowhere else. Signing out deletes it.
unsent-stay = Stay signed in
unsent-drop = Sign out and drop it

day-in-words = { $day } { $month } { $year }
moment-in-words = { $day }, { $time } Brussels
moment-short = { $day } { $month } { $year }, { $time }
countdown-days = { $days } d { $hours } h { $minutes } min
countdown-hours = { $hours } h { $minutes } min
countdown-minutes = { $minutes } min { $seconds } s
countdown-over = over

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
