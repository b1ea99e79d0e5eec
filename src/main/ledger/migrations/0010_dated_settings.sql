-- What law leaves open is recorded with the day it applies from, so that an old answer can be given again; what a person knows of a duty
-- that no answer carries; and the days that are no business days beside those that ship with the app. Rows are only ever added.

-- A shop's settings as somebody recorded them. Of those that apply by the day of a payment, the one recorded last holds.
CREATE TABLE shop_tax_setting (
  number INTEGER PRIMARY KEY,
  shop_number INTEGER NOT NULL REFERENCES shop (number),
  applies_from TEXT NOT NULL CHECK (applies_from GLOB '????-??-??'),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  operator_id TEXT REFERENCES operator (id),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;
CREATE INDEX shop_tax_setting_of_shop ON shop_tax_setting (shop_number);

-- The settings shops had until now held for every payment. The audit has who entered them last.
INSERT INTO shop_tax_setting (shop_number, applies_from, settings, operator_id, recorded_at)
SELECT s.number, '2000-01-01',
  json_object('mandatory', s.tax_mandatory, 'mixedThreshold', s.tax_mixed_threshold, 'exemptShare', s.tax_exempt_share,
    'directIssue', json(s.tax_direct_issue)),
  a.operator_id, coalesce(a.at, '2000-01-01T00:00:00+09:00')
FROM shop s LEFT JOIN audit a ON a.number = (
  SELECT max(number) FROM audit WHERE subject = s.id AND what IN ('shop-added', 'shop-changed')
)
ORDER BY s.number;

ALTER TABLE shop DROP COLUMN tax_mandatory;
ALTER TABLE shop DROP COLUMN tax_mixed_threshold;
ALTER TABLE shop DROP COLUMN tax_exempt_share;
ALTER TABLE shop DROP COLUMN tax_direct_issue;

-- What a person knows of the receipt of a payment: a closing (with a number or a reason), the goods' category, the end of the supply.
CREATE TABLE duty_note (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  payment_number INTEGER NOT NULL REFERENCES payment (number),
  kind TEXT NOT NULL CHECK (kind IN ('tax-invoice', 'not-ours', 'waived', 'goods-mandatory', 'goods-not-mandatory', 'supplied-on')),
  document_number TEXT CHECK (document_number <> ''),
  day TEXT CHECK (day GLOB '????-??-??'),
  note TEXT NOT NULL,
  operator_id TEXT NOT NULL REFERENCES operator (id),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00'),
  CHECK ((kind = 'tax-invoice') = (document_number IS NOT NULL)),
  CHECK ((kind = 'supplied-on') = (day IS NOT NULL)),
  CHECK (note <> '' OR kind IN ('tax-invoice', 'supplied-on'))
) STRICT;
CREATE INDEX duty_note_of_payment ON duty_note (payment_number);

-- A note that was put right again; the duty is what it would be without it.
CREATE TABLE duty_note_taken_back (
  number INTEGER PRIMARY KEY,
  note_number INTEGER NOT NULL UNIQUE REFERENCES duty_note (number),
  note TEXT NOT NULL,
  operator_id TEXT NOT NULL REFERENCES operator (id),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;

-- The last row of a day counts. A day that is removed is a business day though it ships as a holiday.
CREATE TABLE holiday_change (
  number INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  is_holiday INTEGER NOT NULL CHECK (is_holiday IN (0, 1)),
  name TEXT NOT NULL CHECK (name <> ''),
  operator_id TEXT NOT NULL REFERENCES operator (id),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*+09:00')
) STRICT;

CREATE TRIGGER one_standing_closing_of_payment BEFORE INSERT ON duty_note
WHEN NEW.kind IN ('tax-invoice', 'not-ours', 'waived') AND EXISTS (
  SELECT 1 FROM duty_note WHERE payment_number = NEW.payment_number AND kind IN ('tax-invoice', 'not-ours', 'waived')
    AND number NOT IN (SELECT note_number FROM duty_note_taken_back)
)
BEGIN SELECT RAISE(ABORT, 'a duty is closed once'); END;

CREATE TRIGGER shop_tax_setting_is_not_changed BEFORE UPDATE ON shop_tax_setting
BEGIN SELECT RAISE(ABORT, 'shop_tax_setting is append-only'); END;
CREATE TRIGGER shop_tax_setting_stays BEFORE DELETE ON shop_tax_setting
BEGIN SELECT RAISE(ABORT, 'shop_tax_setting is append-only'); END;
CREATE TRIGGER duty_note_is_not_changed BEFORE UPDATE ON duty_note
BEGIN SELECT RAISE(ABORT, 'duty_note is append-only'); END;
CREATE TRIGGER duty_note_stays BEFORE DELETE ON duty_note
BEGIN SELECT RAISE(ABORT, 'duty_note is append-only'); END;
CREATE TRIGGER duty_note_taken_back_is_not_changed BEFORE UPDATE ON duty_note_taken_back
BEGIN SELECT RAISE(ABORT, 'duty_note_taken_back is append-only'); END;
CREATE TRIGGER duty_note_taken_back_stays BEFORE DELETE ON duty_note_taken_back
BEGIN SELECT RAISE(ABORT, 'duty_note_taken_back is append-only'); END;
CREATE TRIGGER holiday_change_is_not_changed BEFORE UPDATE ON holiday_change
BEGIN SELECT RAISE(ABORT, 'holiday_change is append-only'); END;
CREATE TRIGGER holiday_change_stays BEFORE DELETE ON holiday_change
BEGIN SELECT RAISE(ABORT, 'holiday_change is append-only'); END;
