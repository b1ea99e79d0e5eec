-- Whom a receipt was issued to, as a keyed hash: HMAC-SHA-256 in hex under a key that is not in this file. The number itself is nowhere.
-- Null for a cancel, for what was issued elsewhere, and for what was issued before this column was there.

ALTER TABLE receipt_act ADD COLUMN identity_hash TEXT CHECK (identity_hash IS NULL OR (kind = 'issue' AND length(identity_hash) = 64));
CREATE INDEX receipt_act_of_identity ON receipt_act (identity_hash) WHERE identity_hash IS NOT NULL;
-- Receipts the gateway told of, by the digits it told.
CREATE INDEX payment_of_receipt_digits ON payment (receipt_identity_last_four) WHERE receipt_identity_last_four IS NOT NULL;

CREATE TRIGGER receipt_act_is_for_the_same BEFORE UPDATE ON receipt_act WHEN OLD.identity_hash IS NOT NEW.identity_hash
BEGIN SELECT RAISE(ABORT, 'what a receipt act asks for does not change'); END;
