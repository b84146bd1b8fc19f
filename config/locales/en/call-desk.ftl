# What a call tells and is asked: calendar, feed, announcements, the check of tracks, questions, letters of
# interest, and how the service fares.

call-calendar = Calendar (iCalendar)
call-calendar-how = How to subscribe to the calendar
call-calendar-how-more = In your calendar program choose “subscribe” or “add from the Internet” and paste this address. A date that moves then moves in your calendar as well.
call-calendar-opens = The call opens
call-calendar-questions = Questions for cut-off { $number } close
call-calendar-when = { $at }. The page of the call says what counts.
call-feed = Feed of announcements (Atom)

call-news = Announcements
call-news-all = { $count ->
    [one] The one announcement
   *[other] All { $count } announcements
}
call-news-lead = What changed in this call, when, by whom and why; and what its staff have to say.
call-news-none = Nothing was announced yet
call-news-none-more = Moved dates and topped-up money are announced here by themselves.
call-news-new = Announce something
call-news-title = Heading
call-news-body = Text
call-news-body-hint = Everybody sees it at once, here and in the feed. It cannot be taken back, only corrected.
call-news-do = Announce
call-news-cutoff-moved = Cut-off { $cutoff } moves from { $from } to { $to }
call-news-cutoff-added = A new cut-off { $cutoff }: { $to }
call-news-cutoff-dropped = There will be no cut-off { $cutoff } on { $from }
call-news-topped-up = { $line }: EUR { $amount } more, now EUR { $total_amount }
call-news-reduced = { $line }: EUR { $amount } less, now EUR { $total_amount }
call-news-extended = Cut-off { $cutoff } is extended from { $from } to { $to }, after { $minutes } minutes of outage
call-news-not-extended = Cut-off { $cutoff } stays on { $from }, after { $minutes } minutes of outage
done-announced = The announcement is out.
call-correct = Correct
call-correct-announcement = Correct an announcement
call-correct-answer = Correct answer { $number }
call-correct-lead = The correction takes the place of what stands there, with its date and your reason. The earlier wording stays readable beneath it.
call-correct-stands = As it stands now
call-correct-reason = What was wrong
call-correct-reason-hint = A sentence that everybody reads, here and in the feed.
call-correct-do = Publish the correction
call-correct-not = Leave it as it is
call-correct-met = Somebody corrected it meanwhile
call-correct-met-more = What you typed is below, and nothing of it is published yet.
call-corrected = Corrected
call-corrected-on = Corrected on { $at }: { $reason }
call-earlier = Earlier wording
done-corrected = The correction is published.
refusal-announcement-derived = This announcement follows from a version of the rulebook. The next version corrects it.

call-track-title = Which track is mine?
call-track-lead = A few questions, and for each track a yes or a no with the rule behind it. Nothing is stored, and nothing here replaces the check of your proposal.
call-track-questions = Questions
call-track-do = Check
call-track-waiting = Answer what you know: each answer already tells something.
call-track-day = Who takes part is looked up for { $day }, the day of the next cut-off.
call-track-day-today = Every cut-off has passed: who takes part is looked up for today, { $day }.
call-track-rule = The rule:
call-track-source = Source:
call-track-assumed = Some of it is assumed: see below.
call-rule-track = What “{ $track }” asks
call-rule-match = National money beside the EU’s
call-track-none = This call has no check
call-track-none-more = The page of the call says what each track is for.
call-track-yes = yes
call-track-open = not certain
call-track-no = no
call-track-unanswered = not answered
call-track-unanswered-more = This needs an answer.
call-track-no-partners = No other state is named: none is needed.
call-track-host-yes = { $country } may host.
call-track-host-open = Whether { $country } may host is not certain: { $why }.
call-track-host-no = { $country } may not host under this call.
call-track-partner-yes = { $country } takes part.
call-track-partner-open = Whether { $country } takes part is not certain: { $why }.
call-track-partner-no = { $country } does not take part in this call.
call-track-since = { " " }Since { $day }.
call-track-until = { " " }Until { $day }.
call-country-hint = The name of the state, or two letters such as FI or EL.
call-countries-hint = By name or by two letters, with commas between: Finland, EL. Leave it empty where there are none.
problem-countries-unknown = “{ $code }” is no state: write its name, or two letters such as FI or EL.

