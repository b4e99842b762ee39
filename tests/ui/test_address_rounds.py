"""How the question for an address goes on from page to page."""

from collections.abc import Sequence

import pytest

from portal.council.gazetteer import FoundAddress, Unavailable
from portal.ui.forms import Address
from portal.ui.forms.address_rounds import Press, Round, Sent, Stage, following, opening

POSTCODE = "QZ1 1AA"
BY_HAND = Address("1 High Street", "", "Anytown", POSTCODE)
LISTED = Address("2 High Street", "", "Anytown", POSTCODE, uprn="2")


class Register:
    """Has as many addresses as it is told to, and counts how often it is asked."""

    def __init__(self, count: int = 3, down: bool = False) -> None:
        self.count, self.down = count, down
        self.asked: list[str] = []

    def __call__(self, postcode: str) -> Sequence[FoundAddress]:
        self.asked.append(postcode)
        if self.down:
            raise Unavailable
        return [
            FoundAddress(str(number), f"{number} High Street", "", "Anytown", postcode)
            for number in range(1, self.count + 1)
        ]


def after(
    stage: Stage,
    press: Press | None = None,
    *,
    postcode: str = "",
    uprn: str = "",
    kept: Address | None = None,
    register: Register | None = None,
) -> Round:
    sent = Sent(stage, press, Address(postcode=postcode), uprn)
    return following(sent, kept, register or Register())


def test_a_page_begins_with_a_postcode_or_with_the_address_that_we_know() -> None:
    assert opening(None) == Round(Stage.FIND)
    assert opening(LISTED).stage is Stage.KEPT
    assert opening(LISTED).answer == LISTED


@pytest.mark.parametrize("press", [Press.FIND, None])
def test_find_and_continue_both_look_a_typed_postcode_up(press: Press | None) -> None:
    register = Register()
    found = after(Stage.FIND, press, postcode="qz11aa", register=register)
    assert (found.stage, found.goes_on) == (Stage.CHOOSE, True)
    assert [each.uprn for each in found.found] == ["1", "2", "3"]
    assert register.asked == [POSTCODE]
    assert found.answer is None


def test_continue_without_a_postcode_is_no_answer_and_asks_nobody() -> None:
    register = Register()
    assert after(Stage.FIND, postcode="  ", register=register) == Round(Stage.FIND)
    assert register.asked == []


def test_find_needs_a_postcode_that_can_be_read() -> None:
    for typed, problem in (("", "postcode"), ("QZ1", "postcode_invalid")):
        found = after(Stage.FIND, Press.FIND, postcode=typed)
        assert (found.stage, found.problem) == (Stage.FIND, problem)
        assert found.address.postcode == typed
        assert not found.goes_on


def test_no_address_found_leads_to_boxes_with_the_postcode_in_them() -> None:
    found = after(Stage.FIND, Press.FIND, postcode="qz11aa", register=Register(0))
    assert (found.stage, found.notice) == (Stage.MANUAL, "nothing_found")
    assert found.address == Address(postcode=POSTCODE)


def test_a_look_up_out_of_order_is_not_the_same_as_nothing_found() -> None:
    found = after(Stage.FIND, Press.FIND, postcode="qz11aa", register=Register(down=True))
    assert (found.stage, found.notice, found.goes_on) == (Stage.MANUAL, "unavailable", True)


def test_one_address_is_still_to_be_confirmed() -> None:
    found = after(Stage.FIND, Press.FIND, postcode=POSTCODE, register=Register(1))
    assert (len(found.found), found.chosen, found.answer) == (1, "", None)


@pytest.mark.parametrize("stage", [Stage.FIND, Stage.CHOOSE])
def test_writing_it_by_hand_keeps_the_postcode_and_asks_nobody(stage: Stage) -> None:
    register = Register()
    found = after(stage, Press.MANUAL, postcode="QZ1 1", uprn="2", register=register)
    assert (found.stage, found.address) == (Stage.MANUAL, Address(postcode="QZ1 1"))
    assert found.goes_on
    assert register.asked == []


