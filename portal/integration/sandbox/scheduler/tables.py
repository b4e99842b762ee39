"""What the scheduler keeps in the sandbox's book. No address, name or word of anybody."""

TABLES = """
CREATE TABLE IF NOT EXISTS slot_holds (
    reference TEXT PRIMARY KEY, job TEXT NOT NULL, trade TEXT NOT NULL, minutes INTEGER NOT NULL,
    day TEXT NOT NULL, part TEXT NOT NULL, person TEXT NOT NULL, until REAL NOT NULL,
    ended TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS slot_holds_of ON slot_holds (day, part) WHERE ended = '';
CREATE TABLE IF NOT EXISTS slot_bookings (
    reference TEXT PRIMARY KEY, job TEXT NOT NULL, trade TEXT NOT NULL, minutes INTEGER NOT NULL,
    day TEXT NOT NULL, part TEXT NOT NULL, person TEXT NOT NULL, at REAL NOT NULL,
    pushed TEXT NOT NULL DEFAULT 'planned', pushed_at REAL, cancelled_at REAL
);
CREATE INDEX IF NOT EXISTS slot_bookings_of ON slot_bookings (day, part);
CREATE INDEX IF NOT EXISTS slot_bookings_for ON slot_bookings (job);
CREATE TABLE IF NOT EXISTS slot_calls (
    key TEXT PRIMARY KEY, asked TEXT NOT NULL, came INTEGER NOT NULL, status INTEGER,
    answer TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS slot_told (reference TEXT PRIMARY KEY, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS slot_rivals (
    day TEXT NOT NULL, part TEXT NOT NULL, trade TEXT NOT NULL, PRIMARY KEY (day, part, trade)
);
"""
"""``slot_calls`` without a status are void: asked about before they came, so never to be done."""
