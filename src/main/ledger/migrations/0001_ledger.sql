-- The first ledger: shops, payments as the gateways told them, refunds and what became of them, imports and the record of acts.
-- Rows of entry tables are only ever added. A refund's state is the one thing that moves, along refund_move and with an event.
-- Won are whole numbers, times are Korean ISO text with +09:00. Sums are not stored: refund_effect is what they are made of.

CREATE TABLE migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL
) STRICT;

CREATE TABLE operator (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('viewer', 'cs', 'finance', 'approver', 'admin'))
) STRICT, WITHOUT ROWID;

INSERT INTO operator (id, name, role) VALUES ('op-1', '관리자', 'admin');

-- A transaction's id is the shop's and the gateway's joined by '/', so a shop's id holds none.
CREATE TABLE shop (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> '' AND instr(id, '/') = 0),
  name TEXT NOT NULL CHECK (name <> ''),
  gateway TEXT NOT NULL,
  environment TEXT NOT NULL CHECK (environment IN ('practice', 'test', 'real')),
  colour TEXT NOT NULL,
  tax_mandatory TEXT NOT NULL CHECK (tax_mandatory IN ('ALL', 'BY_CATEGORY', 'NONE')),
  tax_mixed_threshold TEXT NOT NULL CHECK (tax_mixed_threshold IN ('TRANSACTION', 'CASH_PART')),
  tax_exempt_share TEXT NOT NULL CHECK (tax_exempt_share IN ('PROPORTION', 'CASH_FIRST', 'CARD_FIRST')),
  tax_direct_issue TEXT NOT NULL CHECK (json_valid(tax_direct_issue))
) STRICT;

