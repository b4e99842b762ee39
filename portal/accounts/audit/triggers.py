"""The database itself refuses to alter the log, whoever asks: staff, a form, a shell.

Whoever may change tables can take a trigger away; that is what seals are for.
"""

from __future__ import annotations

from portal.integration.triggers import Triggers

TABLE = "accounts_auditentry"
KEPT_YEARS = 6
"""The time in which a claim can be brought: Limitation Act 1980, section 5."""

SQLITE = (
    f"""
    CREATE TRIGGER IF NOT EXISTS {TABLE}_stays BEFORE UPDATE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'An audit entry is never changed.'); END
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS {TABLE}_kept BEFORE DELETE ON {TABLE}
    WHEN OLD.at > datetime('now', '-{KEPT_YEARS} years')
    BEGIN SELECT RAISE(ABORT, 'An audit entry is kept for {KEPT_YEARS} years.'); END
    """,
    # REPLACE takes the older row away without asking the trigger above.
    f"""
    CREATE TRIGGER IF NOT EXISTS {TABLE}_once BEFORE INSERT ON {TABLE}
    WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'An audit entry is never changed.'); END
    """,  # noqa: S608 - both names are ours
)
POSTGRESQL = (
    f"""
    CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF OLD.at <= now() - interval '{KEPT_YEARS} years' THEN RETURN OLD; END IF;
        END IF;
        RAISE EXCEPTION 'An audit entry is never changed, and kept for {KEPT_YEARS} years.'
            USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"""
    CREATE OR REPLACE TRIGGER {TABLE}_stays BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()
    """,
    f"""
    CREATE OR REPLACE TRIGGER {TABLE}_whole BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()
    """,
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
REMOVED = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABLE}_{name}" for name in ("stays", "kept", "once")],
    "postgresql": [f"DROP FUNCTION IF EXISTS {TABLE}_refuse() CASCADE"],
}

GUARD = Triggers(TABLE, STATEMENTS, REMOVED)
make, remove, connect = GUARD.make, GUARD.remove, GUARD.connect