call-answers = Questions and answers
call-answers-lead = What was asked and concerns all, answered to all at once.
call-answers-none = Nothing was published yet
call-answers-none-more = Answers of general interest appear here, for everybody at the same moment.
call-answer-title = Answer { $number }
call-ask = Ask a question
call-ask-do = Ask
call-questions = Questions
call-questions-lead = You ask in private. { $until } An answer that concerns all is published in words that do not say who asked.
call-questions-until = Questions for cut-off { $cutoff } are taken until { $at }.
call-questions-closed = No questions now.
call-questions-mine = What you asked
call-questions-seen = Staff and auditors of this call will see your question and your name. Nobody else will, and nobody of them who belongs to a team of this call.
call-question = Question
call-question-subject = Subject
call-question-body = Question
call-question-body-hint = One question at a time is answered sooner. Leave out what your competitors should not read if the answer is published.
call-question-asked = Asked
call-question-by = By
call-question-is-answered = answered
call-question-is-open = waits for an answer
call-question-is-published = published as { $number }
call-question-answer = Answer
call-question-answer-hint = Who asked gets it by letter.
call-question-answer-it = Answer who asked
call-question-answer-do = Send the answer
call-question-public = The question, for everybody
call-question-public-hint = In your own words: no name, acronym, place or figure by which who asked could be known.
call-question-public-answer = The answer, for everybody
call-question-publish = Answer everybody
call-question-publish-more = Published at once on the page of answers and in the feed, and not taken back, only corrected. Who asked gets a letter.
call-question-publish-do = Publish
call-question-waits = Staff of the call have not answered yet. You will get a letter.
call-question-see-public = The published answer
problem-questions-many = { $most } questions of yours about this call wait for an answer. Please wait for one before you ask another; what you typed is still here.
call-asked = Questions asked
call-asked-lead = Asked in private: seen by who asked, and by staff and auditors of this call who belong to no team of it.
call-asked-none = Nobody has asked
call-asked-none-more = Questions appear here as they are asked.
done-question-asked = Your question was sent. You will get a letter when it is answered.
done-question-answered = The answer was sent.
done-answer-published = The answer is published.
refusal-questions-closed = Questions for cut-off { $cutoff } closed on { $at }.
refusal-questions-over = The last cut-off has passed: questions are no longer taken.
refusal-question-answered = This question was answered already.
refusal-question-published = An answer to this question was published already, as { $number }.

call-interest = Letters of interest
call-interest-lead = Tell the staff of this call that a proposal is coming. It binds nobody, and it is no condition for submitting.
call-interest-over = There is nothing to announce any more.
call-interest-unnamed = A proposal from { $country }
call-interest-withdrawn = withdrawn
call-interest-stands = stands
call-interest-what = Proposal
call-interest-cutoff = Cut-off
call-interest-track = Track
call-interest-country = State of the host
call-interest-partners = States of the partners
call-interest-acronym = Acronym
call-interest-amount = EU money you expect to ask for
call-interest-amount-hint = Roughly; it binds nobody.
call-interest-file = File a letter of interest
call-interest-conflict = This letter was changed meanwhile; what stands now is above, what you typed is in the form. Saving again puts it in its place.
call-interest-change = Change the letter
call-interest-letter = The letter
call-interest-withdraw = Take the letter back
call-interest-mine = Your letters
call-interest-seen = Staff of this call will see it, with your name and address. Nobody else will, and nobody of them who belongs to a team of this call.
call-interests = Letters of interest received
call-interests-lead = Notices of coming proposals. They bind nobody, and nobody but you and who filed them sees them.
call-interests-none = No letter yet
call-interests-none-more = Letters of interest appear here as they are filed.
call-interests-counts = Per cut-off, without what was withdrawn
call-interests-letters = Letters
call-interests-all = All letters
done-interest-filed = The letter of interest is filed. You can change or withdraw it here.
done-interest-changed = The letter of interest is changed.
done-interest-withdrawn = The letter of interest is withdrawn.
refusal-interest-withdrawn = This letter of interest was withdrawn.

call-service = The service now
call-service-title = The service
call-service-api = For programs:
call-load-calm = calm
call-load-busy = busy
call-load-very-busy = very busy
call-load-figures = In the last minute half of all answers came within { $milliseconds } ms. { $requests ->
    [one] One request is
   *[other] { $requests } requests are
} being answered; the database’s queue is { $queue } % full.
call-load-quiet = Nothing was asked in the last minute. { $requests ->
    [one] One request is
   *[other] { $requests } requests are
} being answered; the database’s queue is { $queue } % full.
call-help = Help:
call-help-zone = (time of the call)
call-day-mon = Mon
call-day-tue = Tue
call-day-wed = Wed
call-day-thu = Thu
call-day-fri = Fri
call-day-sat = Sat
call-day-sun = Sun
call-outages = Outages
call-outages-how = Every few seconds the service proves to itself that it can write. Where it could not for { $seconds } seconds or longer, or turned requests away for that long for want of room, it is written down here as soon as it can write, for { $days } days.
call-outages-none = None.
call-outages-none-more = The service measured no outage.
call-outages-recent = { $count ->
    [one] One outage was measured in the last two weeks.
   *[other] { $count } outages were measured in the last two weeks.
}
call-outages-none-recent = No outage was measured in the last two weeks.
call-outage-from = From
call-outage-until = Until
call-outage-lasted = Lasted
call-outage-kind = What
call-outage-silent = not there
call-outage-failing = could not write
call-outage-slow = too slow