@pytest.mark.parametrize("stage", [Stage.CHOOSE, Stage.MANUAL])
def test_another_postcode_begins_with_the_one_there_was(stage: Stage) -> None:
    found = after(stage, Press.AGAIN, postcode=POSTCODE)
    assert (found.stage, found.address.postcode, found.goes_on) == (Stage.FIND, POSTCODE, True)


def test_the_chosen_address_is_the_registers_not_the_browsers() -> None:
    register = Register()
    sent = Sent(Stage.CHOOSE, None, Address("Forged", "", "Forged", POSTCODE), "2")
    found = following(sent, None, register)
    assert found.answer == LISTED
    assert not found.acted
    assert register.asked == [POSTCODE]


def test_none_chosen_and_one_that_is_not_listed_are_told_apart() -> None:
    for uprn, problem in (("", "choose"), ("9", "not_listed"), ("2 ", "not_listed")):
        found = after(Stage.CHOOSE, postcode=POSTCODE, uprn=uprn)
        assert (found.stage, found.problem, found.answer) == (Stage.CHOOSE, problem, None)
        assert len(found.found) == 3


def test_a_list_that_has_gone_meanwhile_leads_to_boxes() -> None:
    down = after(Stage.CHOOSE, postcode=POSTCODE, uprn="2", register=Register(down=True))
    assert (down.stage, down.notice, down.goes_on) == (Stage.MANUAL, "unavailable", True)
    empty = after(Stage.CHOOSE, postcode=POSTCODE, uprn="2", register=Register(0))
    assert (empty.stage, empty.notice, empty.goes_on) == (Stage.MANUAL, "nothing_found", True)


def test_a_list_without_its_postcode_asks_for_it_again() -> None:
    for tampered in ("", "nonsense"):
        found = after(Stage.CHOOSE, postcode=tampered, uprn="2")
        assert found.stage is Stage.FIND
        assert found.problem
        assert found.answer is None


def test_an_address_written_by_hand_is_the_answer() -> None:
    register = Register()
    found = following(Sent(Stage.MANUAL, None, BY_HAND, "2"), None, register)
    assert found.answer == BY_HAND
    assert register.asked == []


def test_lines_that_come_back_unchanged_are_still_the_property_that_was_chosen() -> None:
    same = Address(LISTED.line_1, LISTED.line_2, LISTED.town, LISTED.postcode)
    assert following(Sent(Stage.MANUAL, None, same), LISTED, Register()).answer == LISTED
    other = Sent(Stage.MANUAL, None, Address("2A High Street", "", "Anytown", POSTCODE))
    assert following(other, LISTED, Register()).answer == other.typed


def test_an_address_that_we_know_stays_without_a_look_up() -> None:
    register = Register()
    assert after(Stage.KEPT, kept=LISTED, register=register).answer == LISTED
    assert register.asked == []


def test_an_address_that_we_no_longer_know_is_asked_for() -> None:
    assert after(Stage.KEPT) == Round(Stage.FIND)
    assert after(Stage.KEPT, Press.AGAIN).stage is Stage.FIND


def test_changing_a_chosen_address_shows_the_list_with_it_chosen() -> None:
    found = after(Stage.KEPT, Press.AGAIN, kept=LISTED)
    assert (found.stage, found.chosen, found.goes_on) == (Stage.CHOOSE, "2", True)


def test_changing_an_address_written_by_hand_shows_its_lines() -> None:
    register = Register()
    found = after(Stage.KEPT, Press.AGAIN, kept=BY_HAND, register=register)
    assert (found.stage, found.address, found.goes_on) == (Stage.MANUAL, BY_HAND, True)
    assert register.asked == []


def test_changing_a_chosen_address_without_the_register_shows_its_lines() -> None:
    found = after(Stage.KEPT, Press.AGAIN, kept=LISTED, register=Register(down=True))
    assert (found.stage, found.notice) == (Stage.MANUAL, "unavailable")
    assert found.address.line_1 == "2 High Street"
    assert found.address.uprn == "", "changed by hand, it may be another property"
