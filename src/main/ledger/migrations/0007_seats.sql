-- Refunds that a person at another seat approves, by signed files. A known seat stands in the book as a person who approves and never
-- signs in; what it answered is kept whole beside what became of the request. Everything here is only ever added.

-- What this seat is called; the last row counts.
CREATE TABLE own_seat_name (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;

CREATE TABLE seat (
  number INTEGER PRIMARY KEY,
  operator_id TEXT NOT NULL UNIQUE REFERENCES operator (id),
  public_key TEXT NOT NULL CHECK (length(public_key) = 44),
  added_by TEXT NOT NULL REFERENCES operator (id),
  added_at TEXT NOT NULL CHECK (added_at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;

-- A seat that was taken out, for good: taken in again it is another row.
CREATE TABLE seat_removal (
  seat_number INTEGER PRIMARY KEY REFERENCES seat (number),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;

-- The answer that ended a request, as it was signed; written with what became of the request in one transaction.
CREATE TABLE seat_answer (
  request_number INTEGER PRIMARY KEY REFERENCES approval_request (number),
  seat_number INTEGER NOT NULL REFERENCES seat (number),
  verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'refused')),
  answered_by TEXT NOT NULL CHECK (answered_by <> ''),
  answered_at TEXT NOT NULL CHECK (answered_at GLOB '????-??-??T??:??:??*+09:00'),
  note TEXT NOT NULL,
  file TEXT NOT NULL CHECK (json_valid(file))
) STRICT;

CREATE TRIGGER seat_is_nobody_who_signs_in BEFORE INSERT ON seat
WHEN NOT EXISTS (SELECT 1 FROM operator WHERE id = NEW.operator_id AND role = 'approver' AND active = 0 AND pin IS NULL)
BEGIN SELECT RAISE(ABORT, 'a seat stands as an approver who never signs in'); END;

CREATE TRIGGER seat_never_signs_in BEFORE UPDATE ON operator
WHEN EXISTS (SELECT 1 FROM seat WHERE operator_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a seat is nobody who signs in'); END;

CREATE TRIGGER seat_is_known_once BEFORE INSERT ON seat
WHEN EXISTS (
  SELECT 1 FROM seat s WHERE s.public_key = NEW.public_key AND NOT EXISTS (SELECT 1 FROM seat_removal WHERE seat_number = s.number)
)
BEGIN SELECT RAISE(ABORT, 'a seat is known once'); END;

CREATE TRIGGER seat_answer_by_a_known_seat BEFORE INSERT ON seat_answer
WHEN EXISTS (SELECT 1 FROM seat_removal WHERE seat_number = NEW.seat_number)
BEGIN SELECT RAISE(ABORT, 'a seat that was taken out answers nothing'); END;

-- What is done in a seat's name stands on an answer it signed, and says what the answer says.
CREATE TRIGGER seat_decides_by_its_answer BEFORE INSERT ON approval_event
WHEN EXISTS (SELECT 1 FROM seat WHERE operator_id = NEW.operator_id) AND NOT EXISTS (
  SELECT 1 FROM seat_answer a JOIN seat s ON s.number = a.seat_number
  WHERE a.request_number = NEW.request_number AND s.operator_id = NEW.operator_id
    AND NEW.state = CASE a.verdict WHEN 'approved' THEN 'intended' ELSE 'refused' END
)
BEGIN SELECT RAISE(ABORT, 'a seat decides by an answer it signed'); END;

CREATE TRIGGER seat_asks_for_no_approval BEFORE INSERT ON approval_request
WHEN EXISTS (SELECT 1 FROM seat WHERE operator_id = NEW.operator_id)
BEGIN SELECT RAISE(ABORT, 'a seat asks for nothing'); END;
CREATE TRIGGER seat_asks_for_no_refund BEFORE INSERT ON refund
WHEN EXISTS (SELECT 1 FROM seat WHERE operator_id = NEW.operator_id)
BEGIN SELECT RAISE(ABORT, 'a seat asks for nothing'); END;

CREATE TRIGGER own_seat_name_is_not_changed BEFORE UPDATE ON own_seat_name
BEGIN SELECT RAISE(ABORT, 'own_seat_name is append-only'); END;
CREATE TRIGGER own_seat_name_stays BEFORE DELETE ON own_seat_name
BEGIN SELECT RAISE(ABORT, 'own_seat_name is append-only'); END;
CREATE TRIGGER seat_is_not_changed BEFORE UPDATE ON seat
BEGIN SELECT RAISE(ABORT, 'seat is append-only'); END;
CREATE TRIGGER seat_stays BEFORE DELETE ON seat
BEGIN SELECT RAISE(ABORT, 'seat is append-only'); END;
CREATE TRIGGER seat_removal_is_not_changed BEFORE UPDATE ON seat_removal
BEGIN SELECT RAISE(ABORT, 'seat_removal is append-only'); END;
CREATE TRIGGER seat_removal_stays BEFORE DELETE ON seat_removal
BEGIN SELECT RAISE(ABORT, 'seat_removal is append-only'); END;
CREATE TRIGGER seat_answer_is_not_changed BEFORE UPDATE ON seat_answer
BEGIN SELECT RAISE(ABORT, 'seat_answer is append-only'); END;
CREATE TRIGGER seat_answer_stays BEFORE DELETE ON seat_answer
BEGIN SELECT RAISE(ABORT, 'seat_answer is append-only'); END;
