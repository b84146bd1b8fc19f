# Co-funders of a draft: what is open to them, what they sign off, and their own ceilings.

funders-letter-none = not here yet: upload it
letters-each = Or a letter of each co-funder
ready-letter-missing = “{ $subject }”: nothing of { $name } is uploaded, while others gave theirs.

funders-title = Co-funders
funders-lead = Who pays beside the EU, what each of them sees of your draft, and whether it signed off what you claim from it. Nothing is open before you open it.
funders-none = No co-funder is named yet
funders-none-more = Name who pays, with year, cost type and amount, in the co-funding plan. Then you can open your draft to them.
funders-claimed = Claimed from it
funders-claimed-amount = EUR { $amount }
funders-sees = Sees of the draft
funders-since = since
funders-closed = nothing
funders-money = the abstract and the money
funders-whole = everything
funders-nobody = Nobody speaks for this funder here yet. The staff of the call appoint its officials, who ask for it under “Speak for a funder” in their accounts.
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
cofunding-ceiling-amount = Ceiling for this call, EUR
cofunding-ceiling-amount-hint = All you can give over all proposals and years. Leave it empty for none.
cofunding-ceiling-note = Where it is decided
cofunding-ceiling-note-hint = For your own files: a budget line, a decision.
cofunding-ceiling-row = Ceiling
cofunding-ceiling-secured = Secured or paid
cofunding-ceiling-beyond = Secured beyond what is claimed now
cofunding-ceiling-claimed = Claimed in submissions, not secured
cofunding-ceiling-drafts = Claimed in drafts opened to you
cofunding-ceiling-left = Left
cofunding-ceiling-over = Over your ceiling by EUR { $amount }
cofunding-ceiling-save = Save the ceiling
done-ceiling-saved = Your ceiling is saved.

mail-funder-opened-subject = { $reference } { $acronym }: a draft that claims money from { $funder }
mail-funder-opened-body = { $name } has opened the draft of { $acronym } ({ $reference }) to { $funder }: you see what it claims from you, and can sign it off or object before it is submitted.

    { $url }
mail-funder-invited-subject = { $acronym } names { $funder } as a co-funder
mail-funder-invited-body = { $name } prepares the proposal { $acronym } ({ $reference }) and counts on money of { $funder }. To see what is claimed, and to sign it off, register with this address, and ask here to be appointed an official of { $funder }: the staff of the call decide. You need not name the proposal to them. This letter alone opens nothing.

    { $url }
funders-appointment = Speak for a funder
funders-appointment-lead = Whoever works for a ministry, an agency or another funder can confirm here what proposals claim from it, once the staff of the call have appointed them. Say who you are; you are told by mail.
funders-appointment-ask = Ask to be appointed
funders-appointment-seen = Staff of the call you choose will see it, with your name and address. You need not name a proposal: staff may not know yet that it is being written.
funders-requests-mine = What you asked
funders-request-call = Call
funders-request-funder = Funder
funders-request-function = Your role there
funders-request-function-hint = Such as head of unit.
funders-request-reason = Why you should speak for it
funders-request-reason-hint = How staff can check it: a page, an organisation chart, a telephone number of the house. Please name no proposal.
funders-request-waits = waits
funders-request-appointed = appointed
funders-request-declined = declined
funders-appointments = Who asks to speak for a funder
funders-appointments-lead = Check that the person works there before you appoint: they confirm money from then on. No proposal is named here, and none may follow from it.
funders-appointments-none = Nobody asks
funders-appointments-none-more = Requests appear here as they are made.
funders-appoint-for = Funder of the register
funders-appoint-for-hint = Where it is not in the list, put it on the register first.
funders-appoint-do = Appoint
funders-decline-why = Why not
funders-decline-do = Decline
done-appointment-asked = Your request was sent to the staff of the call.
done-appointment-made = They speak for the funder from now on, and have a letter.
done-appointment-declined = The request was declined, and they have a letter.
problem-request-waits = You have asked for this funder already, and the request waits.
problem-requests-many = { $most } requests of yours wait already. Please wait for an answer before you ask again.
refusal-request-settled = This request was settled already.
mail-funder-requested-subject = { $call }: { $name } asks to speak for { $funder }
mail-funder-requested-body = { $name } asks to be appointed an official of { $funder }, for the call { $call }. What they say of themselves stands here, where you can appoint them or decline:

    { $url }

    Please do not answer this letter: nobody reads it.
mail-funder-request-declined-subject = You were not appointed for { $funder }
mail-funder-request-declined-body = You asked to be appointed an official of { $funder }. The staff of the call declined:

    { $answer }

    Please do not answer this letter: nobody reads it. You can ask again where you asked before.
