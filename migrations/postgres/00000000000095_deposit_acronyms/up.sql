-- What a proposal was called when its hash was deposited: the draft is written on, and letters about the deposit speak
-- of what was deposited. For the deposits that are there, what it is called now is the nearest that is known.
ALTER TABLE deposits ADD COLUMN acronym TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE deposits SET acronym = (SELECT proposals.acronym FROM proposals WHERE proposals.id = deposits.proposal_id);
