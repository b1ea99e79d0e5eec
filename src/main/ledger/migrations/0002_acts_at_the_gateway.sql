-- Receipts issued and cancelled from this desk, payment links, prepared payments and their confirms, and attempts to pay that brought no money.
-- A receipt act is a journal like a refund's: written down before anything is sent, moved only along refund_move and with an event,
-- never deleted. A link's story is its events; where it stands is the last one.

CREATE TABLE receipt_act (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  journal_key TEXT NOT NULL UNIQUE CHECK (journal_key <> ''),
  payment_number INTEGER NOT NULL REFERENCES payment (number),
  kind TEXT NOT NULL CHECK (kind IN ('issue', 'cancel')),
  amount_won INTEGER NOT NULL CHECK (amount_won > 0),
  supply_won INTEGER NOT NULL CHECK (supply_won >= 0),
  vat_won INTEGER NOT NULL CHECK (vat_won >= 0),
  tax_free_won INTEGER NOT NULL CHECK (tax_free_won >= 0),
  service_won INTEGER NOT NULL CHECK (service_won >= 0),
  split_stated INTEGER NOT NULL CHECK (split_stated IN (0, 1)),
  purpose TEXT CHECK (purpose IN ('income-deduction', 'business-expense')),
  identity_last_four TEXT CHECK (length(identity_last_four) <= 4),
  cancel_reason INTEGER CHECK (cancel_reason IN (1, 2, 3)),
  -- The refund whose automatic receipt cancel failed, when the act makes up for it.
  refund_number INTEGER REFERENCES refund (number),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  requested_at TEXT NOT NULL CHECK (requested_at GLOB '????-??-??T??:??:??*+09:00'),
  state TEXT NOT NULL REFERENCES refund_state (name),
  changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*+09:00'),
  approval_number TEXT,
  receipt_number TEXT,
  done_at TEXT CHECK (done_at GLOB '????-??-??T??:??:??*+09:00'),
  answer_code TEXT,
  answer_message TEXT,
  hand_conclusion TEXT CHECK (hand_conclusion IN ('refunded', 'not-refunded')),
  hand_note TEXT,
  CHECK (supply_won + vat_won + tax_free_won + service_won = amount_won),
  CHECK ((kind = 'issue') = (purpose IS NOT NULL)),
  CHECK ((kind = 'issue') = (identity_last_four IS NOT NULL)),
  CHECK ((kind = 'cancel') = (cancel_reason IS NOT NULL)),
  CHECK (refund_number IS NULL OR kind = 'cancel'),
  CHECK (done_at IS NULL OR state = 'done'),
  CHECK (answer_code IS NULL OR answer_message IS NOT NULL),
  CHECK ((state = 'settled-by-hand') = (hand_conclusion IS NOT NULL)),
  CHECK ((hand_conclusion IS NULL) = (hand_note IS NULL) AND hand_note <> '')
) STRICT;
CREATE INDEX receipt_act_of_payment ON receipt_act (payment_number);
CREATE INDEX receipt_act_by_time ON receipt_act (coalesce(done_at, changed_at));
CREATE UNIQUE INDEX one_open_receipt_act_of_payment ON receipt_act (payment_number) WHERE state IN ('intended', 'sent', 'unknown');

CREATE TABLE receipt_act_event (
  number INTEGER PRIMARY KEY,
  receipt_act_number INTEGER NOT NULL REFERENCES receipt_act (number),
  state TEXT NOT NULL REFERENCES refund_state (name),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  evidence TEXT,
  answer_code TEXT,
  answer_message TEXT,
  operator_id TEXT REFERENCES operator (id),
  UNIQUE (receipt_act_number, state)
) STRICT;

-- Did an act take effect: by the gateway's word, or by a person's evidence?
CREATE VIEW receipt_act_effect (payment_number, kind) AS
  SELECT payment_number, kind FROM receipt_act
  WHERE state = 'done' OR (state = 'settled-by-hand' AND hand_conclusion = 'refunded');

CREATE TRIGGER receipt_act_starts_intended BEFORE INSERT ON receipt_act WHEN NEW.state <> 'intended'
BEGIN SELECT RAISE(ABORT, 'a receipt act starts as intended'); END;

