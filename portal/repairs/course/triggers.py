"""The database itself keeps ``came_from`` true, where the repair stood before, and every move.

With the constraint on both, no statement moves a repair where it cannot go.
"""

from __future__ import annotations

from portal.integration.triggers import Triggers

TABLE = "repairs_repair"
MOVE = "repairs_repairmove"
SAYS = "A repair moves from where it stands."
KEPT = "A move of a repair is never changed."
SQLITE = (
    f"""
    CREATE TRIGGER IF NOT EXISTS {TABLE}_moves BEFORE UPDATE ON {TABLE}
    WHEN (NEW.state <> OLD.state AND NEW.came_from <> OLD.state)
      OR (NEW.state = OLD.state AND NEW.came_from <> OLD.came_from)
    BEGIN SELECT RAISE(ABORT, '{SAYS}'); END
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS {MOVE}_stays BEFORE UPDATE ON {MOVE}
    BEGIN SELECT RAISE(ABORT, '{KEPT}'); END
    """,
)
POSTGRESQL = (
    f"""
    CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"""
    CREATE OR REPLACE TRIGGER {TABLE}_moves BEFORE UPDATE ON {TABLE} FOR EACH ROW
    WHEN ((NEW.state <> OLD.state AND NEW.came_from <> OLD.state)
      OR (NEW.state = OLD.state AND NEW.came_from <> OLD.came_from))
    EXECUTE FUNCTION {TABLE}_refuse('{SAYS}')
    """,
    f"""
    CREATE OR REPLACE TRIGGER {MOVE}_stays BEFORE UPDATE ON {MOVE} FOR EACH ROW
    EXECUTE FUNCTION {TABLE}_refuse('{KEPT}')
    """,
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
REMOVED = {
    "sqlite": [
        f"DROP TRIGGER IF EXISTS {TABLE}_moves",
        f"DROP TRIGGER IF EXISTS {MOVE}_stays",
    ],
    "postgresql": [f"DROP FUNCTION IF EXISTS {TABLE}_refuse() CASCADE"],
}

GUARD = Triggers(TABLE, STATEMENTS, REMOVED)
make, remove, connect = GUARD.make, GUARD.remove, GUARD.connect