call-emergency = If this portal or your line fails: send the fingerprint (SHA-256) of your archive before the cut-off, and hand that archive in within { $hours } hours after it. The way is on the page of your proposal; staff decide.
call-extension-rule = Outages of more than { $outage } minutes in the last { $hours } hours before a cut-off propose to extend it by { $minutes } minutes for everybody; a named person decides.
call-extensions = Extensions
call-extensions-lead = Proposed by measured outages; decided by you, never by the machine.
call-extensions-none = No extension was proposed
call-extensions-none-more = Where outages before a cut-off are longer than the rulebook allows, a proposal appears here.
call-extension-of = Cut-off { $number }: { $minutes } minutes more
call-extension-open = to be decided
call-extension-granted = granted
call-extension-refused = not granted
call-extension-lapsed = lapsed
call-extension-yes = Yes: the cut-off moves to { $to } for everybody
call-extension-no = No: the cut-off stays
call-extension-decide = Is the cut-off extended?
call-extension-reason-hint = Announced to everybody, with your name.
call-extension-do = Decide
call-extension-outage = Outage that counts
call-extension-proposed = Proposed
call-extension-decided = Decided
call-extension-moved = Moved to
call-extension-until = Decide before { $until }.
call-extension-until-more = Until then the cut-off is not closed; after that it closes as it was, and cannot move any more.
call-extension-passed = Its time has passed: submissions are refused, and noted, unless you extend it.
done-extension-decided = The decision is announced.
refusal-extension-decided = This was decided already.
refusal-extension-lapsed = This could be decided until { $at }; the cut-off closes as it was.
refusal-cutoff-closed = Cut-off { $cutoff } has closed and cannot move any more.
refusal-cutoff-held = Cut-off { $cutoff } is not closed before it is decided whether outages extend it, at most until { $at }.

call-left = Money left
call-left-offered = Offered by decisions
call-left-left = Left
desk-left-pending = Cut-off { $number }: not decided yet; its slice counts as left.
desk-left-never = Cut-off { $number }: never decided; its slice carries nothing on.
desk-left-decided = Cut-off { $number }: decided here, EUR { $amount } offered.
desk-left-announced = Cut-off { $number }: EUR { $amount } announced in total, public money of every origin. What it took from each line was not published.
desk-left-unpublished = Cut-off { $number }: results were announced; what it took from each line was not published.
desk-left-nothing = Cut-off { $number }: no results are known.

desk-extension = extension to decide
desk-extension-more = Outages propose { $count } minutes more for everybody. The cut-off is not closed until you decide.
desk-link-appointments = Funders’ officials
desk-appointments = officials
desk-appointments-more = { $count ->
        [one] One person asks to speak for a funder.
       *[other] { $count } people ask to speak for a funder.
    }
desk-questions = questions
desk-questions-more = { $count ->
    [one] One question waits for an answer.
   *[other] { $count } questions wait for an answer.
}
desk-link-announcements = Announcements
desk-link-questions = Questions
desk-link-interest = Letters of interest
desk-link-extensions = Extensions
proposal-new-check = { $call }: which track is mine?

mail-call-cutoff-moved-subject = { $call }: cut-off { $cutoff } moves to { $to }
mail-call-cutoff-moved-body = Cut-off { $cutoff } of the call { $call } moves from { $from } to { $to }, for everybody.

    Why: { $reason }

    You get this letter because you belong to a proposal of this call, or filed a letter of interest.
mail-call-cutoff-stays-subject = { $call }: cut-off { $cutoff } stays on { $from }
mail-call-cutoff-stays-body = Outages of { $minutes } minutes proposed to extend cut-off { $cutoff } of the call { $call }. It was decided not to: it stays on { $from }, for everybody.

    Why: { $reason }

    You get this letter because you belong to a proposal of this call, or filed a letter of interest.
mail-call-answer-published-subject = { $call }: answer { $number } was published
mail-call-answer-published-body = A question about the call { $call } was answered to all. Answer { $number }:

    { $question }

    { $answer }

    You get this letter because you belong to a proposal of this call, or filed a letter of interest.
mail-call-question-answered-subject = { $call }: your question was answered ({ $subject })
mail-call-question-answered-body = You asked about the call { $call }: { $subject }

    The answer:

    { $answer }

    Please do not answer this letter: nobody reads it. Whatever else you want to ask, ask on the page of the call.
mail-call-answer-corrected-subject = { $call }: answer { $number } was corrected
mail-call-answer-corrected-body = You asked about the call { $call }. Answer { $number }, which tells everybody, was corrected: { $reason }

    It says now:

    { $answer }

    Please do not answer this letter: nobody reads it. Whatever else you want to ask, ask on the page of the call.
mail-call-answer-corrected-all-subject = { $call }: answer { $number } was corrected
mail-call-answer-corrected-all-body = Answer { $number } about the call { $call }, which tells everybody, was corrected: { $reason }

    The question:

    { $question }

    The answer says now:

    { $answer }

    You get this letter because you belong to a proposal of this call or filed a letter of interest, or did so when the answer was published.
mail-call-question-published-subject = { $call }: answer { $number } was published ({ $subject })
mail-call-question-published-body = You asked about the call { $call }: { $subject }

    What concerns all was published as answer { $number }, in words that do not say who asked:

    { $answer }

    Please do not answer this letter: nobody reads it. Whatever else you want to ask, ask on the page of the call.
