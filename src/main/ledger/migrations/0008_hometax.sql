-- Hometax's lists of receipts, what a person decided about the differences they show, and months that were closed.

-- Which business a shop belongs to; the last one of a shop counts, null takes it back.
CREATE TABLE business_number (
  number INTEGER PRIMARY KEY,
  shop_number INTEGER NOT NULL REFERENCES shop (number),
  digits TEXT CHECK (digits NOT GLOB '*[^0-9]*' AND length(digits) = 10),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;

-- A file of Hometax's list that was read to be looked at. It counts only once a person said so: then exactly what they were shown counts.
CREATE TABLE hometax_list (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  -- Any shop of the business the list is of.
  shop_number INTEGER NOT NULL REFERENCES shop (number),
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  started_at TEXT NOT NULL CHECK (started_at GLOB '????-??-??T??:??:??*+09:00'),
  -- How many lists counted when reading began: which lines are new was told beside those.
  beside_lists INTEGER NOT NULL CHECK (beside_lists >= 0)
) STRICT;

CREATE TABLE hometax_line (
  number INTEGER PRIMARY KEY,
  list_number INTEGER NOT NULL REFERENCES hometax_list (number),
  row INTEGER NOT NULL CHECK (row > 0),
  event TEXT NOT NULL CHECK (event IN ('issued', 'cancelled')),
  sold_at TEXT NOT NULL CHECK (sold_at GLOB '????-??-??T??:??:??*+09:00'),
  supply_won INTEGER NOT NULL,
  vat_won INTEGER NOT NULL,
  service_won INTEGER NOT NULL,
  total_won INTEGER NOT NULL,
  approval_number TEXT NOT NULL,
  identity_last_four TEXT,
  purpose TEXT CHECK (purpose IN ('income-deduction', 'business-expense')),
  means TEXT,
  note TEXT,
  -- 0: a list of this business that counts, or this list itself, has the line already (R44).
  is_new INTEGER NOT NULL CHECK (is_new IN (0, 1))
) STRICT;
CREATE INDEX hometax_line_of_list ON hometax_line (list_number, is_new);
CREATE INDEX hometax_line_by_key ON hometax_line (approval_number, event, total_won);

CREATE TABLE hometax_reject (
  number INTEGER PRIMARY KEY,
  list_number INTEGER NOT NULL REFERENCES hometax_list (number),
  line INTEGER NOT NULL CHECK (line >= 0),
  because TEXT NOT NULL CHECK (because <> ''),
  excerpt TEXT NOT NULL
) STRICT;
CREATE INDEX hometax_reject_of_list ON hometax_reject (list_number);

-- How reading a list ended. One without is being read, or the app was killed in it. `content` is what the file turned out to be.
CREATE TABLE hometax_reading (
  list_number INTEGER PRIMARY KEY REFERENCES hometax_list (number),
  state TEXT NOT NULL CHECK (state IN ('read', 'cancelled', 'failed', 'interrupted')),
  ended_at TEXT NOT NULL CHECK (ended_at GLOB '????-??-??T??:??:??*+09:00'),
  content TEXT CHECK (json_valid(content)),
  problem TEXT CHECK (problem IS NULL OR state = 'failed'),
  new_lines INTEGER NOT NULL CHECK (new_lines >= 0),
  first_day TEXT CHECK (first_day GLOB '????-??-??'),
  last_day TEXT CHECK (last_day GLOB '????-??-??' AND last_day >= first_day),
  CHECK ((state = 'read') = (content IS NOT NULL)),
  CHECK ((first_day IS NULL) = (last_day IS NULL))
) STRICT;

CREATE TABLE hometax_decision (
  list_number INTEGER PRIMARY KEY REFERENCES hometax_list (number),
  decision TEXT NOT NULL CHECK (decision IN ('counted', 'put-away')),
  operator_id TEXT REFERENCES operator (id),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  -- Of a list that counts: the days it was asked for at Hometax. A day without a line of it is then a day without a receipt.
  first_day TEXT CHECK (first_day GLOB '????-??-??'),
  last_day TEXT CHECK (last_day GLOB '????-??-??' AND last_day >= first_day),
  CHECK ((first_day IS NULL) = (last_day IS NULL) AND (decision = 'counted' OR first_day IS NULL))
) STRICT;

-- What a person said of a difference; the last one of a finding counts. `facts` is what the finding was about then: when that changes,
-- what was said no longer holds. `line_number` is the line that was linked by hand.
CREATE TABLE finding_settlement (
  number INTEGER PRIMARY KEY,
  shop_number INTEGER NOT NULL REFERENCES shop (number),
  finding_id TEXT NOT NULL CHECK (finding_id <> ''),
  cause TEXT NOT NULL CHECK (cause <> ''),
  facts TEXT NOT NULL CHECK (facts <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('accepted', 'waiting', 'linked', 'reopened')),
  until_day TEXT CHECK (until_day GLOB '????-??-??'),
  line_number INTEGER REFERENCES hometax_line (number),
  note TEXT NOT NULL CHECK (note <> ''),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  CHECK ((kind = 'waiting') = (until_day IS NOT NULL)),
  CHECK ((kind = 'linked') = (line_number IS NOT NULL))
) STRICT;
CREATE INDEX finding_settlement_of_finding ON finding_settlement (finding_id);
CREATE INDEX finding_settlement_of_line ON finding_settlement (line_number) WHERE line_number IS NOT NULL;

-- A month that was closed: the signed manifest of its pack, and a digest of every row and finding, by which a later look tells what changed.
CREATE TABLE month_close (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  shop_number INTEGER NOT NULL REFERENCES shop (number),
  month TEXT NOT NULL CHECK (month GLOB '????-??'),
  as_of TEXT NOT NULL CHECK (as_of GLOB '????-??-??'),
  manifest TEXT NOT NULL CHECK (json_valid(manifest)),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;

CREATE TABLE month_close_row (
  close_number INTEGER NOT NULL REFERENCES month_close (number),
  row_id TEXT NOT NULL CHECK (row_id <> ''),
  digest TEXT NOT NULL CHECK (digest <> ''),
  PRIMARY KEY (close_number, row_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER business_number_is_not_changed BEFORE UPDATE ON business_number
BEGIN SELECT RAISE(ABORT, 'business_number is append-only'); END;
CREATE TRIGGER business_number_stays BEFORE DELETE ON business_number
BEGIN SELECT RAISE(ABORT, 'business_number is append-only'); END;
CREATE TRIGGER hometax_list_is_not_changed BEFORE UPDATE ON hometax_list
BEGIN SELECT RAISE(ABORT, 'hometax_list is append-only'); END;
CREATE TRIGGER hometax_list_stays BEFORE DELETE ON hometax_list
BEGIN SELECT RAISE(ABORT, 'hometax_list is append-only'); END;
CREATE TRIGGER hometax_line_is_not_changed BEFORE UPDATE ON hometax_line
BEGIN SELECT RAISE(ABORT, 'hometax_line is not changed'); END;
-- Lines nobody took over may go; those that count stay.
CREATE TRIGGER hometax_line_stays BEFORE DELETE ON hometax_line
WHEN NOT EXISTS (SELECT 1 FROM hometax_decision WHERE list_number = OLD.list_number AND decision = 'put-away')
BEGIN SELECT RAISE(ABORT, 'a line of Hometax that may count stays'); END;
CREATE TRIGGER hometax_line_of_an_open_list BEFORE INSERT ON hometax_line
WHEN EXISTS (SELECT 1 FROM hometax_reading WHERE list_number = NEW.list_number)
  OR EXISTS (SELECT 1 FROM hometax_decision WHERE list_number = NEW.list_number)
BEGIN SELECT RAISE(ABORT, 'this list has been read'); END;
CREATE TRIGGER hometax_counts_when_read BEFORE INSERT ON hometax_decision
WHEN NEW.decision = 'counted'
  AND NOT EXISTS (SELECT 1 FROM hometax_reading WHERE list_number = NEW.list_number AND state = 'read')
BEGIN SELECT RAISE(ABORT, 'only a list that was read to its end counts'); END;
CREATE TRIGGER hometax_reject_is_not_changed BEFORE UPDATE ON hometax_reject
BEGIN SELECT RAISE(ABORT, 'hometax_reject is append-only'); END;
CREATE TRIGGER hometax_reject_stays BEFORE DELETE ON hometax_reject
BEGIN SELECT RAISE(ABORT, 'hometax_reject is append-only'); END;
CREATE TRIGGER hometax_reading_is_not_changed BEFORE UPDATE ON hometax_reading
BEGIN SELECT RAISE(ABORT, 'hometax_reading is append-only'); END;
CREATE TRIGGER hometax_reading_stays BEFORE DELETE ON hometax_reading
BEGIN SELECT RAISE(ABORT, 'hometax_reading is append-only'); END;
CREATE TRIGGER hometax_decision_is_not_changed BEFORE UPDATE ON hometax_decision
BEGIN SELECT RAISE(ABORT, 'hometax_decision is append-only'); END;
CREATE TRIGGER hometax_decision_stays BEFORE DELETE ON hometax_decision
BEGIN SELECT RAISE(ABORT, 'hometax_decision is append-only'); END;
CREATE TRIGGER finding_settlement_is_not_changed BEFORE UPDATE ON finding_settlement
BEGIN SELECT RAISE(ABORT, 'finding_settlement is append-only'); END;
CREATE TRIGGER finding_settlement_stays BEFORE DELETE ON finding_settlement
BEGIN SELECT RAISE(ABORT, 'finding_settlement is append-only'); END;
CREATE TRIGGER month_close_is_not_changed BEFORE UPDATE ON month_close
BEGIN SELECT RAISE(ABORT, 'month_close is append-only'); END;
CREATE TRIGGER month_close_stays BEFORE DELETE ON month_close
BEGIN SELECT RAISE(ABORT, 'month_close is append-only'); END;
CREATE TRIGGER month_close_row_is_not_changed BEFORE UPDATE ON month_close_row
BEGIN SELECT RAISE(ABORT, 'month_close_row is append-only'); END;
CREATE TRIGGER month_close_row_stays BEFORE DELETE ON month_close_row
BEGIN SELECT RAISE(ABORT, 'month_close_row is append-only'); END;
