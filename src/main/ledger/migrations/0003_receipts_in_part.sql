-- Cancels of a part of a receipt, receipts issued or cancelled elsewhere, and what a shop has set of its gateway's options.

-- What a cancel leaves of its receipt; 0 for a whole one and for an issue.
ALTER TABLE receipt_act ADD COLUMN left_won INTEGER NOT NULL DEFAULT 0 CHECK (left_won >= 0 AND (kind = 'cancel' OR left_won = 0));

-- The gateway's own names and values (JSON object of text); a name that is missing has its default.
ALTER TABLE shop ADD COLUMN gateway_choices TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(gateway_choices));

DROP TRIGGER one_live_receipt;
DROP VIEW receipt_act_effect;
-- Acts that took effect, by the gateway's word or by a person's evidence.
CREATE VIEW receipt_act_effect (number, payment_number, kind, left_won) AS
  SELECT number, payment_number, kind, left_won FROM receipt_act
  WHERE state = 'done' OR (state = 'settled-by-hand' AND hand_conclusion = 'refunded');

-- R37: of the receipts issued from here at most one lives: the last act was no issue and left nothing alive.
CREATE TRIGGER one_live_receipt BEFORE INSERT ON receipt_act
WHEN NEW.kind = 'issue'
  AND EXISTS (
    SELECT 1 FROM receipt_act_effect AS last WHERE last.payment_number = NEW.payment_number AND (last.kind = 'issue' OR last.left_won > 0)
      AND NOT EXISTS (SELECT 1 FROM receipt_act_effect WHERE payment_number = last.payment_number AND number > last.number)
  )
BEGIN SELECT RAISE(ABORT, 'a live receipt is cancelled before another is issued'); END;

CREATE TRIGGER receipt_act_leaves_the_same BEFORE UPDATE ON receipt_act WHEN OLD.left_won <> NEW.left_won
BEGIN SELECT RAISE(ABORT, 'what a receipt act asks for does not change'); END;
