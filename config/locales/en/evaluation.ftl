# The evaluation: checks, experts, conflicts, reports and consensus.

evaluation-cutoff = Cut-off { $number }
evaluation-group = { $call }, cut-off { $number }
evaluation-proposal = Proposal
evaluation-proposals = Proposals
evaluation-host = Host
evaluation-duty = Duty
evaluation-due = Due
evaluation-state = State
evaluation-reports = Reports
evaluation-consensus = Consensus
evaluation-experts-short = Experts
evaluation-by-at = { $name }, { $at }
evaluation-received = Received { $at }

evaluation-desk = Evaluation of cut-off { $number }
evaluation-desk-meta = closed { $at }
evaluation-desk-none = Nothing was submitted to this cut-off
evaluation-desk-none-more = The cut-off closed { $at } without a proposal.
evaluation-desk-open = This cut-off has not closed yet
evaluation-desk-open-more = It closes { $at }; what is submitted by then appears here.
evaluation-step-intake = Intake
evaluation-step-intake-note = { $count } frozen
evaluation-step-eligible = Eligible
evaluation-step-eligible-note = { $count } eligible
evaluation-step-evaluated = Evaluated
evaluation-step-ranked = Ranked
evaluation-step-decided = Decided
evaluation-figure-frozen = frozen at the cut-off
evaluation-figure-eligible = admissible and eligible
evaluation-figure-rejected = not admissible or not eligible
evaluation-figure-reports = individual reports
evaluation-figure-consensus = consensus reports finished
evaluation-next-check = { $count ->
    [one] Check one proposal
   *[other] Check { $count } proposals
}
evaluation-next-seal = Seal which proposals are eligible
evaluation-next-assign = { $count ->
    [one] One proposal lacks experts
   *[other] { $count } proposals lack experts
}
evaluation-next-rule = { $count ->
    [one] Rule on one potential conflict
   *[other] Rule on { $count } potential conflicts
}
evaluation-next-reports = { $count ->
    [one] One individual report is awaited
   *[other] { $count } individual reports are awaited
}
evaluation-next-consensus = { $count ->
    [one] One consensus is awaited
   *[other] { $count } consensus reports are awaited
}
evaluation-next-rank = Every consensus is finished: the panel can rank
evaluation-seal-eligible = Seal the eligible list
evaluation-to-ranking = To the ranking

evaluation-list-open = open
evaluation-list-clear = all met
evaluation-list-failing = not all met
evaluation-list-passed = passed
evaluation-list-failed = failed
evaluation-finding = Finding
evaluation-finding-met = met
evaluation-finding-not-met = not met
evaluation-finding-not-applicable = not applicable
evaluation-finding-reason = Reason
evaluation-conclusion = Conclusion
evaluation-conclusion-reason = Words for the applicant
evaluation-conclusion-hint = Needed where the list is failed. They go into the letter.
evaluation-conclude = Draw the conclusion
evaluation-pass = passed
evaluation-fail = failed
evaluation-fact-holds = fact: yes
evaluation-fact-fails = fact: no
evaluation-fact-unsure = fact: not certain
evaluation-fact-in-time = Received { $at }.
evaluation-fact-late = Received { $at }, after the cut-off.
evaluation-fact-complete = Every required answer and document is there.
evaluation-fact-incomplete = Missing: { $missing }.
evaluation-fact-host-yes = { $country } takes part and may host.
evaluation-fact-host-no = { $country } may not host under this call.
evaluation-fact-host-unsure = { $country }: { $why }.
evaluation-fact-host-none = There is not exactly one host.
evaluation-fact-partners-yes = Every partner is established in a Participating State.
evaluation-fact-partners-no = Not in a Participating State: { $partners }.
evaluation-fact-partners-unsure = Not certain for: { $partners }.
evaluation-fact-one-state-yes = All who may receive money are in one Participating State: { $states }.
evaluation-fact-one-state-several = Those who may receive money are in several states: { $states }.
evaluation-fact-one-state-none = Nobody in the consortium may receive money.
evaluation-fact-one-state-outside = All who may receive money are in { $states }, which is no Participating State.
evaluation-fact-one-state-unsure = All who may receive money are in { $states }; whether it takes part is not certain: { $why }
evaluation-fact-match-met = National money matches the Union’s, as the call asks.
evaluation-fact-match-short = { $cost_type }: short by EUR { $amount }.
evaluation-fact-caps-kept = Within ceilings and rates.
evaluation-fact-caps-over = { $line }: EUR { $amount } is over the ceiling for one proposal.
evaluation-fact-rate-over = { $cost_type }: EUR { $asked_amount } of EUR { $all_amount } is asked from all lines together, more than { $rate }.