CREATE TABLE import_run (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  shop_number INTEGER NOT NULL REFERENCES shop (number),
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  started_at TEXT NOT NULL CHECK (started_at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;

CREATE TABLE import_batch (
  number INTEGER PRIMARY KEY,
  import_number INTEGER NOT NULL REFERENCES import_run (number),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??:??*+09:00'),
  lines INTEGER NOT NULL CHECK (lines >= 0),
  added INTEGER NOT NULL CHECK (added >= 0),
  already INTEGER NOT NULL CHECK (already >= 0),
  refunds INTEGER NOT NULL CHECK (refunds >= 0),
  passed_over INTEGER NOT NULL CHECK (passed_over >= 0),
  rejected INTEGER NOT NULL CHECK (rejected >= 0)
) STRICT;
CREATE INDEX import_batch_of_run ON import_batch (import_number);

-- A run without an end is running, or the app was killed in it.
CREATE TABLE import_end (
  import_number INTEGER PRIMARY KEY REFERENCES import_run (number),
  ended_at TEXT NOT NULL CHECK (ended_at GLOB '????-??-??T??:??:??*+09:00'),
  state TEXT NOT NULL CHECK (state IN ('finished', 'cancelled', 'failed', 'interrupted')),
  problem TEXT CHECK (problem IS NULL OR state = 'failed')
) STRICT;

CREATE TABLE rejected_line (
  number INTEGER PRIMARY KEY,
  import_number INTEGER NOT NULL REFERENCES import_run (number),
  line INTEGER NOT NULL CHECK (line >= 0),
  because TEXT NOT NULL CHECK (because <> ''),
  excerpt TEXT NOT NULL
) STRICT;
CREATE INDEX rejected_line_of_run ON rejected_line (import_number);

CREATE TABLE payment (
  number INTEGER PRIMARY KEY,
  shop_number INTEGER NOT NULL REFERENCES shop (number),
  gateway_transaction_id TEXT NOT NULL CHECK (gateway_transaction_id <> ''),
  import_number INTEGER NOT NULL REFERENCES import_run (number),
  order_number TEXT NOT NULL,
  paid_at TEXT NOT NULL CHECK (paid_at GLOB '????-??-??T??:??:??*+09:00'),
  method TEXT NOT NULL,
  gateway_method TEXT NOT NULL,
  wallet TEXT,
  paid_won INTEGER NOT NULL CHECK (paid_won >= 0),
  supply_won INTEGER NOT NULL CHECK (supply_won >= 0),
  vat_won INTEGER NOT NULL CHECK (vat_won >= 0),
  tax_free_won INTEGER NOT NULL CHECK (tax_free_won >= 0),
  service_won INTEGER NOT NULL CHECK (service_won >= 0),
  split_stated INTEGER NOT NULL CHECK (split_stated IN (0, 1)),
  receipt_target_won INTEGER CHECK (receipt_target_won >= 0),
  receipt_issued INTEGER CHECK (receipt_issued IN (0, 1)),
  receipt_approval_number TEXT,
  receipt_number TEXT,
  receipt_kind TEXT CHECK (receipt_kind IN ('income-deduction', 'business-expense')),
  receipt_identity_last_four TEXT CHECK (length(receipt_identity_last_four) <= 4),
  buyer_name TEXT,
  buyer_phone TEXT,
  buyer_email TEXT,
  goods TEXT,
  has_card INTEGER NOT NULL CHECK (has_card IN (0, 1)),
  card_issuer TEXT,
  card_masked_number TEXT,
  card_approval_number TEXT,
  card_instalment_months INTEGER,
  card_partial_refund_allowed INTEGER CHECK (card_partial_refund_allowed IN (0, 1)),
  has_bank INTEGER NOT NULL CHECK (has_bank IN (0, 1)),
  bank_name TEXT,
  bank_masked_account TEXT,
  anomalies TEXT,
  UNIQUE (shop_number, gateway_transaction_id)
) STRICT;

-- The parts of a payment add up to paid_won, or there are none (decision 7).
CREATE TABLE payment_part (
  payment_number INTEGER NOT NULL REFERENCES payment (number),
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL,
  won INTEGER NOT NULL CHECK (won >= 0),
  wallet TEXT,
  PRIMARY KEY (payment_number, position)
) STRICT, WITHOUT ROWID;

-- The gateway's answer as it came, apart from the payment so that lists read no answers.
CREATE TABLE payment_answer (
  payment_number INTEGER PRIMARY KEY REFERENCES payment (number),
  raw TEXT NOT NULL
) STRICT;

-- What lists and the search box read, in the order of time: copies of a payment's own unchanging columns, and its searched text.
-- A search reads every row, and a row's columns up to the last one asked for: the searched ones come first.
CREATE TABLE payment_search (
  paid_at TEXT NOT NULL,
  payment_number INTEGER NOT NULL REFERENCES payment (number),
  paid_won INTEGER NOT NULL,
  searched TEXT NOT NULL,
  shop_number INTEGER NOT NULL,
  anomalies INTEGER NOT NULL,
  method TEXT NOT NULL,
  wallet TEXT,
  PRIMARY KEY (paid_at, payment_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE refund_state (
  name TEXT PRIMARY KEY,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO refund_state (name, is_open) VALUES
  ('intended', 1), ('sent', 1), ('unknown', 1), ('done', 0), ('declined', 0), ('not-applied', 0), ('settled-by-hand', 0);

-- The only moves a refund may make; src/domain/refund.ts holds the same table.
CREATE TABLE refund_move (
  from_state TEXT NOT NULL REFERENCES refund_state (name),
  to_state TEXT NOT NULL REFERENCES refund_state (name),
  PRIMARY KEY (from_state, to_state)
) STRICT, WITHOUT ROWID;
INSERT INTO refund_move (from_state, to_state) VALUES
  ('intended', 'sent'), ('intended', 'unknown'), ('intended', 'not-applied'),
  ('sent', 'done'), ('sent', 'declined'), ('sent', 'unknown'), ('sent', 'not-applied'),
  ('unknown', 'done'), ('unknown', 'not-applied'), ('unknown', 'settled-by-hand');

CREATE TABLE refund (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  journal_key TEXT NOT NULL UNIQUE CHECK (journal_key <> ''),
  payment_number INTEGER NOT NULL REFERENCES payment (number),
  amount_won INTEGER NOT NULL CHECK (amount_won > 0),
  supply_won INTEGER NOT NULL CHECK (supply_won >= 0),
  vat_won INTEGER NOT NULL CHECK (vat_won >= 0),
  tax_free_won INTEGER NOT NULL CHECK (tax_free_won >= 0),
  service_won INTEGER NOT NULL CHECK (service_won >= 0),
  split_stated INTEGER NOT NULL CHECK (split_stated IN (0, 1)),
  reason_code TEXT NOT NULL,
  reason_note TEXT NOT NULL,
  operator_id TEXT NOT NULL REFERENCES operator (id),
  requested_at TEXT NOT NULL CHECK (requested_at GLOB '????-??-??T??:??:??*+09:00'),
  remaining_before_won INTEGER NOT NULL,
  state TEXT NOT NULL REFERENCES refund_state (name),
  changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*+09:00'),
  gateway_refund_id TEXT,
  done_at TEXT CHECK (done_at GLOB '????-??-??T??:??:??*+09:00'),
  answer_code TEXT,
  answer_message TEXT,
  receipt_kind TEXT CHECK (receipt_kind IN ('none', 'cancelled', 'cancel-failed', 'by-wallet', 'to-do', 'unknown')),
  receipt_won INTEGER CHECK (receipt_won >= 0),
  receipt_code TEXT,
  receipt_message TEXT,
  hand_conclusion TEXT CHECK (hand_conclusion IN ('refunded', 'not-refunded')),
  hand_note TEXT,
  CHECK (supply_won + vat_won + tax_free_won + service_won = amount_won),
  CHECK (amount_won <= remaining_before_won),
  CHECK (done_at IS NULL OR state = 'done'),
  CHECK (gateway_refund_id IS NULL OR state = 'done'),
  CHECK (answer_code IS NULL OR answer_message IS NOT NULL),
  CHECK (receipt_kind IS NOT NULL OR (receipt_won IS NULL AND receipt_code IS NULL AND receipt_message IS NULL)),
  CHECK ((state = 'settled-by-hand') = (hand_conclusion IS NOT NULL)),
  CHECK ((hand_conclusion IS NULL) = (hand_note IS NULL) AND hand_note <> '')
) STRICT;
CREATE INDEX refund_of_payment ON refund (payment_number);
CREATE INDEX refund_by_time ON refund (requested_at);
CREATE UNIQUE INDEX one_open_refund_of_payment ON refund (payment_number) WHERE state IN ('intended', 'sent', 'unknown');

-- Every state a refund has been in, with when, by whom and concluded from what. A state is entered once.
CREATE TABLE refund_event (
  number INTEGER PRIMARY KEY,
  refund_number INTEGER NOT NULL REFERENCES refund (number),
  state TEXT NOT NULL REFERENCES refund_state (name),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  evidence TEXT,
  answer_code TEXT,
  answer_message TEXT,
  operator_id TEXT REFERENCES operator (id),
  UNIQUE (refund_number, state)
) STRICT;

-- A refund made elsewhere. Its identity at the gateway counts once per payment.
CREATE TABLE outside_refund (
  number INTEGER PRIMARY KEY,
  payment_number INTEGER NOT NULL REFERENCES payment (number),
  identity TEXT NOT NULL CHECK (identity <> ''),
  won INTEGER NOT NULL CHECK (won > 0),
  refunded_at TEXT CHECK (refunded_at GLOB '????-??-??T??:??:??*+09:00'),
  seen_at TEXT NOT NULL CHECK (seen_at GLOB '????-??-??T??:??:??*+09:00'),
  source TEXT NOT NULL CHECK (source IN ('import', 'look-up')),
  receipt_cancel_target_won INTEGER CHECK (receipt_cancel_target_won >= 0),
  import_number INTEGER REFERENCES import_run (number),
  raw TEXT,
  UNIQUE (payment_number, identity),
  CHECK ((source = 'import') = (import_number IS NOT NULL))
) STRICT;
CREATE INDEX outside_refund_by_time ON outside_refund (coalesce(refunded_at, seen_at));

-- A cancel in an imported file that the ledger knew already: it is one of ours, or explains what a look-up found.
CREATE TABLE refund_sighting (
  number INTEGER PRIMARY KEY,
  payment_number INTEGER NOT NULL REFERENCES payment (number),
  identity TEXT NOT NULL CHECK (identity <> ''),
  won INTEGER NOT NULL CHECK (won > 0),
  refunded_at TEXT CHECK (refunded_at GLOB '????-??-??T??:??:??*+09:00'),
  seen_at TEXT NOT NULL CHECK (seen_at GLOB '????-??-??T??:??:??*+09:00'),
  refund_number INTEGER UNIQUE REFERENCES refund (number),
  outside_number INTEGER REFERENCES outside_refund (number),
  import_number INTEGER NOT NULL REFERENCES import_run (number),
  raw TEXT NOT NULL,
  UNIQUE (payment_number, identity),
  CHECK ((refund_number IS NULL) <> (outside_number IS NULL))
) STRICT;
CREATE INDEX refund_sighting_of_outside ON refund_sighting (outside_number) WHERE outside_number IS NOT NULL;

CREATE TABLE look_up (
  number INTEGER PRIMARY KEY,
  payment_number INTEGER NOT NULL REFERENCES payment (number),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  status TEXT NOT NULL,
  remaining_won INTEGER CHECK (remaining_won >= 0),
  refunded_won INTEGER CHECK (refunded_won >= 0),
  raw TEXT NOT NULL,
  operator_id TEXT NOT NULL REFERENCES operator (id)
) STRICT;
CREATE INDEX look_up_of_payment ON look_up (payment_number);

-- Who did what, when. Without an operator the app itself acted.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  operator_id TEXT REFERENCES operator (id),
  what TEXT NOT NULL CHECK (what <> ''),
  subject TEXT,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

-- What each refund does to its payment's balance: gone for sure, or held because its outcome is open (decision 5).
CREATE VIEW refund_effect (payment_number, gone_won, held_won, is_unknown) AS
  SELECT
    payment_number,
    CASE WHEN state = 'done' OR (state = 'settled-by-hand' AND hand_conclusion = 'refunded') THEN amount_won ELSE 0 END,
    CASE WHEN state IN ('intended', 'sent', 'unknown') THEN amount_won ELSE 0 END,
    state = 'unknown'
  FROM refund
  UNION ALL
  SELECT payment_number, won, 0, 0 FROM outside_refund;

CREATE TRIGGER refund_starts_intended BEFORE INSERT ON refund WHEN NEW.state <> 'intended'
BEGIN SELECT RAISE(ABORT, 'a refund starts as intended'); END;

CREATE TRIGGER refund_within_paid AFTER INSERT ON refund
WHEN (SELECT sum(gone_won + held_won) FROM refund_effect WHERE payment_number = NEW.payment_number)
  > (SELECT paid_won FROM payment WHERE number = NEW.payment_number)
BEGIN SELECT RAISE(ABORT, 'refunded and open exceed what was paid'); END;

CREATE TRIGGER moved_refund_within_paid AFTER UPDATE ON refund
WHEN (SELECT sum(gone_won + held_won) FROM refund_effect WHERE payment_number = NEW.payment_number)
  > (SELECT paid_won FROM payment WHERE number = NEW.payment_number)
BEGIN SELECT RAISE(ABORT, 'refunded and open exceed what was paid'); END;

CREATE TRIGGER outside_refund_within_paid AFTER INSERT ON outside_refund
WHEN (SELECT sum(gone_won + held_won) FROM refund_effect WHERE payment_number = NEW.payment_number)
  > (SELECT paid_won FROM payment WHERE number = NEW.payment_number)
BEGIN SELECT RAISE(ABORT, 'refunded and open exceed what was paid'); END;

CREATE TRIGGER sighting_within_outside_refund AFTER INSERT ON refund_sighting
WHEN NEW.outside_number IS NOT NULL
  AND (SELECT sum(won) FROM refund_sighting WHERE outside_number = NEW.outside_number)
  > (SELECT won FROM outside_refund WHERE number = NEW.outside_number)
BEGIN SELECT RAISE(ABORT, 'cancels exceed the outside refund they explain'); END;

CREATE TRIGGER sighting_of_a_refund_that_counts AFTER INSERT ON refund_sighting
WHEN NEW.refund_number IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM refund WHERE number = NEW.refund_number AND payment_number = NEW.payment_number AND amount_won = NEW.won
    AND (state = 'done' OR (state = 'settled-by-hand' AND hand_conclusion = 'refunded')))
BEGIN SELECT RAISE(ABORT, 'a cancel seen belongs to a refund that was made'); END;

CREATE TRIGGER refund_event_along_moves BEFORE INSERT ON refund_event
WHEN NOT EXISTS (
  SELECT 1 FROM refund JOIN refund_move ON from_state = refund.state AND to_state = NEW.state WHERE refund.number = NEW.refund_number
) AND NOT EXISTS (SELECT 1 FROM refund WHERE number = NEW.refund_number AND state = 'intended' AND NEW.state = 'intended')
BEGIN SELECT RAISE(ABORT, 'a refund moves only along its states'); END;

CREATE TRIGGER refund_moves_along_states BEFORE UPDATE ON refund
WHEN NOT EXISTS (SELECT 1 FROM refund_move WHERE from_state = OLD.state AND to_state = NEW.state)
BEGIN SELECT RAISE(ABORT, 'a refund moves only along its states'); END;

CREATE TRIGGER refund_moves_with_an_event BEFORE UPDATE ON refund
WHEN NOT EXISTS (SELECT 1 FROM refund_event WHERE refund_number = OLD.number AND state = NEW.state AND at = NEW.changed_at)
BEGIN SELECT RAISE(ABORT, 'a refund moves only with an event'); END;

CREATE TRIGGER refund_asks_for_the_same BEFORE UPDATE ON refund
WHEN (OLD.number, OLD.id, OLD.journal_key, OLD.payment_number, OLD.amount_won, OLD.supply_won, OLD.vat_won, OLD.tax_free_won,
    OLD.service_won, OLD.split_stated, OLD.reason_code, OLD.reason_note, OLD.operator_id, OLD.requested_at, OLD.remaining_before_won)
  IS NOT (NEW.number, NEW.id, NEW.journal_key, NEW.payment_number, NEW.amount_won, NEW.supply_won, NEW.vat_won, NEW.tax_free_won,
    NEW.service_won, NEW.split_stated, NEW.reason_code, NEW.reason_note, NEW.operator_id, NEW.requested_at, NEW.remaining_before_won)
BEGIN SELECT RAISE(ABORT, 'what a refund asks for does not change'); END;

CREATE TRIGGER refund_stays BEFORE DELETE ON refund
BEGIN SELECT RAISE(ABORT, 'refund is append-only'); END;

CREATE TRIGGER shop_keeps_its_gateway BEFORE UPDATE ON shop
WHEN (OLD.number, OLD.id, OLD.gateway, OLD.environment) IS NOT (NEW.number, NEW.id, NEW.gateway, NEW.environment)
BEGIN SELECT RAISE(ABORT, 'a shop keeps its id, gateway and environment'); END;
CREATE TRIGGER shop_stays BEFORE DELETE ON shop
BEGIN SELECT RAISE(ABORT, 'shop is never deleted'); END;

CREATE TRIGGER migration_is_not_changed BEFORE UPDATE ON migration
BEGIN SELECT RAISE(ABORT, 'migration is append-only'); END;
CREATE TRIGGER migration_stays BEFORE DELETE ON migration
BEGIN SELECT RAISE(ABORT, 'migration is append-only'); END;

CREATE TRIGGER import_run_is_not_changed BEFORE UPDATE ON import_run
BEGIN SELECT RAISE(ABORT, 'import_run is append-only'); END;
CREATE TRIGGER import_run_stays BEFORE DELETE ON import_run
BEGIN SELECT RAISE(ABORT, 'import_run is append-only'); END;

CREATE TRIGGER import_batch_is_not_changed BEFORE UPDATE ON import_batch
BEGIN SELECT RAISE(ABORT, 'import_batch is append-only'); END;
CREATE TRIGGER import_batch_stays BEFORE DELETE ON import_batch
BEGIN SELECT RAISE(ABORT, 'import_batch is append-only'); END;

CREATE TRIGGER import_end_is_not_changed BEFORE UPDATE ON import_end
BEGIN SELECT RAISE(ABORT, 'import_end is append-only'); END;
CREATE TRIGGER import_end_stays BEFORE DELETE ON import_end
BEGIN SELECT RAISE(ABORT, 'import_end is append-only'); END;

CREATE TRIGGER rejected_line_is_not_changed BEFORE UPDATE ON rejected_line
BEGIN SELECT RAISE(ABORT, 'rejected_line is append-only'); END;
CREATE TRIGGER rejected_line_stays BEFORE DELETE ON rejected_line
BEGIN SELECT RAISE(ABORT, 'rejected_line is append-only'); END;

CREATE TRIGGER payment_is_not_changed BEFORE UPDATE ON payment
BEGIN SELECT RAISE(ABORT, 'payment is append-only'); END;
CREATE TRIGGER payment_stays BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'payment is append-only'); END;

CREATE TRIGGER payment_part_is_not_changed BEFORE UPDATE ON payment_part
BEGIN SELECT RAISE(ABORT, 'payment_part is append-only'); END;
CREATE TRIGGER payment_part_stays BEFORE DELETE ON payment_part
BEGIN SELECT RAISE(ABORT, 'payment_part is append-only'); END;

CREATE TRIGGER payment_answer_is_not_changed BEFORE UPDATE ON payment_answer
BEGIN SELECT RAISE(ABORT, 'payment_answer is append-only'); END;
CREATE TRIGGER payment_answer_stays BEFORE DELETE ON payment_answer
BEGIN SELECT RAISE(ABORT, 'payment_answer is append-only'); END;

CREATE TRIGGER payment_search_is_not_changed BEFORE UPDATE ON payment_search
BEGIN SELECT RAISE(ABORT, 'payment_search is append-only'); END;
CREATE TRIGGER payment_search_stays BEFORE DELETE ON payment_search
BEGIN SELECT RAISE(ABORT, 'payment_search is append-only'); END;

CREATE TRIGGER refund_event_is_not_changed BEFORE UPDATE ON refund_event
BEGIN SELECT RAISE(ABORT, 'refund_event is append-only'); END;
CREATE TRIGGER refund_event_stays BEFORE DELETE ON refund_event
BEGIN SELECT RAISE(ABORT, 'refund_event is append-only'); END;

CREATE TRIGGER outside_refund_is_not_changed BEFORE UPDATE ON outside_refund
BEGIN SELECT RAISE(ABORT, 'outside_refund is append-only'); END;
CREATE TRIGGER outside_refund_stays BEFORE DELETE ON outside_refund
BEGIN SELECT RAISE(ABORT, 'outside_refund is append-only'); END;

CREATE TRIGGER refund_sighting_is_not_changed BEFORE UPDATE ON refund_sighting
BEGIN SELECT RAISE(ABORT, 'refund_sighting is append-only'); END;
CREATE TRIGGER refund_sighting_stays BEFORE DELETE ON refund_sighting
BEGIN SELECT RAISE(ABORT, 'refund_sighting is append-only'); END;

CREATE TRIGGER look_up_is_not_changed BEFORE UPDATE ON look_up
BEGIN SELECT RAISE(ABORT, 'look_up is append-only'); END;
CREATE TRIGGER look_up_stays BEFORE DELETE ON look_up
BEGIN SELECT RAISE(ABORT, 'look_up is append-only'); END;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER refund_state_is_not_changed BEFORE UPDATE ON refund_state
BEGIN SELECT RAISE(ABORT, 'refund_state is append-only'); END;
CREATE TRIGGER refund_state_stays BEFORE DELETE ON refund_state
BEGIN SELECT RAISE(ABORT, 'refund_state is append-only'); END;

CREATE TRIGGER refund_move_is_not_changed BEFORE UPDATE ON refund_move
BEGIN SELECT RAISE(ABORT, 'refund_move is append-only'); END;
CREATE TRIGGER refund_move_stays BEFORE DELETE ON refund_move
BEGIN SELECT RAISE(ABORT, 'refund_move is append-only'); END;

CREATE TRIGGER refund_state_is_complete BEFORE INSERT ON refund_state
BEGIN SELECT RAISE(ABORT, 'refund_state is complete'); END;

CREATE TRIGGER refund_move_is_complete BEFORE INSERT ON refund_move
BEGIN SELECT RAISE(ABORT, 'refund_move is complete'); END;
