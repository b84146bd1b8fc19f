# Accounts, signing in, grants and access tokens; the menu and the pages of errors.

menu-calls = Calls
menu-proposals = My proposals
menu-reviews = My tasks
menu-funding = Funding
menu-board = Board
menu-staff = Cut-offs
menu-awards = Awards
menu-people = People
menu-verify = Verify a receipt
menu-rehearsal = Rehearsal

common-cutoff-closes-in = { $call }: cut-off { $number } closes in

error-not-found = There is nothing here
error-not-found-more = The address is wrong, or what was here is not for you to see.
error-forbidden = You may not do this
error-forbidden-more = You can see this, but not change it in this way.
error-sign-in = Please sign in
error-sign-in-more = This is only for people who are signed in.
error-refused = This was not done
error-invalid = Something in what you sent needs mending
error-invalid-more = Nothing was changed. What is wrong, field by field:
error-conflict = Somebody else changed this meanwhile
error-conflict-more = Nothing of yours was stored. Go back, where what you typed still stands, and compare before you save again.
error-busy = Too much is going on right now
error-busy-more = Nothing was lost and nothing was done. Try again in a few seconds.
error-internal = Something went wrong on our side
error-internal-more = It was noted. If you write to us, name the reference below.
error-reference = Reference
error-back = Go back
error-home = Go to the start page
error-home-own = What waits for you
error-roles = Your roles
error-signed-in = You are signed in as { $name }. Each role has its own pages. If you should see this one, ask whoever sent you here to check your role.
error-not-signed-in = You are not signed in. Some pages are only there for who is.

people-email = E-mail address
people-password = Password
people-password-hint = At least { $min } characters. A few words make a good password.
people-name = Name
people-roles = Roles
people-verified = Address verified
people-title = People
people-count = { $count ->
    [one] one account
   *[other] { $count } accounts
}

sign-in-title = Sign in
sign-in-submit = Sign in
sign-in-register = Make an account
sign-in-forgot = I forgot my password
register-title = Make an account
register-intro = With an account you can start a proposal, join one, or take up a role that was given to you.
register-email-hint = We send a link to this address; the account works once you have used it.
register-submit = Make the account
register-sign-in = I have an account already
people-letter-here = This is a rehearsal: read the letter on the page Rehearsal
registered-title = Look into your mail
registered-intro = We have sent you a letter. If the address has no account yet, the link in it makes yours work; the link holds for seven days.
verify-address-title = Verify your address
verify-address-intro = One press, and your account works.
verify-address-submit = This is my address
forgot-title = A new password
forgot-intro = Name your address, and we send you a link to set a new password.
forgot-submit = Send the link
forgot-sent-title = Look into your mail
forgot-sent-intro = If there is an account for the address, a link is on its way. It works for two hours.
reset-title = Set a new password
reset-password = New password
reset-submit = Set the password

done-address-verified = Your address is verified. You can sign in.
done-password-set = Your new password is set, and every other session has ended.
done-language-chosen = Your letters come in this language from now on.
done-orcid-given = Your ORCID iD was saved.
done-orcid-taken-away = Your ORCID iD was taken away.
done-token-revoked = The token no longer works.
done-granted = The role is given.
done-revoked = The role is taken away.
done-saved = Saved.

account-title = Your account
account-grants = Roles
account-no-grants = None yet. Roles in proposals come with the proposal.
account-letters = Letters
account-letters-more = Receipts, reminders and answers come in this language. The switch at the top of a page changes this browser’s pages alone; saving here changes both.
account-letters-in = Language of your letters
account-orcid = ORCID iD
account-orcid-hint = Such as 0000-0002-1825-0097, with or without its address. Leave it empty to take it away.
account-orcid-more = Shown to the teams you belong to, beside your name. Nothing depends on it.
account-tokens = Access tokens
account-tokens-more = A program that uses the API signs in with a token instead of your password. It can do no more than you, and only what it was made for.
token-name = Name
token-scopes = For
token-days = Works for how many days
token-expires = Works until
token-make = Make a token
token-made = Your new token
token-made-more = Copy it now: it is shown this once and never again.
token-revoke = Revoke
token-ended = ended
grant-role = Role
grant-scope = Where
grant-of = Which one
grant-of-hint = The call's name in its address, such as ai-factories, or the funder's id. Empty for everything.
grant-why = Why
grant-from = Since
grant-until = Until
grant-open = open
grant-revoke = Take away
grant-give = Give a role
grant-submit = Give the role

role-coordinator = Coordinator
role-contributor = Contributor
role-reader = Reader
role-evaluator = Evaluator
role-funder = Funder
role-board = Board member
role-staff = Staff
role-finance = Finance officer
role-auditor = Auditor
role-administrator = Administrator
scope-everything = everywhere
scope-call = call { $of }
scope-cutoff = cut-off { $of }
scope-funder = one funder
scope-proposal = one proposal
scope-kind-everything = Everywhere
scope-kind-call = One call
scope-kind-funder = One funder

problem-required = Please fill this in.
problem-email = This is not an e-mail address.
problem-too-long = This is too long: { $has } characters, where { $max } are allowed.
problem-nul = This holds a character that no text may hold.
problem-malformed = The form could not be read. Go back and send it again.
problem-json = The JSON does not fit: { $reason }
problem-password-short = Use at least { $min } characters.
problem-password-long = Use at most { $max } characters.
problem-sign-in-wrong = Address and password do not fit together.
problem-address-not-verified = This address is not verified yet: use the link in the letter we sent.
problem-token-scope = There is no scope { $scope }.
problem-whole-number = Write a whole number from { $min } to { $max }, without points or commas.
problem-out-of-range = Write a number from { $min } to { $max }.
problem-too-many-decimals = Write at most { $max ->
    [one] one decimal
   *[other] { $max } decimals
}; thousands take no mark.
problem-email-taken = There is an account with this address.
problem-reference-taken = This reference was used before.

refusal-too-many-tries = Too many log-ins have failed. Try again in { $minutes } min.
refusal-too-many-letters = Too many letters were asked for. Please try again in { $wait ->
    [0] { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }
   *[other] { $wait } hours
}.
refusal-link-used-or-old = This link was used before, or is too old. Ask for a new one.
refusal-form-stale = Your session ended, or this page was open in another one. Nothing was stored. Go back: what you typed is offered to you there, where your browser kept it.
refusal-body-too-large = This is more than { $most } MB at once, and was not taken. Nothing was stored. Go back: what you typed is offered to you there, where your browser kept it. Send it in smaller parts, or as a file.
refusal-token-scope = The access token was not made for { $scope }.
refusal-idempotency-key-reused = This Idempotency-Key was used for another request.
refusal-grant-of-proposal = Roles in a proposal are given in the proposal.
refusal-clock-only-forward = The clock of a rehearsal only moves forward.

mail-verify-address-subject = Verify your address
mail-verify-address-body = Dear { $name },

    somebody made an account with this address. If it was you, open this page and press the button:

    { $url }

    The link works for { $days } days. If it was not you, do nothing: without the link the account does not work.
mail-registered-again-subject = You have an account already
mail-registered-again-body = Somebody tried to make an account with this address, which has one. If it was you and you forgot your password, set a new one here:

    { $url }

    If it was not you, do nothing.
mail-reset-password-subject = A new password
mail-reset-password-body = Dear { $name },

    on this page you can set a new password:

    { $url }

    The link works for { $hours } hours and once. If you did not ask for it, do nothing.
mail-password-changed-subject = Your password was changed
mail-password-changed-body = The password of your account was changed, and all other sessions and access tokens have ended. If it was not you, set a new password at once and write to us.