evaluation-experts = Experts of the call
evaluation-experts-none = Nobody is on the list yet. Add the first expert below.
evaluation-experts-balance = { $count ->
    [one] one expert
   *[other] { $count } experts
} from { $countries ->
    [one] one country
   *[other] { $countries } countries
}
evaluation-expert-add = Add an expert
evaluation-expert-email = E-mail
evaluation-expert-email-hint = Of an account that exists, or of somebody to be invited.
evaluation-expert-name = Name
evaluation-expert-name-hint = Needed where there is no account yet.
evaluation-expert-organisation = Organisation
evaluation-expert-country = Country
evaluation-expert-country-hint = The name, or two letters: FI, EL.
evaluation-expert-pic = PIC
evaluation-expert-pic-hint = Nine digits, if known. Conflicts are found by it.
evaluation-expert-expertise = Expertise

evaluation-no-experts = No expert has a task on this proposal yet.
evaluation-assign = Assign
evaluation-assign-person = Expert
evaluation-assign-duty = As
evaluation-duty-evaluator = Evaluator
evaluation-duty-rapporteur = Rapporteur
evaluation-duty-moderator = Moderator
evaluation-task-assigned = assigned
evaluation-task-open = open
evaluation-task-finished = finished
evaluation-task-declined = declined
evaluation-task-removed = removed
evaluation-manage = Change a task
evaluation-task = Task
evaluation-verb = Do
evaluation-verb-remove = Remove
evaluation-verb-reopen = Open again

evaluation-tasks = My tasks
evaluation-tasks-none = You have no tasks
evaluation-tasks-none-more = When a proposal is assigned to you, a letter tells you and it appears here.
evaluation-your-task = your task
evaluation-declare = Declare conflicts of interest
evaluation-declare-first = Declare your conflicts of interest first.
evaluation-declare-why = Proposals open to you once you have declared about all of this cut-off.
evaluation-access-declare = declaration due
evaluation-access-ruling = ruling awaited
evaluation-access-denied = closed: conflict
evaluation-conflicts = Conflicts of interest
evaluation-conflicts-lead = For every proposal of this cut-off, say how you stand to it. Competing proposals count too. You see no more than acronym and partners until you have declared.
evaluation-evident = What is known:
evaluation-evident-team = Member of the proposal’s team.
evaluation-evident-organisation-pic = Works for its partner { $subject } (same PIC).
evaluation-evident-organisation-name = Works for its partner { $subject } (same name).
evaluation-evident-funder = Speaks for { $subject }, which is to co-fund it.
evaluation-evident-board = Sits on the Board that decides.
evaluation-evident-competing-team = Member of the team of { $subject }, which competes with it.
evaluation-evident-competing-organisation = Works for a partner of { $subject }, which competes with it.
evaluation-evident-competing-declared = Declared a disqualifying conflict about { $subject }, which competes with it.
evaluation-degree = How do you stand to it?
evaluation-degree-detail = In what way?
evaluation-degree-unsaid = nothing declared
evaluation-degree-none = no conflict
evaluation-degree-potential = potential conflict
evaluation-degree-disqualifying = disqualifying conflict
evaluation-ruling-allowed = allowed
evaluation-ruling-barred = barred
evaluation-rule-allow = Allow
evaluation-rule-bar = Bar

evaluation-notice-declare = Declare your conflicts of interest first.
evaluation-notice-declare-more = The proposal opens to you afterwards.
evaluation-notice-ruling = A ruling is awaited.
evaluation-notice-ruling-more = Staff decide whether the potential conflict lets you evaluate this proposal.
evaluation-notice-denied = This proposal is closed to you.
evaluation-notice-denied-more = A conflict of interest stands in the way.
evaluation-notice-wait = Not all individual reports are in.
evaluation-notice-wait-more = The consensus can begin when they are. You will get a letter.
evaluation-notice-proposed = The consensus is before the evaluators.
evaluation-notice-proposed-more = They agree to it, or say what would have to change. Saving it again takes it back, and they are asked anew.
evaluation-notice-written = The rapporteur writes the consensus.
evaluation-notice-written-more = It comes to you when it is proposed, and you finish it when every evaluator agrees.
evaluation-notice-in = Your report is in.
evaluation-notice-in-more = When all are, the rapporteur writes the consensus, and a letter asks you whether you agree.
evaluation-notice-finished = The consensus is finished.
evaluation-notice-finished-more = Nothing is left to do here.
evaluation-accept = Accept the task
evaluation-accept-title = Will you evaluate this proposal?
evaluation-accept-more = By accepting you promise to evaluate impartially, in confidence and by the date above.
evaluation-decline = Decline the task
evaluation-decline-reason = Why?

