# Co-funders of a draft: what is open to them, what they sign off, and their own ceilings.

funders-letter-none = not here yet: upload it
letters-each = Or a letter of each co-funder
ready-letter-missing = “{ $subject }”: nothing of { $name } is uploaded, while others gave theirs.

funders-title = Co-funders
funders-lead = Who pays beside the EU, what each of them sees of your draft, and whether it signed off what you claim from it. Nothing is open before you open it.
funders-none = No co-funder is named yet
funders-none-more = Name who pays, with year, cost type and amount, in the co-funding plan. Then you can open your draft to them.
funders-claimed = Claimed from it
funders-sees = Sees of the draft
funders-since = since
funders-closed = nothing
funders-money = the abstract and the money
funders-whole = everything
funders-nobody = Nobody speaks for this funder here yet. The staff of the call appoint its officials.
funders-open = Open the draft to this funder
funders-change = Change or close
funders-open-how = What its officials see
funders-open-money = The abstract and the money
funders-open-money-more = Acronym, title, host, abstract, the sums by cost type, and what is claimed from them. Not what other funders are named for, beyond the sum.
funders-open-whole = The whole draft
funders-open-whole-more = Every answer, the consortium, who claims how much, and the documents, as they stand while you write. Not the letters of other funders, nor on which basis and evidence their money stands.
funders-email = E-mail address at the funder
funders-email-hint = They get a letter that tells them how to register and become an official. The address alone opens nothing.
funders-open-button = Open
funders-close = Close again for

done-funder-opened = The draft is open to this funder. Its officials have a letter.
done-funder-closed = The draft is closed to this funder.

cofunding-drafts = Drafts opened to you
cofunding-drafts-more = Not submitted: the team still changes them, and can close them again.
cofunding-draft-signed = Your sign-off
cofunding-draft-open = What you see
cofunding-draft-meta = draft, version { $version }
cofunding-draft-notice = This is a draft.
cofunding-draft-notice-more = It counts only once it is submitted, and may change until then. You see it because its coordinator opened it to you.
cofunding-draft-claims = What it claims from you
cofunding-draft-money = Money, as the draft has it
cofunding-draft-letter = Your letter
cofunding-draft-whole = The whole draft
cofunding-draft-of-submitted = The submitted version
cofunding-signoff = Your sign-off
cofunding-signoff-more = You say that what the draft claims from you is right: years, cost types, amounts, state-aid basis. It covers these claims, your own letter by its hash, and the sums by type of cost beside them, of the EU and of all funders; no text is part of it. It binds you to nothing; your letter or decision does. When something of it changes, the sign-off shows as outdated.
cofunding-signoff-button = Sign off
cofunding-signoff-undo = Take it back
cofunding-signoff-own = You belong to the team: somebody else of your institution signs off.
done-funder-signed = Signed off. The team sees it.
done-funder-unsigned = Your sign-off is taken back.

cofunding-ceiling = Against your ceiling
cofunding-ceiling-set = Set your ceiling
cofunding-ceiling-change = Change your ceiling
cofunding-ceiling-more = Only officials and auditors of your institution see it.
cofunding-ceiling-amount = Ceiling for this call, €
cofunding-ceiling-amount-hint = All you can give over all proposals and years. Leave it empty for none.
cofunding-ceiling-note = Where it is decided
cofunding-ceiling-note-hint = For your own files: a budget line, a decision.
cofunding-ceiling-row = Ceiling
cofunding-ceiling-secured = Secured or paid
cofunding-ceiling-beyond = Secured beyond what is claimed now
cofunding-ceiling-claimed = Claimed in submissions, not secured
cofunding-ceiling-drafts = Claimed in drafts opened to you
cofunding-ceiling-left = Left
cofunding-ceiling-over = Over your ceiling by
cofunding-ceiling-save = Save the ceiling
done-ceiling-saved = Your ceiling is saved.

mail-funder-opened-subject = { $reference } { $acronym }: a draft that claims money from { $funder }
mail-funder-opened-body = { $name } has opened the draft of { $acronym } ({ $reference }) to { $funder }: you see what it claims from you, and can sign it off or object before it is submitted.

    { $url }
mail-funder-invited-subject = { $acronym } names { $funder } as a co-funder
mail-funder-invited-body = { $name } prepares the proposal { $acronym } ({ $reference }) and counts on money of { $funder }. To see what is claimed, and to sign it off, register with this address and ask the staff of the call to appoint you an official of { $funder }. This letter alone opens nothing.

    { $url }
