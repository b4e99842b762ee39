"""A backup is taken while deliveries are on their way, and put back after they have arrived."""

from __future__ import annotations

from pathlib import Path

from tests.support.served.running import Running, until

from .watching import arrives, asked, came, effects, once


def test_what_was_on_its_way_at_the_backup_goes_again_and_has_no_second_effect(
    portal: Running, tmp_path: Path
) -> None:
    assert portal.sandbox is not None
    arrived_before = asked(portal)
    arrives(portal, arrived_before)
    portal.sandbox.faults.set("error")
    on_its_way = asked(portal)
    portal.database.back_up(tmp_path / "backup")
    portal.sandbox.faults.clear()
    assert once(arrives(portal, on_its_way))
    for name in ("web", "worker", "clock"):
        portal.kill(name)

    portal.database.restore(tmp_path / "backup")
    portal.start("web", "worker", "clock")
    until("it has come again", lambda: came(portal, on_its_way) == 6)
    assert once(arrives(portal, on_its_way))
    assert once(effects(portal, arrived_before))
    assert came(portal, arrived_before) == 3
    assert once(arrives(portal, asked(portal)))
