# Writing by many hands: fields that save themselves, their history, notes, what is not submitted.

drafting-saving = saving…
drafting-saved = saved { $time }
drafting-waiting = not saved yet
drafting-offline = Not saved: no connection. What you typed is kept in this browser and sent when the connection returns.
drafting-wrong = Not saved; what you typed is kept in this browser.
drafting-signed-out = Not saved: you are signed out. What you typed is kept in this browser: sign in again, then come back to this page.
drafting-refused = Not saved; what you typed is kept in this browser. Open this page again to see why.
drafting-met-state = This was changed elsewhere: by somebody else, or by you in another tab.
drafting-met-by = { $who } changed this at { $time }, while you were writing.
drafting-met-self = You changed this at { $time } in another window.
drafting-now-by = { $who } changed this at { $time }.
drafting-now-show = Show
drafting-met-title = { $count ->
    [one] Two people wrote in one field.
   *[other] Two people wrote in { $count } fields.
}
drafting-met-more = Both texts are shown below, and both stay in the history. Choose what shall stand, then save.
drafting-rest-saved = { $count ->
    [one] One other field was saved.
   *[other] { $count } other fields were saved.
}
drafting-both-more = Neither text is lost: both stay in the history.
drafting-mine = Yours
drafting-theirs = What stands there now
drafting-keep-mine = Keep mine
drafting-keep-mine-more = What stands in the box is saved.
drafting-keep-theirs = Keep theirs
drafting-keep-both = Edit together
drafting-keep-both-more = Both texts come into the box, one below the other; nothing is saved before you save.
drafting-left = What you typed here was not saved.
drafting-left-more = It was kept in this browser.
drafting-left-back = Put it back
drafting-left-drop = Drop it
drafting-since = { $who }, { $when }
drafting-outside = not part of your submission
drafting-history = History
drafting-notes-open = { $count ->
    [0] Notes
    [one] One open note
   *[other] { $count } open notes
}

drafting-history-what = Every text that stood in this field
drafting-history-edit = Write in it
drafting-history-begun = begun { $at }
drafting-history-whole = The whole text
drafting-history-emptied = The field was emptied.
drafting-history-none = Nobody has written in this field yet.
drafting-history-older = Older
drafting-how-stands = stands there now
drafting-how-earlier = earlier
drafting-how-restored = taken back
drafting-how-aside = set aside
drafting-restore = Put this back
drafting-restore-met = Somebody changed the field meanwhile.
drafting-restore-more = Nothing was put back. Look at what stands there now, and decide again.
drafting-restore-unfit = This text does not fit the field any more.

drafting-notes = Notes between partners
drafting-notes-on = Notes: { $field }
drafting-notes-who = Only the team of this proposal sees them. They are never submitted.
drafting-notes-all = All notes
drafting-notes-empty = No notes yet
drafting-notes-empty-more = Ask a partner, or leave a word for later.
drafting-notes-new = A new note
drafting-notes-about = About
drafting-notes-whole = The proposal as a whole
drafting-notes-text = Note
drafting-notes-reply = Reply
drafting-notes-answer = Reply
drafting-notes-write = Write it
drafting-notes-resolve = Resolved
drafting-notes-reopen = Open it again
drafting-notes-resolved = resolved
drafting-notes-unresolved = open
drafting-notes-resolved-by = Resolved by { $who }, { $at }

drafting-news = { $count ->
    [one] Not part of your submission: one field changed since version { $version }.
   *[other] Not part of your submission: { $count } fields changed since version { $version }.
}
drafting-news-more = Version { $version }, received { $received }, counts as it is. What you changed since will not be seen unless you submit again before cut-off { $cutoff } closes on { $at }:

drafting-alarm-draft = Draft { $draft } is saved, and evaluators will see nothing of it until it is submitted. Cut-off { $cutoff } closes in
drafting-alarm-missed = { $count ->
    [one] Cut-off { $missed } passed without this proposal. It can still be submitted for cut-off { $cutoff }, which closes in
   *[other] Cut-offs { $missed } passed without this proposal. It can still be submitted for cut-off { $cutoff }, which closes in
}
drafting-alarm-withdrawn = What was submitted was taken back. It can be submitted again until cut-off { $cutoff } closes in
drafting-alarm-over = The last cut-off passed without this proposal, and there is none after it: nothing can be submitted any more. All that you wrote stays here.
drafting-alarm-submit = Go to submitting
drafting-alarm-see = See how it stands

drafting-reminders = Reminders
drafting-reminders-on = We write to you { $days } days before the cut-off, as long as something is not submitted.
drafting-reminders-off = You get no letters about this proposal before the cut-off.
drafting-reminders-mute = No letters
drafting-reminders-want = Write to me again

done-drafting-restored = The text stands in its field again.
done-drafting-noted = The note is written.
done-drafting-notes-resolved = The notes are resolved.
done-drafting-notes-opened = The notes are open again.
done-drafting-muted = You will get no reminders about this proposal.
done-drafting-unmuted = You will be reminded of the cut-off again.

mail-proposal-reminder-subject = { $state ->
    [news] { $reference }: your changes are not submitted ({ $days } { $days ->
        [one] day
       *[other] days
    } left)
   *[other] { $reference } is NOT SUBMITTED ({ $days } { $days ->
        [one] day
       *[other] days
    } left)
}
mail-proposal-reminder-body = { $state ->
    [news] { $acronym } ({ $reference }) was changed after it was submitted. What was submitted counts as it is; the changes will not be seen unless they are submitted too.
    [withdrawn] { $acronym } ({ $reference }) was submitted and taken back. As it stands, nothing of it will be evaluated.
   *[other] { $acronym } ({ $reference }) is a draft, and nothing of it is submitted.
}

    Cut-off { $cutoff } closes on { $at }.
    Missing: { $blocking }. Doubtful: { $warning }.

    { $url }

    You can turn these reminders off on that page.
refusal-version-ahead = This was written upon version { $named } of the draft, which is at version { $version } only. Nothing was stored: load the page again, and compare before you save.

# Lists as they were
lists-history-what = Every list that was saved here
lists-history-before = before histories of lists were kept
lists-history-edit = Write in it
lists-history-whole = The whole list
lists-history-emptied = The list was emptied.
lists-history-none = Nobody has saved this list yet.
lists-restore = Put this list back
lists-restore-met = Somebody changed the list meanwhile.
lists-restore-unfit = This list does not fit the call any more.
done-list-restored = The list stands as it was then. What it replaced is below.
proposal-conflict-mine = Only in yours
proposal-conflict-theirs = Only in what is stored
proposal-conflict-alike = { $count ->
    [one] One row is in both.
   *[other] { $count } rows are in both.
}
proposal-conflict-none = nothing
proposal-budget-row = EUR { $cost }, of which EUR { $asked } asked from the EU
