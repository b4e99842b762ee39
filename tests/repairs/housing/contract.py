"""What every housing system must keep. A new adapter's tests inherit from this.

Give a fixture ``world``: a housing system, with homes of each kind, and a way to send it away.
"""

from __future__ import annotations

from typing import Protocol

import pytest

from portal.repairs.housing import Housing, Unavailable
from portal.repairs.law.words import Tenure


class World(Protocol):
    """``ours`` and ``neighbour`` share a building, ``other`` is in another. All have tenants."""

    system: Housing
    ours: str
    neighbour: str
    other: str
    not_ours: str
    bought: str
    empty: str
    by_phone: str

    def go_away(self) -> None: ...


class HousingContract:
    def test_a_home_of_ours_has_a_tenant(self, world: World) -> None:
        home = world.system.home(world.ours)
        assert home is not None
        assert (home.tenure, home.by_phone, home.lived_in) == (Tenure.SECURE, False, True)

    def test_noughts_in_front_are_the_same_home(self, world: World) -> None:
        assert world.system.home(f"00{world.ours}") == world.system.home(world.ours)

    def test_homes_of_one_building_share_its_key_and_no_other_does(self, world: World) -> None:
        ours, next_door, other = map(world.system.home, (world.ours, world.neighbour, world.other))
        assert ours is not None
        assert next_door is not None
        assert other is not None
        assert ours.building == next_door.building != other.building

    def test_the_key_of_a_building_is_not_told_by_its_repr(self, world: World) -> None:
        home = world.system.home(world.ours)
        assert home is not None
        assert home.building not in repr(home)

    @pytest.mark.parametrize("uprn", ["", "nonsense", "0", "1" * 13])
    def test_what_is_no_uprn_is_no_home_of_ours(self, world: World, uprn: str) -> None:
        assert world.system.home(uprn) is None

    def test_a_home_of_others_is_none_of_ours(self, world: World) -> None:
        assert world.system.home(world.not_ours) is None

    def test_who_has_bought_it_who_is_gone_and_whom_to_call_is_said(self, world: World) -> None:
        bought, empty, by_phone = map(
            world.system.home, (world.bought, world.empty, world.by_phone)
        )
        assert bought is not None
        assert bought.tenure == Tenure.LEASEHOLDER
        assert empty is not None
        assert not empty.lived_in
        assert by_phone is not None
        assert by_phone.by_phone

    def test_away_it_says_so_and_nothing_else(self, world: World) -> None:
        world.go_away()
        with pytest.raises(Unavailable) as raised:
            world.system.home(world.ours)
        assert world.ours not in repr(raised.value)
