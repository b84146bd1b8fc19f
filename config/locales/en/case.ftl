# The case of a proposal: what staff and its team settle after a cut-off took it in.

case-title = Case
case-lead = What the staff of the call and your team settle about this proposal, one matter at a time. What was submitted never changes; what is accepted is read beside it.
case-matters = Matters
case-matter = Matter { $number }
case-number = No.
case-subject = Subject
case-kind = Kind
case-state = State
case-due = Due
case-last = Last word
case-news = new
case-empty = Nothing to settle
case-empty-more = Where something has to be clarified or is missing, it stands here, with a date.
case-not-yet = Not yet.
case-seen = Seen by the team of the proposal, the staff of the call and its auditors. Experts and funders never see it.
case-who = Who sees this
case-by-mail = We send a letter when something is written here. Nobody reads an answer by mail: only what is written on this page counts.

case-kind-clarification = Clerical error
case-kind-clarification-hint-staff = A passage contradicts another, or cannot be meant as it stands. The team says what it should say; you decide.
case-kind-clarification-hint-team = A slip in what you submitted. Staff decide whether what you meant is read beside it.
case-kind-missing-document = Missing document
case-kind-missing-document-hint-staff = Something should be there and is not. The team sends it; you decide.
case-kind-other = Something else
case-kind-other-hint-staff = Settled in words. Nothing is added to the submission.
case-kind-other-hint-team = Settled in words. Nothing is added to the submission.

case-side-staff = staff
case-side-team = team
case-opened-by-staff = opened by staff: { $who }, { $at }
case-opened-by-team = opened by the team: { $who }, { $at }
case-of-version = about { $reference }, version { $version }

case-standing-waits-team = waits for the team
case-standing-waits-team-more = { $dated ->
    [true] The team answers by { $due }.
   *[false] The team has the word.
}
case-standing-waits-team-more-you = { $dated ->
    [true] Please answer below by { $due }.
   *[false] Please answer below.
}
case-standing-waits-staff = waits for staff
case-standing-waits-staff-more = Staff read it and decide.
case-standing-waits-staff-more-you = Read it, ask again or decide below.
case-standing-lapsed = lapsed
case-standing-lapsed-more = Nobody had answered by { $due }. A later answer is read, and does not undo that; staff decide, or move the date.
case-standing-accepted = accepted
case-standing-accepted-more = What was accepted is read beside the submission, which stays as it was.
case-standing-refused = refused
case-standing-refused-more = The submission is read as it stands.
case-standing-closed = closed
case-standing-closed-more = The matter is settled. Nothing was added to the submission.

case-open = Open a matter
case-open-do = Open the matter
case-text = Message
case-asked = What you ask
case-place = Where
case-place-hint = The part or field, in words: “Part B, table 3, second row”.
case-field = Field of the form, if it is one
case-field-none = none
case-said = What the submission says
case-proposed = What it should say
case-proposed-hint = Only where you answer with the passage itself. The last one you write is what staff decide on.
case-nothing-yet = The team has not said yet.
case-sealed = The submission itself is sealed, and stays as it is.
case-due-first = (first { $due })
case-due-hint = Day and time, in the zone of the call: { $zone }.
case-file = File
case-file-hint = A PDF or a picture, at most { $megabytes } MB.
case-file-again = A browser does not give a file twice: please choose it again.
case-reply = Write
case-read-by = Read by { $who }, { $at }
case-unread = Not read yet
case-asks-time = asks for more time
case-asks-time-title = The team asks for more time.
case-asks-time-more = Until { $day }. Move the date below, or answer in words; until you move it, { $due } holds.
case-asks-time-lapsed = Until { $day }. The date passed on { $due }; if you move it below, the matter is open again. You can also answer in words.
case-time-asked = Asks for more time, until { $day }.
case-time-waits = Staff have not answered yet; the date stays what it is until they move it.
case-more-time = Ask for more time
case-more-time-more = Asking moves nothing: the date stays what it is until staff move it. Answer by then what you can.
case-more-time-day = Until which day
case-more-time-why-hint = Why you cannot answer by the date. It stands in the thread.
case-moved-later = Moved the date from { $from } to { $to }.
case-moved-forward = Brought the date forward from { $from } to { $to }.
case-moved-reopens = The matter had lapsed, and is open again.
case-move = Move the date
case-move-more = The team gets a letter. Who moved it, from when to when and why stays in the thread.
case-move-lapsed = The matter has lapsed, and moving the date opens it again. The team gets a letter. Who moved it, from when to when and why stays in the thread.
case-move-due = New date
case-move-due-hint = Day and time, in the zone of the call: { $zone }. An earlier date leaves the team at least { $days } days.
case-move-why-hint = Why the date is moved, for this team as you would for any other. The team reads it.
case-decide = Decide
case-decide-more = Your name and your reason stand beside the decision. It is made once.
case-ranked-title = Nothing can be added any more.
case-ranked-more = The ranking of cut-off { $cutoff } is sealed, and was made without it. You can refuse, with that reason.
case-finished-title = Experts have finished without this.
case-finished-more = { $count ->
        [one] One report on this proposal is finished, and its expert judged
       *[other] { $count } reports on this proposal are finished, and their experts judged
    } without what you may accept. If you accept, they are told so by mail, without your name; whether a report is reopened is decided in the evaluation.