-- R37: of the receipts issued from here at most one lives.
CREATE TRIGGER one_live_receipt BEFORE INSERT ON receipt_act
WHEN NEW.kind = 'issue'
  AND (SELECT count(*) FROM receipt_act_effect WHERE payment_number = NEW.payment_number AND kind = 'issue')
    > (SELECT count(*) FROM receipt_act_effect WHERE payment_number = NEW.payment_number AND kind = 'cancel')
BEGIN SELECT RAISE(ABORT, 'a live receipt is cancelled before another is issued'); END;

CREATE TRIGGER receipt_act_event_along_moves BEFORE INSERT ON receipt_act_event
WHEN NOT EXISTS (
  SELECT 1 FROM receipt_act JOIN refund_move ON from_state = receipt_act.state AND to_state = NEW.state
  WHERE receipt_act.number = NEW.receipt_act_number
) AND NOT EXISTS (SELECT 1 FROM receipt_act WHERE number = NEW.receipt_act_number AND state = 'intended' AND NEW.state = 'intended')
BEGIN SELECT RAISE(ABORT, 'a receipt act moves only along its states'); END;

CREATE TRIGGER receipt_act_moves_along_states BEFORE UPDATE ON receipt_act
WHEN NOT EXISTS (SELECT 1 FROM refund_move WHERE from_state = OLD.state AND to_state = NEW.state)
BEGIN SELECT RAISE(ABORT, 'a receipt act moves only along its states'); END;

CREATE TRIGGER receipt_act_moves_with_an_event BEFORE UPDATE ON receipt_act
WHEN NOT EXISTS (SELECT 1 FROM receipt_act_event WHERE receipt_act_number = OLD.number AND state = NEW.state AND at = NEW.changed_at)
BEGIN SELECT RAISE(ABORT, 'a receipt act moves only with an event'); END;

CREATE TRIGGER receipt_act_asks_for_the_same BEFORE UPDATE ON receipt_act
WHEN (OLD.number, OLD.id, OLD.journal_key, OLD.payment_number, OLD.kind, OLD.amount_won, OLD.supply_won, OLD.vat_won, OLD.tax_free_won,
    OLD.service_won, OLD.split_stated, OLD.purpose, OLD.identity_last_four, OLD.cancel_reason, OLD.refund_number, OLD.operator_id,
    OLD.requested_at)
  IS NOT (NEW.number, NEW.id, NEW.journal_key, NEW.payment_number, NEW.kind, NEW.amount_won, NEW.supply_won, NEW.vat_won, NEW.tax_free_won,
    NEW.service_won, NEW.split_stated, NEW.purpose, NEW.identity_last_four, NEW.cancel_reason, NEW.refund_number, NEW.operator_id,
    NEW.requested_at)
BEGIN SELECT RAISE(ABORT, 'what a receipt act asks for does not change'); END;

CREATE TRIGGER receipt_act_stays BEFORE DELETE ON receipt_act
BEGIN SELECT RAISE(ABORT, 'receipt_act is append-only'); END;
CREATE TRIGGER receipt_act_event_is_not_changed BEFORE UPDATE ON receipt_act_event
BEGIN SELECT RAISE(ABORT, 'receipt_act_event is append-only'); END;
CREATE TRIGGER receipt_act_event_stays BEFORE DELETE ON receipt_act_event
BEGIN SELECT RAISE(ABORT, 'receipt_act_event is append-only'); END;

