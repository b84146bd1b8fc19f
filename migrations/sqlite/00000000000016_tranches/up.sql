-- Whether value-added tax is in the amount, the day of the rate of exchange, and other awards of the Union for the same.
ALTER TABLE tranches ADD COLUMN vat TEXT NOT NULL DEFAULT '';
ALTER TABLE tranches ADD COLUMN rate_date TEXT NOT NULL DEFAULT '';
ALTER TABLE tranches ADD COLUMN other_awards TEXT NOT NULL DEFAULT '';
