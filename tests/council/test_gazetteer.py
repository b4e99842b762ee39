"""Addresses in a table of ours, and the settings that choose where to look."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from portal.council import gazetteer
from portal.council.checks import addresses_can_be_looked_up
from portal.council.gazetteer.found import FoundAddress, in_order, settled_uprn
from portal.council.gazetteer.wording import in_small_letters, two_lines
from portal.council.models import GazetteerAddress
from portal.council.postcodes import normalised

GOOD = {"uprn": 1, "line_1": "1 High Street", "town": "Anytown", "postcode": "QZ1 1AA"}


@pytest.fixture
def sample(db: None) -> None:
    call_command("load_gazetteer", sample=True, verbosity=0)


def labels(postcode: str) -> list[str]:
    return [found.line_1 for found in gazetteer.search(postcode)]


def test_a_postcode_is_found_however_it_is_written(sample: None) -> None:
    for written in ("QZ1 1AA", "qz11aa", " qz1-1aa ", "QZ 11 AA"):
        assert labels(written) == ["Pellanby Lodge"]


def test_the_sample_has_a_postcode_of_each_size(sample: None) -> None:
    assert GazetteerAddress.objects.count() == 61
    assert len(labels("QZ1 1AB")) == 8
    assert len(labels("QZ2 3DE")) == 26
    assert labels("QZ1 2BD")[-1] == "Flat 8, Ozzlewick Court"
    assert GazetteerAddress.objects.values("postcode").distinct().count() == 6


def test_no_post_ever_goes_to_a_postcode_of_the_sample(sample: None) -> None:
    # No area begins with Q: BS 7666 has no such first letter.
    for postcode in GazetteerAddress.objects.values_list("postcode", flat=True):
        assert postcode.startswith("Q")
        assert normalised(postcode) == postcode


def test_loading_the_sample_twice_changes_nothing(sample: None) -> None:
    call_command("load_gazetteer", sample=True, verbosity=0)
    assert GazetteerAddress.objects.count() == 61


def test_made_up_addresses_come_only_when_asked_for(db: None) -> None:
    with pytest.raises(CommandError, match="--sample"):
        call_command("load_gazetteer")


def test_numbers_are_in_the_order_in_which_people_count(sample: None) -> None:
    assert labels("QZ2 3DF")[:7] == [
        f"{number} Varnishaw Close" for number in ("2", "4", "6", "6A", "6B", "8", "10")
    ]
    assert labels("QZ2 3DE")[8:11] == [f"{number} Umberlow Street" for number in (9, 10, 11)]


def test_flats_stand_with_their_building() -> None:
    def at(uprn: int, line_1: str, line_2: str = "") -> FoundAddress:
        return FoundAddress(str(uprn), line_1, line_2, "Anytown", "QZ1 1AA")

    right = [
        at(5, "2 High Street"),
        at(4, "Flat 2", "10 High Street"),
        at(3, "Flat 10", "10 High Street"),
        at(2, "12 High Street"),
        at(1, "1 Low Street"),
    ]
    assert in_order(reversed(right)) == right


def test_what_is_no_postcode_finds_nothing_and_asks_nobody(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        for nonsense in ("", "QZ1", "' OR 1=1", "QZ1 1AA QZ1 1AA", "1" * 10_000):
            assert gazetteer.search(nonsense) == []


def test_a_look_up_is_one_query(
    sample: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert len(gazetteer.search("QZ2 3DE")) == 26
    with django_assert_num_queries(1):
        assert gazetteer.get("999900000001") is not None


def test_an_address_is_found_by_its_uprn(sample: None) -> None:
    found = gazetteer.get(" 0999900000001 ")
    assert found == FoundAddress(
        "999900000001", "Pellanby Lodge", "Pellanby Lane", "Anytown", "QZ1 1AA"
    )
    assert found.label == "Pellanby Lodge, Pellanby Lane, Anytown"
    for nothing in ("", "0", "-1", "1e3", "١٢", "9" * 13, "9" * 10_000, "12"):
        assert gazetteer.get(nothing) is None


def test_a_uprn_has_up_to_twelve_digits() -> None:
    assert settled_uprn("000000000123") == "123"
    assert settled_uprn("9" * 12) == "9" * 12
    assert settled_uprn("9" * 13) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"uprn": 0},
        {"uprn": 10**12},
        {"line_1": ""},
        {"town": ""},
        {"postcode": ""},
        {"postcode": "qz1 1aa"},
        {"postcode": "QZ11AA"},
    ],
)
def test_the_database_refuses_an_address_that_could_not_be_found(
    db: None, wrong: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        GazetteerAddress.objects.create(**{**GOOD, **wrong})


def test_a_property_is_in_the_table_once(db: None) -> None:
    GazetteerAddress.objects.create(**GOOD)
    with pytest.raises(IntegrityError), transaction.atomic():
        GazetteerAddress.objects.create(**GOOD)


def test_an_editor_may_write_a_postcode_in_any_way() -> None:
    address = GazetteerAddress(**{**GOOD, "postcode": "qz11aa"})
    address.clean()
    assert address.postcode == "QZ1 1AA"
    assert str(address) == "1 High Street, Anytown, QZ1 1AA"
    with pytest.raises(ValidationError):
        GazetteerAddress(**{**GOOD, "postcode": "QZ1"}).clean()


@pytest.mark.parametrize(
    ("shouted", "said"),
    [
        ("12A ST JOHN'S ROAD", "12A St John's Road"),
        ("O'NEILL HOUSE", "O'Neill House"),
        ("NEWTON UPON AVON", "Newton upon Avon"),
        ("THE OLD MILL", "The Old Mill"),
        ("7TH FLOOR", "7th Floor"),
        ("Flat LG2", "Flat LG2"),
        ("  HIGH   STREET ", "High Street"),
    ],
)
def test_capitals_are_written_as_people_write(shouted: str, said: str) -> None:
    assert in_small_letters(shouted) == said


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (("", "12", "High Street"), ("12 High Street", "")),
        (("Flat 1", "12A", "High Street"), ("Flat 1", "12A High Street")),
        (("", "Mill House", "High Street"), ("Mill House", "High Street")),
        (("Flat 1", "Mill House", "High Street"), ("Flat 1, Mill House", "High Street")),
        (("", "", "High Street"), ("High Street", "")),
        (("", "12", ""), ("12", "")),
    ],
)
def test_a_number_stands_before_its_street_and_a_name_above_it(
    parts: tuple[str, str, str], lines: tuple[str, str]
) -> None:
    assert two_lines(*parts) == lines


def test_the_settings_must_name_a_register_and_its_key(settings: Any) -> None:
    def ids() -> list[str | None]:
        return [found.id for found in addresses_can_be_looked_up()]

    assert ids() == []
    settings.GAZETTEER = "elsewhere"
    assert ids() == ["portal.E030"]
    settings.GAZETTEER, settings.OS_PLACES_KEY = "os_places", ""
    assert ids() == ["portal.E031"]
    settings.OS_PLACES_KEY, settings.OS_PLACES_URL = "a key", "http://register.example"
    assert ids() == ["portal.E032"]
    settings.OS_PLACES_URL = "https://register.example"
    assert ids() == []
