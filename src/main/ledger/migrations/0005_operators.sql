-- People sign in with a PIN. Of a PIN only what scrypt made of it is kept; each try is written down before it is answered, so that
-- a start anew forgets none. `app` is the app itself, for look-ups nobody asked for; it has no PIN and never signs in.

ALTER TABLE operator ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
ALTER TABLE operator ADD COLUMN pin TEXT CHECK (pin <> '');
INSERT INTO operator (id, name, role, active) VALUES ('app', '영수데스크', 'viewer', 0);

CREATE TABLE pin_try (
  number INTEGER PRIMARY KEY,
  operator_id TEXT NOT NULL REFERENCES operator (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('sign-in', 'proof', 'change')),
  fits INTEGER NOT NULL CHECK (fits IN (0, 1)),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;
CREATE INDEX pin_try_of_operator ON pin_try (operator_id);

-- Up to how many won a role refunds alone; the last row of a role counts, null is without limit.
CREATE TABLE refund_limit (
  number INTEGER PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('cs', 'finance', 'approver', 'admin')),
  limit_won INTEGER CHECK (limit_won >= 0),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;

CREATE TRIGGER operator_keeps_its_id BEFORE UPDATE ON operator WHEN OLD.id <> NEW.id
BEGIN SELECT RAISE(ABORT, 'an operator keeps its id'); END;
CREATE TRIGGER operator_stays BEFORE DELETE ON operator
BEGIN SELECT RAISE(ABORT, 'an operator is never deleted'); END;
CREATE TRIGGER app_never_signs_in BEFORE UPDATE ON operator WHEN OLD.id = 'app'
BEGIN SELECT RAISE(ABORT, 'the app is nobody who signs in'); END;
CREATE TRIGGER book_keeps_an_admin AFTER UPDATE ON operator
WHEN NOT EXISTS (SELECT 1 FROM operator WHERE role = 'admin' AND active = 1)
BEGIN SELECT RAISE(ABORT, 'a book keeps an active admin'); END;

CREATE TRIGGER pin_try_is_not_changed BEFORE UPDATE ON pin_try
BEGIN SELECT RAISE(ABORT, 'pin_try is append-only'); END;
CREATE TRIGGER pin_try_stays BEFORE DELETE ON pin_try
BEGIN SELECT RAISE(ABORT, 'pin_try is append-only'); END;
CREATE TRIGGER refund_limit_is_not_changed BEFORE UPDATE ON refund_limit
BEGIN SELECT RAISE(ABORT, 'refund_limit is append-only'); END;
CREATE TRIGGER refund_limit_stays BEFORE DELETE ON refund_limit
BEGIN SELECT RAISE(ABORT, 'refund_limit is append-only'); END;
