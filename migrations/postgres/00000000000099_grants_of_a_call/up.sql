-- A grant over a proposal knows the call that its holder competes in by it. Whoever asks for anything is asked for
-- their grants first, and would else look up each of their proposals.
ALTER TABLE grants ADD COLUMN call_id TEXT COLLATE "C" REFERENCES calls (id);
UPDATE grants SET call_id = (SELECT proposals.call_id FROM proposals WHERE proposals.id = grants.scope_id)
    WHERE scope_kind = 'proposal';
