# The page of a rehearsal.

rehearsal-title = Rehearsal
rehearsal-intro = Nothing here is real. The business clock stands where it was put and runs on; cut-offs close, letters go out and results become known by it.
rehearsal-clock = Move the clock forward
rehearsal-step = By how much
rehearsal-step-hour = an hour
rehearsal-step-day = a day
rehearsal-step-week = a week
rehearsal-step-month = 30 days
rehearsal-step-to = to the moment below
rehearsal-to = Moment
rehearsal-to-hint = Brussels time. Only forward.
rehearsal-move = Move the clock
rehearsal-letters = Letters it would have sent
rehearsal-no-letters = None yet.
done-clock-moved = The clock was moved. What was due has been started.
problem-moment = Write a moment such as 2025-12-31T17:00; times that a change of the clocks skips or repeats are not moments.
problem-step-or-moment = You typed a moment and chose a step: choose “to the moment below”, or empty this field.
problem-clock-range = The clock can be moved from { $from } up to { $until }.
