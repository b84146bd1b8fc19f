# Pages that join the stages.

desk-staff = Cut-offs
desk-experts = Experts
desk-cutoff = Cut-off
desk-closes = Closes
desk-stage = Stands at
desk-received = Submissions
desk-sealed = Last seal
desk-go = Go to
desk-evaluation = Evaluation
desk-ranking = Ranking
desk-report = Report
desk-phase-planned = planned
desk-phase-open = open
desk-phase-closed = closed
desk-phase-published = results published
desk-phase-silent = no results known
desk-sealed-intake = being checked
desk-sealed-eligible = being evaluated
desk-sealed-ranked = before the Board
desk-sealed-decided = decided
desk-sealed-state = decided
