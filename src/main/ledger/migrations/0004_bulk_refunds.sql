-- Bulk refunds: files of order numbers and amounts, what was found about each line, and which refund was asked for it.
-- Everything here is only ever added. A run stands where its last event says, a line where its last judgement and its refund say.

-- A line names its payment by the shop's order number.
CREATE INDEX payment_of_order ON payment (shop_number, order_number);

CREATE TABLE bulk_state (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO bulk_state (name) VALUES ('planned'), ('running'), ('paused'), ('stopped'), ('finished');

-- The only moves a run may make; src/domain/bulk/bulk-run.ts holds the same table.
CREATE TABLE bulk_move (
  from_state TEXT NOT NULL REFERENCES bulk_state (name),
  to_state TEXT NOT NULL REFERENCES bulk_state (name),
  PRIMARY KEY (from_state, to_state)
) STRICT, WITHOUT ROWID;
INSERT INTO bulk_move (from_state, to_state) VALUES
  ('planned', 'running'), ('planned', 'stopped'),
  ('running', 'paused'), ('running', 'stopped'), ('running', 'finished'),
  ('paused', 'running'), ('paused', 'stopped');

CREATE TABLE bulk_run (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  shop_number INTEGER NOT NULL REFERENCES shop (number),
  file_name TEXT NOT NULL,
  blank_lines INTEGER NOT NULL CHECK (blank_lines >= 0),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;

CREATE TABLE bulk_run_event (
  number INTEGER PRIMARY KEY,
  run_number INTEGER NOT NULL REFERENCES bulk_run (number),
  state TEXT NOT NULL REFERENCES bulk_state (name),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  because TEXT CHECK (because <> ''),
  operator_id TEXT REFERENCES operator (id)
) STRICT;
CREATE INDEX bulk_run_event_of_run ON bulk_run_event (run_number);

-- What the operator confirmed. Nothing of a run is sent without one.
CREATE TABLE bulk_plan (
  run_number INTEGER PRIMARY KEY REFERENCES bulk_run (number),
  reason_code TEXT NOT NULL,
  reason_note TEXT NOT NULL,
  line_count INTEGER NOT NULL CHECK (line_count > 0),
  won INTEGER NOT NULL CHECK (won > 0),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  confirmed_at TEXT NOT NULL CHECK (confirmed_at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;

CREATE TABLE bulk_line (
  number INTEGER PRIMARY KEY,
  run_number INTEGER NOT NULL REFERENCES bulk_run (number),
  line INTEGER NOT NULL CHECK (line > 0),
  order_number TEXT NOT NULL,
  amount_text TEXT NOT NULL,
  won INTEGER CHECK (won > 0),
  UNIQUE (run_number, line)
) STRICT;

-- What was found about a line: in the ledger, at the gateway, or when it was about to be sent. The last one counts.
CREATE TABLE bulk_judgement (
  number INTEGER PRIMARY KEY,
  line_number INTEGER NOT NULL REFERENCES bulk_line (number),
  source TEXT NOT NULL CHECK (source IN ('ledger', 'gateway', 'sending')),
  verdict TEXT NOT NULL CHECK (verdict IN ('ok', 'unreadable', 'not-found', 'ambiguous', 'duplicate-in-file', 'already-refunded', 'over',
    'open', 'not-possible', 'approval-needed', 'differs', 'changed')),
  sentence TEXT,
  payment_number INTEGER REFERENCES payment (number),
  refunds_before INTEGER CHECK (refunds_before >= 0),
  remaining_before_won INTEGER CHECK (remaining_before_won >= 0),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  CHECK ((verdict = 'ok') = (sentence IS NULL)),
  CHECK ((payment_number IS NULL) = (refunds_before IS NULL)),
  CHECK ((payment_number IS NULL) = (remaining_before_won IS NULL)),
  CHECK (verdict <> 'ok' OR payment_number IS NOT NULL)
) STRICT;
CREATE INDEX bulk_judgement_of_line ON bulk_judgement (line_number);

-- The one refund of a line, written with the refund's own intent in one transaction: a line never asks twice.
CREATE TABLE bulk_line_refund (
  line_number INTEGER PRIMARY KEY REFERENCES bulk_line (number),
  refund_number INTEGER NOT NULL UNIQUE REFERENCES refund (number)
) STRICT;

-- Where each run stands; `turn` counts how often it has begun or gone on.
CREATE VIEW bulk_run_now (run_number, state, because, at, turn) AS
  SELECT r.number, e.state, e.because, e.at, (SELECT count(*) FROM bulk_run_event WHERE run_number = r.number AND state = 'running')
  FROM bulk_run r JOIN bulk_run_event e ON e.number = (SELECT max(number) FROM bulk_run_event WHERE run_number = r.number);

-- Where each line stands: its last judgement, its refund, and the state that follows from both and from the run.
CREATE VIEW bulk_line_now (number, run_number, line, order_number, amount_text, won, verdict, sentence, payment_number, refunds_before,
    remaining_before_won, refund_number, state) AS
  SELECT l.number, l.run_number, l.line, l.order_number, l.amount_text, l.won, j.verdict, j.sentence, j.payment_number, j.refunds_before,
    j.remaining_before_won, a.refund_number,
    CASE WHEN r.state IS NOT NULL THEN r.state
      WHEN j.verdict <> 'ok' THEN 'left-out'
      WHEN (SELECT state FROM bulk_run_event WHERE number = (SELECT max(number) FROM bulk_run_event WHERE run_number = l.run_number))
        IN ('stopped', 'finished') THEN 'not-sent'
      ELSE 'waiting' END
  FROM bulk_line l
  JOIN bulk_judgement j ON j.number = (SELECT max(number) FROM bulk_judgement WHERE line_number = l.number)
  LEFT JOIN bulk_line_refund a ON a.line_number = l.number
  LEFT JOIN refund r ON r.number = a.refund_number;

CREATE TRIGGER bulk_run_event_along_moves BEFORE INSERT ON bulk_run_event
WHEN NOT EXISTS (
  SELECT 1 FROM bulk_run_now JOIN bulk_move ON from_state = bulk_run_now.state AND to_state = NEW.state WHERE run_number = NEW.run_number
) AND NOT (NEW.state = 'planned' AND NOT EXISTS (SELECT 1 FROM bulk_run_event WHERE run_number = NEW.run_number))
BEGIN SELECT RAISE(ABORT, 'a bulk refund moves only along its states'); END;

CREATE TRIGGER bulk_run_begins_with_a_plan BEFORE INSERT ON bulk_run_event
WHEN NEW.state = 'running' AND NOT EXISTS (SELECT 1 FROM bulk_plan WHERE run_number = NEW.run_number)
BEGIN SELECT RAISE(ABORT, 'a bulk refund begins with a confirmed plan'); END;

CREATE TRIGGER bulk_line_before_the_plan BEFORE INSERT ON bulk_line
WHEN EXISTS (SELECT 1 FROM bulk_plan WHERE run_number = NEW.run_number)
BEGIN SELECT RAISE(ABORT, 'a confirmed plan takes no more lines'); END;

CREATE TRIGGER bulk_judgement_before_the_refund BEFORE INSERT ON bulk_judgement
WHEN EXISTS (SELECT 1 FROM bulk_line_refund WHERE line_number = NEW.line_number)
BEGIN SELECT RAISE(ABORT, 'a line that was asked for is judged no more'); END;

CREATE TRIGGER bulk_judgement_after_the_plan_only_narrows BEFORE INSERT ON bulk_judgement
WHEN NEW.source <> 'sending'
  AND EXISTS (SELECT 1 FROM bulk_plan WHERE run_number = (SELECT run_number FROM bulk_line WHERE number = NEW.line_number))
BEGIN SELECT RAISE(ABORT, 'a confirmed plan is not judged anew'); END;

CREATE TRIGGER bulk_judgement_while_sending_leaves_out BEFORE INSERT ON bulk_judgement
WHEN NEW.source = 'sending' AND NEW.verdict = 'ok'
BEGIN SELECT RAISE(ABORT, 'what is found while sending leaves a line out'); END;

-- A line's refund is its own: of its payment, of its won, on the facts it was judged on, just written, in a run that is running.
CREATE TRIGGER bulk_line_refund_is_the_lines BEFORE INSERT ON bulk_line_refund
WHEN NOT EXISTS (
  SELECT 1 FROM bulk_line_now l JOIN bulk_run_now n ON n.run_number = l.run_number JOIN refund r ON r.number = NEW.refund_number
  WHERE l.number = NEW.line_number AND n.state = 'running' AND l.verdict = 'ok' AND l.refund_number IS NULL AND r.state = 'intended'
    AND r.payment_number = l.payment_number AND r.amount_won = l.won AND r.remaining_before_won = l.remaining_before_won
)
BEGIN SELECT RAISE(ABORT, 'not the refund of this line'); END;

CREATE TRIGGER bulk_state_is_not_changed BEFORE UPDATE ON bulk_state
BEGIN SELECT RAISE(ABORT, 'bulk_state is append-only'); END;
CREATE TRIGGER bulk_state_stays BEFORE DELETE ON bulk_state
BEGIN SELECT RAISE(ABORT, 'bulk_state is append-only'); END;
CREATE TRIGGER bulk_move_is_not_changed BEFORE UPDATE ON bulk_move
BEGIN SELECT RAISE(ABORT, 'bulk_move is append-only'); END;
CREATE TRIGGER bulk_move_stays BEFORE DELETE ON bulk_move
BEGIN SELECT RAISE(ABORT, 'bulk_move is append-only'); END;
CREATE TRIGGER bulk_run_is_not_changed BEFORE UPDATE ON bulk_run
BEGIN SELECT RAISE(ABORT, 'bulk_run is append-only'); END;
CREATE TRIGGER bulk_run_stays BEFORE DELETE ON bulk_run
BEGIN SELECT RAISE(ABORT, 'bulk_run is append-only'); END;
CREATE TRIGGER bulk_run_event_is_not_changed BEFORE UPDATE ON bulk_run_event
BEGIN SELECT RAISE(ABORT, 'bulk_run_event is append-only'); END;
CREATE TRIGGER bulk_run_event_stays BEFORE DELETE ON bulk_run_event
BEGIN SELECT RAISE(ABORT, 'bulk_run_event is append-only'); END;
CREATE TRIGGER bulk_plan_is_not_changed BEFORE UPDATE ON bulk_plan
BEGIN SELECT RAISE(ABORT, 'bulk_plan is append-only'); END;
CREATE TRIGGER bulk_plan_stays BEFORE DELETE ON bulk_plan
BEGIN SELECT RAISE(ABORT, 'bulk_plan is append-only'); END;
CREATE TRIGGER bulk_line_is_not_changed BEFORE UPDATE ON bulk_line
BEGIN SELECT RAISE(ABORT, 'bulk_line is append-only'); END;
CREATE TRIGGER bulk_line_stays BEFORE DELETE ON bulk_line
BEGIN SELECT RAISE(ABORT, 'bulk_line is append-only'); END;
CREATE TRIGGER bulk_judgement_is_not_changed BEFORE UPDATE ON bulk_judgement
BEGIN SELECT RAISE(ABORT, 'bulk_judgement is append-only'); END;
CREATE TRIGGER bulk_judgement_stays BEFORE DELETE ON bulk_judgement
BEGIN SELECT RAISE(ABORT, 'bulk_judgement is append-only'); END;
CREATE TRIGGER bulk_line_refund_is_not_changed BEFORE UPDATE ON bulk_line_refund
BEGIN SELECT RAISE(ABORT, 'bulk_line_refund is append-only'); END;
CREATE TRIGGER bulk_line_refund_stays BEFORE DELETE ON bulk_line_refund
BEGIN SELECT RAISE(ABORT, 'bulk_line_refund is append-only'); END;