evaluation-criterion = Criterion
evaluation-weight = Weight
evaluation-threshold = Threshold
evaluation-score-label = Score, { $min } to { $max }
evaluation-comment = Comment
evaluation-comment-hint = Strengths and weaknesses of the proposal as submitted; no advice for improvement. { $min } to { $max } characters.
evaluation-overall = On the whole
evaluation-flags = For the panel’s attention
evaluation-flag-out-of-scope = Out of the call’s scope
evaluation-flag-ethics = Ethics
evaluation-flag-capacity = Capacity to operate
evaluation-progress-open = open
evaluation-progress-score-missing = score missing
evaluation-progress-comment-short = comment short
evaluation-progress-comment-long = comment too long
evaluation-progress-done = done
evaluation-seen-individual = Seen by you until you submit; then by the moderator and staff; by the other experts once all reports are in; never by the applicant.
evaluation-seen-consensus = Seen by you and the moderator until you propose it; then by the evaluators and staff; the applicant gets the summary after the decision.
evaluation-submit = Save and submit
evaluation-propose = Save and propose to the experts
evaluation-stale = This report was saved elsewhere meanwhile.
evaluation-stale-more = What you typed is still here, and what stands saved is shown below each criterion. Saving now replaces it.
evaluation-saved-elsewhere = Saved elsewhere
evaluation-report-of = Report of { $name }
evaluation-report-open = being written
evaluation-report-proposed = proposed
evaluation-report-finished = finished
evaluation-agreements = What the evaluators say
evaluation-agreements-missing = { $count ->
    [0] Every evaluator agrees to this version.
    [one] One evaluator has not agreed to this version yet.
   *[other] { $count } evaluators have not agreed to this version yet.
}
evaluation-word-none = no word yet
evaluation-word-agrees = agrees
evaluation-word-disagrees = does not agree
evaluation-consent = Do you agree to this consensus report?
evaluation-consent-more = Your word counts for this version alone; if it is changed you are asked again.
evaluation-agree = I agree
evaluation-disagree = I do not agree
evaluation-disagree-reason = What would have to change?
evaluation-finish = Finish the consensus

evaluation-documents = Documents
evaluation-partners = Consortium

done-conflicts-declared = Your declaration is recorded.
done-expert-added = The expert is on the list.
done-task-accepted = The task is yours.
done-task-declined = The task is declined.
done-report-saved = Saved.
done-report-submitted = Handed in.
done-consensus-proposed = The consensus is proposed, and the experts have a letter.
done-consensus-answered = Your word is recorded.
done-consensus-finished = The consensus is finished.
done-checks-saved = Saved.
done-checks-concluded = The conclusion is recorded.
done-expert-assigned = The task is given, and a letter is on its way.
done-task-changed = The task is changed.
done-conflict-ruled = The ruling is recorded.
done-eligible-sealed = The eligible list is sealed.

problem-score-missing = Give a score.
problem-score-not-a-number = This is not a number.
problem-score-off-scale = A score is between { $min } and { $max }.
problem-score-off-step = Scores go in steps of { $step }.
problem-comment-short = Write at least { $min } characters; there are { $has }.
problem-comment-long = Write at most { $max } characters; there are { $has }.
problem-evaluation-against-fact = The fact beside it says no: say why it is met all the same.
problem-item-unknown = There is no such item.
problem-evaluation-reason = Say why.
problem-degree-missing = Say how you stand to this proposal.
problem-names-expert = The text names an expert ({ $name }). The applicant will read it.
problem-expert-unknown = Choose an expert of the call.
problem-expert-country = No country is called so. Write its name, or two letters such as FI or EL.
problem-expert-pic = A PIC has nine digits.

