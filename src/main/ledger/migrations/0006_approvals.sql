-- Refunds that another person has to approve. A request holds nothing: it is a wish with all that was shown when it was asked, and it
-- becomes a refund of the journal in one transaction with its approval. Everything here is only ever added.

CREATE TABLE approval_state (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO approval_state (name) VALUES ('drafted'), ('awaiting-approval'), ('intended'), ('refused'), ('withdrawn'), ('void');

-- The only moves a request may make; src/domain/approval.ts holds the same table.
CREATE TABLE approval_move (
  from_state TEXT NOT NULL REFERENCES approval_state (name),
  to_state TEXT NOT NULL REFERENCES approval_state (name),
  PRIMARY KEY (from_state, to_state)
) STRICT, WITHOUT ROWID;
INSERT INTO approval_move (from_state, to_state) VALUES
  ('drafted', 'awaiting-approval'), ('drafted', 'withdrawn'),
  ('awaiting-approval', 'intended'), ('awaiting-approval', 'refused'), ('awaiting-approval', 'withdrawn'), ('awaiting-approval', 'void');

CREATE TABLE approval_request (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  payment_number INTEGER NOT NULL REFERENCES payment (number),
  amount_won INTEGER NOT NULL CHECK (amount_won > 0),
  tax_free_won INTEGER CHECK (tax_free_won BETWEEN 0 AND amount_won),
  reason_code TEXT NOT NULL,
  reason_note TEXT NOT NULL,
  refunds_before INTEGER NOT NULL CHECK (refunds_before >= 0),
  remaining_before_won INTEGER NOT NULL CHECK (remaining_before_won >= amount_won),
  because TEXT NOT NULL CHECK (json_valid(because)),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  facts_hash TEXT NOT NULL CHECK (length(facts_hash) = 64),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  asked_at TEXT NOT NULL CHECK (asked_at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;
CREATE INDEX approval_request_of_payment ON approval_request (payment_number);

CREATE TABLE approval_event (
  number INTEGER PRIMARY KEY,
  request_number INTEGER NOT NULL REFERENCES approval_request (number),
  state TEXT NOT NULL REFERENCES approval_state (name),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  note TEXT CHECK (note <> ''),
  operator_id TEXT NOT NULL REFERENCES operator (id)
) STRICT;
CREATE INDEX approval_event_of_request ON approval_event (request_number);

-- The one refund of a request, written with the refund's own intent and the approval in one transaction.
CREATE TABLE approval_refund (
  request_number INTEGER PRIMARY KEY REFERENCES approval_request (number),
  refund_number INTEGER NOT NULL UNIQUE REFERENCES refund (number)
) STRICT;

-- Where each request stands.
CREATE VIEW approval_now (request_number, state, at, note, operator_id) AS
  SELECT r.number, e.state, e.at, e.note, e.operator_id
  FROM approval_request r JOIN approval_event e ON e.number = (SELECT max(number) FROM approval_event WHERE request_number = r.number);

CREATE TRIGGER approval_event_along_moves BEFORE INSERT ON approval_event
WHEN NOT EXISTS (
  SELECT 1 FROM approval_now n JOIN approval_move ON from_state = n.state AND to_state = NEW.state WHERE n.request_number = NEW.request_number
) AND NOT (NEW.state = 'drafted' AND NOT EXISTS (SELECT 1 FROM approval_event WHERE request_number = NEW.request_number))
BEGIN SELECT RAISE(ABORT, 'an approval moves only along its states'); END;

CREATE TRIGGER approval_by_another BEFORE INSERT ON approval_event
WHEN NEW.state IN ('intended', 'refused')
  AND EXISTS (SELECT 1 FROM approval_request WHERE number = NEW.request_number AND operator_id = NEW.operator_id)
BEGIN SELECT RAISE(ABORT, 'nobody approves what they asked for'); END;

CREATE TRIGGER one_open_approval_of_payment BEFORE INSERT ON approval_request
WHEN EXISTS (
  SELECT 1 FROM approval_request r JOIN approval_now n ON n.request_number = r.number
  WHERE r.payment_number = NEW.payment_number AND n.state IN ('drafted', 'awaiting-approval')
)
BEGIN SELECT RAISE(ABORT, 'a payment has one open request at most'); END;

-- A request's refund is its own: of its payment, of its won, on the facts it was asked on, just written, and approved.
CREATE TRIGGER approval_refund_is_the_requests BEFORE INSERT ON approval_refund
WHEN NOT EXISTS (
  SELECT 1 FROM approval_request q JOIN approval_now n ON n.request_number = q.number JOIN refund r ON r.number = NEW.refund_number
  WHERE q.number = NEW.request_number AND n.state = 'intended' AND r.state = 'intended' AND r.payment_number = q.payment_number
    AND r.amount_won = q.amount_won AND r.remaining_before_won = q.remaining_before_won AND r.operator_id = q.operator_id
)
BEGIN SELECT RAISE(ABORT, 'not the refund of this request'); END;

CREATE TRIGGER approval_state_is_not_changed BEFORE UPDATE ON approval_state
BEGIN SELECT RAISE(ABORT, 'approval_state is append-only'); END;
CREATE TRIGGER approval_state_stays BEFORE DELETE ON approval_state
BEGIN SELECT RAISE(ABORT, 'approval_state is append-only'); END;
CREATE TRIGGER approval_move_is_not_changed BEFORE UPDATE ON approval_move
BEGIN SELECT RAISE(ABORT, 'approval_move is append-only'); END;
CREATE TRIGGER approval_move_stays BEFORE DELETE ON approval_move
BEGIN SELECT RAISE(ABORT, 'approval_move is append-only'); END;
CREATE TRIGGER approval_request_is_not_changed BEFORE UPDATE ON approval_request
BEGIN SELECT RAISE(ABORT, 'approval_request is append-only'); END;
CREATE TRIGGER approval_request_stays BEFORE DELETE ON approval_request
BEGIN SELECT RAISE(ABORT, 'approval_request is append-only'); END;
CREATE TRIGGER approval_event_is_not_changed BEFORE UPDATE ON approval_event
BEGIN SELECT RAISE(ABORT, 'approval_event is append-only'); END;
CREATE TRIGGER approval_event_stays BEFORE DELETE ON approval_event
BEGIN SELECT RAISE(ABORT, 'approval_event is append-only'); END;
CREATE TRIGGER approval_refund_is_not_changed BEFORE UPDATE ON approval_refund
BEGIN SELECT RAISE(ABORT, 'approval_refund is append-only'); END;
CREATE TRIGGER approval_refund_stays BEFORE DELETE ON approval_refund
BEGIN SELECT RAISE(ABORT, 'approval_refund is append-only'); END;