case-decide-do = Decide
case-verdict = Decision
case-verdict-accepted = Accept
case-verdict-refused = Refuse
case-verdict-closed = Close the matter
case-accept-clarification = The team’s last words become a supplement, read beside the submission by everybody who reads it.
case-accept-document = The document becomes a supplement, read beside the submission by everybody who reads it.
case-accepted-file = Document
case-reason = Reason
case-reason-hint = Told to the team; of an accepted matter also to everybody who reads the submission.
case-legal-basis = Legal basis
case-legal-basis-hint = The rule that allows it, such as an article or a section of the call.
case-decision = Decision
case-decided-by = { $who }, { $at }

case-cases = Cases
case-cases-lead = What is open between staff and the teams of this call. What is due first stands first.
case-cases-none = No matter is open
case-cases-none-more = Open one from the page of a proposal.
case-proposal = Proposal

supplements = Supplements
supplements-more = Accepted beside what was submitted, which stays as it was.
supplement-title = Supplement { $number }: { $kind }
supplement-kind-clarification = clerical error
supplement-kind-document = document
supplement-accepted = To version { $version }, accepted by { $by }, { $at }
supplement-before = It says
supplement-after = It is read as
supplement-reason = Reason
supplement-basis = Legal basis

desk-case = Case
desk-case-note = { $count ->
    [0] Nothing is open.
    [one] One matter is open.
   *[other] { $count } matters are open.
}
desk-case-open = Open the case
desk-case-waits = { $subject } (matter { $number })
desk-case-of-team = answer
desk-case-of-team-more = The staff of the call wait for an answer.
desk-cases = cases
desk-cases-more = { $count ->
    [one] One matter of a case waits for staff.
   *[other] { $count } matters of cases wait for staff.
}
desk-link-cases = Cases