refusal-task-not-so = The task is { $state }; that cannot be done now.
refusal-scores-incomplete = The criterion { $criterion } has no score.
refusal-weights-useless = The weights of this call add up to nothing.
refusal-checks-open = { $open ->
    [one] One item has no finding yet.
   *[other] { $open } items have no finding yet.
}
refusal-checks-not-met = An item is not met: the list cannot be passed.
refusal-checks-all-met = Every item is met: the list cannot be failed.
refusal-checks-concluded = The conclusion on this list is drawn already.
refusal-consensus-not-proposed = The consensus report is not before the experts (it is { $state }).
refusal-consensus-not-agreed = { $missing ->
    [one] One evaluator has not agreed yet.
   *[other] { $missing } evaluators have not agreed yet.
}
refusal-consensus-too-early = Not all individual reports are in.
refusal-consensus-finished = The consensus is finished.
refusal-evaluation-cutoff-open = The cut-off closes { $at }; until then nothing is evaluated.
refusal-evaluation-sealed = The ranked list was sealed { $at }: the evaluation does not change any more.
refusal-eligible-sealed = The eligible list was sealed { $at }.
refusal-eligible-open = { $open ->
    [one] One proposal is not decided yet.
   *[other] { $open } proposals are not decided yet.
}
refusal-assign-not-eligible = The proposal has not passed its checks.
refusal-assign-conflict = { $expert } cannot evaluate this proposal: { $why ->
    [team] a member of its team.
    [organisation-pic] works for its partner { $subject } (same PIC).
    [organisation-name] works for its partner { $subject } (same name).
    [funder] speaks for { $subject }, which is to co-fund it.
    [board] sits on the Board that decides.
    [competing-team] a member of the team of { $subject }, which competes with it.
   *[other] { $subject }
}
refusal-assign-moderator-apart = A moderator has no other duty on the same proposal.
refusal-assign-taken = { $expert } has this duty already.
refusal-declare-first = Declare your conflicts of interest first.
refusal-ruling-awaited = Staff have not ruled on the potential conflict yet.
refusal-accept-first = Accept the task first.
refusal-report-submitted = The report cannot be written any more: the task is { $state }.
refusal-if-match-missing = Say in If-Match which version you saw.

mail-evaluation-invited-subject = You are invited as an expert
mail-evaluation-invited-body = Dear { $name },

    you are invited to evaluate proposals as an independent expert. Choose a password here within { $days } days:
    { $url }
mail-evaluation-assigned-subject = { $reference }: a proposal is assigned to you
mail-evaluation-assigned-body = A proposal is assigned to you: { $reference }, as { $duty ->
        [rapporteur] rapporteur
        [moderator] moderator
       *[evaluator] evaluator
    }. Please declare your conflicts of interest, then accept or decline under “My tasks”. Reports are due { $due }.
mail-evaluation-reopened-subject = { $reference }: your report is open again
mail-evaluation-reopened-body = Your report on { $reference } was opened again. Reason: { $reason }
mail-evaluation-removed-subject = { $reference }: the task is taken back
mail-evaluation-removed-body = Your task on { $reference } was taken back. Reason: { $reason }
mail-evaluation-declined-subject = { $reference }: an expert cannot evaluate it
mail-evaluation-declined-body = { $name } declined the task on { $reference }, or has a conflict of interest. The proposal may need another expert.
mail-evaluation-ruling-asked-subject = { $reference }: a potential conflict waits for a ruling
mail-evaluation-ruling-asked-body = { $name } may have a conflict of interest with { $reference }. Please rule on it on the proposal’s page.
mail-evaluation-ruled-allowed-subject = { $reference }: you may evaluate it
mail-evaluation-ruled-allowed-body = The potential conflict you declared does not keep you from evaluating { $reference }. It is open to you under “My tasks”.
mail-evaluation-ruled-barred-subject = { $reference }: a conflict stands in the way
mail-evaluation-ruled-barred-body = Because of the potential conflict you cannot evaluate { $reference }. Your task on it has ended.
mail-evaluation-all-in-subject = { $reference }: all individual reports are in
mail-evaluation-all-in-body = All individual reports on { $reference } are in. The consensus can begin.
mail-evaluation-consensus-proposed-subject = { $reference }: a consensus report is proposed
mail-evaluation-consensus-proposed-body = The rapporteur proposed a consensus report on { $reference }. Please read it under “My tasks”.
mail-evaluation-not-agreed-subject = { $reference }: an evaluator does not agree
mail-evaluation-not-agreed-body = An evaluator does not agree to the consensus report on { $reference }. The reason stands beside the report.

evaluation-earlier = Takes up { $reference }
evaluation-earlier-more = An earlier version was evaluated for cut-off { $cutoff } and not selected. This proposal is judged for itself.
evaluation-earlier-reply = Reply to the earlier summary report
evaluation-earlier-no-reply = No reply was given.
evaluation-earlier-changes = What has changed
evaluation-earlier-no-changes = Nothing differs.
evaluation-earlier-summary = The earlier summary report