CREATE TABLE payment_link (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  shop_number INTEGER NOT NULL REFERENCES shop (number),
  order_number TEXT CHECK (order_number <> ''),
  goods TEXT NOT NULL CHECK (goods <> ''),
  won INTEGER NOT NULL CHECK (won > 0),
  method TEXT NOT NULL CHECK (method IN ('card', 'transfer')),
  until_at TEXT CHECK (until_at GLOB '????-??-??T??:??:??*+09:00'),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;
CREATE INDEX payment_link_of_shop ON payment_link (shop_number);

CREATE TABLE payment_link_event (
  number INTEGER PRIMARY KEY,
  link_number INTEGER NOT NULL REFERENCES payment_link (number),
  state TEXT NOT NULL CHECK (state IN ('made', 'refused', 'unknown', 'paid')),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  url TEXT,
  gateway_key TEXT,
  until_at TEXT CHECK (until_at GLOB '????-??-??T??:??:??*+09:00'),
  answer TEXT,
  payment_number INTEGER REFERENCES payment (number),
  UNIQUE (link_number, state),
  CHECK ((state = 'made') = (url IS NOT NULL)),
  CHECK ((state = 'paid') = (payment_number IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX payment_pays_one_link ON payment_link_event (payment_number) WHERE payment_number IS NOT NULL;

CREATE TRIGGER payment_link_event_in_order BEFORE INSERT ON payment_link_event
WHEN (NEW.state = 'paid' AND NOT EXISTS (SELECT 1 FROM payment_link_event WHERE link_number = NEW.link_number AND state IN ('made', 'unknown')))
  OR (NEW.state <> 'paid' AND EXISTS (SELECT 1 FROM payment_link_event WHERE link_number = NEW.link_number))
BEGIN SELECT RAISE(ABORT, 'a link is answered once and then paid'); END;

CREATE TRIGGER payment_link_is_not_changed BEFORE UPDATE ON payment_link
BEGIN SELECT RAISE(ABORT, 'payment_link is append-only'); END;
CREATE TRIGGER payment_link_stays BEFORE DELETE ON payment_link
BEGIN SELECT RAISE(ABORT, 'payment_link is append-only'); END;
CREATE TRIGGER payment_link_event_is_not_changed BEFORE UPDATE ON payment_link_event
BEGIN SELECT RAISE(ABORT, 'payment_link_event is append-only'); END;
CREATE TRIGGER payment_link_event_stays BEFORE DELETE ON payment_link_event
BEGIN SELECT RAISE(ABORT, 'payment_link_event is append-only'); END;

-- An attempt to pay that brought no money, as a file told of it. The same one twice is one.
CREATE TABLE failed_attempt (
  number INTEGER PRIMARY KEY,
  shop_number INTEGER NOT NULL REFERENCES shop (number),
  import_number INTEGER NOT NULL REFERENCES import_run (number),
  order_number TEXT NOT NULL,
  won INTEGER CHECK (won >= 0),
  at TEXT CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  code TEXT NOT NULL,
  message TEXT NOT NULL CHECK (message <> ''),
  raw TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX failed_attempt_once ON failed_attempt (shop_number, order_number, coalesce(at, ''), code, raw);

CREATE TRIGGER failed_attempt_is_not_changed BEFORE UPDATE ON failed_attempt
BEGIN SELECT RAISE(ABORT, 'failed_attempt is append-only'); END;
CREATE TRIGGER failed_attempt_stays BEFORE DELETE ON failed_attempt
BEGIN SELECT RAISE(ABORT, 'failed_attempt is append-only'); END;

-- A payment that was prepared and waits for the merchant's confirm: nothing is paid. Its keys leave the ledger when they are of no more use.
CREATE TABLE prepared_payment (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  shop_number INTEGER NOT NULL REFERENCES shop (number),
  import_number INTEGER NOT NULL REFERENCES import_run (number),
  order_number TEXT NOT NULL CHECK (order_number <> ''),
  won INTEGER NOT NULL CHECK (won > 0),
  method TEXT NOT NULL CHECK (method IN ('card', 'transfer')),
  goods TEXT,
  buyer_name TEXT,
  seen_at TEXT NOT NULL CHECK (seen_at GLOB '????-??-??T??:??:??*+09:00'),
  until_at TEXT NOT NULL CHECK (until_at GLOB '????-??-??T??:??:??*+09:00'),
  keys TEXT CHECK (json_valid(keys)),
  -- SHA-256 of its keys: the same result again is known when the keys are gone.
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  UNIQUE (shop_number, order_number, fingerprint)
) STRICT;

CREATE TABLE confirmation (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  journal_key TEXT NOT NULL UNIQUE CHECK (journal_key <> ''),
  prepared_number INTEGER NOT NULL REFERENCES prepared_payment (number),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  requested_at TEXT NOT NULL CHECK (requested_at GLOB '????-??-??T??:??:??*+09:00'),
  state TEXT NOT NULL REFERENCES refund_state (name),
  changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*+09:00'),
  answer_code TEXT,
  answer_message TEXT,
  payment_number INTEGER REFERENCES payment (number),
  hand_conclusion TEXT CHECK (hand_conclusion IN ('refunded', 'not-refunded')),
  hand_note TEXT,
  CHECK (payment_number IS NULL OR state = 'done'),
  CHECK (answer_code IS NULL OR answer_message IS NOT NULL),
  CHECK ((state = 'settled-by-hand') = (hand_conclusion IS NOT NULL)),
  CHECK ((hand_conclusion IS NULL) = (hand_note IS NULL) AND hand_note <> '')
) STRICT;
CREATE INDEX confirmation_of_prepared ON confirmation (prepared_number);
-- At most one confirm is open or has taken money: a payment is never confirmed twice.
CREATE UNIQUE INDEX one_confirmation_of_prepared ON confirmation (prepared_number)
  WHERE state IN ('intended', 'sent', 'unknown', 'done') OR (state = 'settled-by-hand' AND hand_conclusion = 'refunded');

CREATE TABLE confirmation_event (
  number INTEGER PRIMARY KEY,
  confirmation_number INTEGER NOT NULL REFERENCES confirmation (number),
  state TEXT NOT NULL REFERENCES refund_state (name),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  evidence TEXT,
  operator_id TEXT REFERENCES operator (id),
  UNIQUE (confirmation_number, state)
) STRICT;

CREATE TRIGGER prepared_payment_only_loses_its_keys BEFORE UPDATE ON prepared_payment
WHEN NEW.keys IS NOT NULL OR (OLD.number, OLD.id, OLD.shop_number, OLD.import_number, OLD.order_number, OLD.won, OLD.method, OLD.goods,
    OLD.buyer_name, OLD.seen_at, OLD.until_at, OLD.fingerprint)
  IS NOT (NEW.number, NEW.id, NEW.shop_number, NEW.import_number, NEW.order_number, NEW.won, NEW.method, NEW.goods,
    NEW.buyer_name, NEW.seen_at, NEW.until_at, NEW.fingerprint)
BEGIN SELECT RAISE(ABORT, 'a prepared payment only loses its keys'); END;
CREATE TRIGGER prepared_payment_stays BEFORE DELETE ON prepared_payment
BEGIN SELECT RAISE(ABORT, 'prepared_payment is append-only'); END;

CREATE TRIGGER confirmation_starts_intended BEFORE INSERT ON confirmation WHEN NEW.state <> 'intended'
BEGIN SELECT RAISE(ABORT, 'a confirmation starts as intended'); END;
CREATE TRIGGER confirmation_event_along_moves BEFORE INSERT ON confirmation_event
WHEN NOT EXISTS (
  SELECT 1 FROM confirmation JOIN refund_move ON from_state = confirmation.state AND to_state = NEW.state
  WHERE confirmation.number = NEW.confirmation_number
) AND NOT EXISTS (SELECT 1 FROM confirmation WHERE number = NEW.confirmation_number AND state = 'intended' AND NEW.state = 'intended')
BEGIN SELECT RAISE(ABORT, 'a confirmation moves only along its states'); END;
CREATE TRIGGER confirmation_moves_along_states BEFORE UPDATE ON confirmation
WHEN NOT EXISTS (SELECT 1 FROM refund_move WHERE from_state = OLD.state AND to_state = NEW.state)
BEGIN SELECT RAISE(ABORT, 'a confirmation moves only along its states'); END;
CREATE TRIGGER confirmation_moves_with_an_event BEFORE UPDATE ON confirmation
WHEN NOT EXISTS (SELECT 1 FROM confirmation_event WHERE confirmation_number = OLD.number AND state = NEW.state AND at = NEW.changed_at)
BEGIN SELECT RAISE(ABORT, 'a confirmation moves only with an event'); END;
CREATE TRIGGER confirmation_stays BEFORE DELETE ON confirmation
BEGIN SELECT RAISE(ABORT, 'confirmation is append-only'); END;
CREATE TRIGGER confirmation_event_is_not_changed BEFORE UPDATE ON confirmation_event
BEGIN SELECT RAISE(ABORT, 'confirmation_event is append-only'); END;
CREATE TRIGGER confirmation_event_stays BEFORE DELETE ON confirmation_event
BEGIN SELECT RAISE(ABORT, 'confirmation_event is append-only'); END;