refusal-case-not-received = There is no case before a cut-off has taken the proposal in. Until then you can submit again, or ask privately about the call.
refusal-case-decided = This matter was decided already.
refusal-case-due-ahead = The team has until { $due } to answer, and has not yet: before that nothing is refused. You can accept what is there, write, or move the date.
refusal-case-ranked = The ranking of cut-off { $cutoff } is sealed. Nothing can be added any more to what was ranked.
refusal-case-undated = This matter has no date: staff set none.
refusal-case-due-met = The date was moved meanwhile, to { $due }. Look at the thread, and move it on if it should be another.
refusal-case-request-open = Your team has asked for more time already. Staff have not answered yet.
refusal-case-verdict = A matter of this kind does not end like that.
refusal-case-nothing-proposed = The team has not said what the passage should say, so there is nothing to accept.
refusal-case-no-document = Choose one of the files that the team sent.
problem-case-due-past = This is past. Give those who answer some time.
problem-case-due-same = That is the date it has.
problem-case-due-short = The team was told a later date: leave it at least { $days } days.
problem-case-day-early = Name a day after { $due }.
problem-case-field = The form has no such field.
problem-case-files-of-matter = Your side has sent { $most } files in this matter already. Nothing was stored.
problem-case-files-of-case = Your side has sent { $most } files in this case already. Nothing was stored.
problem-case-file-kind = This is neither a PDF nor a picture: { $kind ->
        [word] it is a text document, such as Word writes it
        [sheet] it is a spreadsheet
        [slides] it is a presentation
        [zip] it is an archive, such as ZIP
        [picture] it is a picture of another format
        [page] it is a web page
        [text] it is plain text
       *[other] it is something else
    }. Nothing was stored; save it as a PDF and send that.

done-case-opened = The matter is open. The other side gets a letter.
done-case-written = It is written. The other side gets a letter.
done-case-moved = The date is moved. The team gets a letter.
done-case-time-asked = You have asked for more time. Staff get a letter; until they move the date, it stays what it is.
done-case-decided = It is decided. The team gets a letter.

mail-case-opened-subject = { $reference }: a new matter in the case (matter { $number })
mail-case-opened-body = A new matter was opened in the case of { $acronym } ({ $reference }): { $kind ->
        [clarification] a clerical error
        [missing_document] a missing document
       *[other] something to settle
    }.
    { $dated ->
        [true] An answer is due by { $due }.
       *[false] Read it on its page.
    }

    { $url }

    Please do not answer this letter: nobody reads it. Only what is written on that page counts.
mail-case-message-subject = { $reference }: something new in the case (matter { $number })
mail-case-message-body = Something was written in the case of { $acronym } ({ $reference }), matter { $number }.

    { $url }

    Please do not answer this letter: nobody reads it. Only what is written on that page counts.
mail-case-decided-subject = { $reference }: matter { $number } was decided
mail-case-decided-body = Matter { $number } in the case of { $acronym } ({ $reference }) was { $verdict ->
        [accepted] accepted
        [refused] refused
       *[closed] closed
    }. The reason stands on its page.

    { $url }

    Please do not answer this letter: nobody reads it. Only what is written on that page counts.
mail-case-added-after-report-subject = { $reference }: something was accepted after your report
mail-case-added-after-report-body = You have finished your report on { $acronym } ({ $reference }, cut-off { $cutoff }). Since then { $kind ->
        [clarification] a clarification
        [missing_document] a document
       *[other] something
    } was accepted that stands beside the submission from now on.

    { $url }

    Your report stays as it is. If what was accepted changes what you found, tell the staff of the call: they can reopen it.

    Please do not answer this letter: nobody reads it.
mail-case-reminder-subject = { $reference }: an answer is due by { $due } (matter { $number })
mail-case-reminder-body = Matter { $number } in the case of { $acronym } ({ $reference }) waits for your answer, which is due by { $due }.

    { $url }

    Please do not answer this letter: nobody reads it. Only what is written on that page counts.
mail-case-due-moved-subject = { $reference }: the date of matter { $number } is now { $to }
mail-case-due-moved-body = The date of matter { $number } in the case of { $acronym } ({ $reference }) was moved from { $from } to { $to }. { $lapsed ->
        [true] The matter had lapsed, and is open again.
       *[false] An answer is due by then.
    } The reason stands on its page.

    { $url }

    Please do not answer this letter: nobody reads it. Only what is written on that page counts.
mail-case-time-asked-subject = { $reference }: the team asks for more time (matter { $number })
mail-case-time-asked-body = The team of { $acronym } ({ $reference }) asks for more time in matter { $number }, until { $day }. The date is { $due }, and holds until somebody moves it.

    { $url }

    Please do not answer this letter: nobody reads it. Only what is written on that page counts.
