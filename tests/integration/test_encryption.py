"""What people tell us cannot be read in the database, and can be read by us."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.db.models import TextField
from django.db.models.functions import Cast
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from portal.integration import rotation
from portal.integration.checks import keys_can_encrypt
from portal.integration.encryption import (
    CannotDecrypt,
    EncryptedJSONField,
    EncryptedTextField,
    cipher,
    keyed_hash,
)

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
CANARY = "canary in a coal mine"

with isolate_apps("portal.integration"):

    class Secret(models.Model):
        words = EncryptedTextField(null=True)
        answers = EncryptedJSONField(null=True)

        class Meta:
            app_label = "integration"

        def __str__(self) -> str:
            return "a secret"


@pytest.fixture
def table(db: None, settings: Settings) -> None:
    settings.FIELD_KEYS = [OLD]
    editor: Any = connection.SchemaEditorClass(connection)
    sql, values = editor.table_sql(Secret)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def stored(name: str = "words") -> list[str | None]:
    """The column as it lies in the database."""
    column = Cast(name, TextField())
    return list(Secret.objects.order_by("pk").values_list(column, flat=True))


@pytest.mark.usefixtures("table")
class TestTheDatabase:
    def test_holds_no_plain_words(self) -> None:
        Secret.objects.create(words=CANARY, answers={"why": CANARY})
        for text in (*stored("words"), *stored("answers")):
            assert text
            assert CANARY not in text

    def test_gives_back_what_was_written(self) -> None:
        answers = {"name": "Zoë", "ages": [3, 5], "none": None, "yes": True}
        Secret.objects.create(words="Çava?", answers=answers)
        row = Secret.objects.get()
        assert (row.words, row.answers) == ("Çava?", answers)

    def test_never_writes_the_same_words_the_same_way(self) -> None:
        Secret.objects.bulk_create([Secret(words="same"), Secret(words="same")])
        first, second = stored()
        assert first != second

    def test_keeps_nothing_and_empty_apart(self) -> None:
        Secret.objects.bulk_create(
            [Secret(words=None, answers=None), Secret(words="", answers=""), Secret(answers={})]
        )
        rows = Secret.objects.order_by("pk")
        assert [(row.words, row.answers) for row in rows] == [(None, None), ("", ""), (None, {})]
        assert Secret.objects.filter(words__isnull=True).count() == 2
        assert [text is None for text in stored()] == [True, False, True]

    def test_is_written_encrypted_by_update_and_bulk_update_too(self) -> None:
        row = Secret.objects.create(words="before")
        Secret.objects.update(words=CANARY)
        assert CANARY not in str(stored())
        row.words = CANARY * 2
        Secret.objects.bulk_update([row], ["words"])
        assert CANARY not in str(stored())
        assert Secret.objects.get().words == CANARY * 2

    @pytest.mark.parametrize("lookup", ["words", "words__contains", "answers__name", "words__in"])
    def test_cannot_be_searched_by_what_is_encrypted(self, lookup: str) -> None:
        with pytest.raises(FieldError) as refused:
            Secret.objects.filter(**{lookup: CANARY}).exists()
        assert CANARY not in str(refused.value)

    def test_read_with_the_wrong_key_says_where_and_not_what(self, settings: Settings) -> None:
        Secret.objects.create(words=CANARY)
        [token] = stored()
        settings.FIELD_KEYS = [NEW]
        with pytest.raises(CannotDecrypt) as refused:
            Secret.objects.get()
        said = str(refused.value)
        assert "integration.Secret.words" in said
        assert "FIELD_KEYS" in said
        assert CANARY not in said
        assert str(token) not in said
        assert refused.value.__suppress_context__


@pytest.mark.usefixtures("table")
class TestRotation:
    @pytest.fixture(autouse=True)
    def only_this_table(self, monkeypatch: pytest.MonkeyPatch) -> None:
        fields = [(Secret, Secret._meta.get_field(name)) for name in ("words", "answers")]
        monkeypatch.setattr(
            "portal.integration.management.commands.rotate_keys.encrypted_fields", lambda: fields
        )
        monkeypatch.setattr(rotation, "BATCH", 2)

    def test_lets_the_old_key_go(self, settings: Settings) -> None:
        Secret.objects.bulk_create([Secret(words=str(n), answers=[n]) for n in range(5)])
        settings.FIELD_KEYS = [NEW, OLD]
        call_command("rotate_keys", verbosity=0)
        settings.FIELD_KEYS = [NEW]
        rows = Secret.objects.order_by("pk")
        assert [(row.words, row.answers) for row in rows] == [(str(n), [n]) for n in range(5)]

    def test_goes_through_every_batch_once(self, settings: Settings) -> None:
        Secret.objects.bulk_create([Secret(words=str(n)) for n in range(5)])
        settings.FIELD_KEYS = [NEW, OLD]
        field: Any = Secret._meta.get_field("words")
        first = rotation.rotate(Secret, field, batch=2)
        again = rotation.rotate(Secret, field, batch=2)
        assert (first.written, first.fresh) == (5, 0)
        assert (again.written, again.fresh) == (0, 5)

    def test_leaves_nothing_as_nothing(self, settings: Settings) -> None:
        Secret.objects.bulk_create([Secret(words=None), Secret(words="")])
        settings.FIELD_KEYS = [NEW, OLD]
        call_command("rotate_keys", verbosity=0)
        assert [row.words for row in Secret.objects.order_by("pk")] == [None, ""]

    def test_names_a_field_it_cannot_open_and_does_the_rest(self, settings: Settings) -> None:
        lost = Secret.objects.create(words="written with a key that is gone")
        settings.FIELD_KEYS = [NEW]
        kept = Secret.objects.create(words="kept", answers=[1])
        before = stored()
        with pytest.raises(CommandError, match=r"integration\.Secret\.words \(1\)"):
            call_command("rotate_keys", verbosity=0)
        assert stored()[0] == before[0]
        assert Secret.objects.get(pk=kept.pk).words == "kept"
        settings.FIELD_KEYS = [NEW, OLD]
        assert Secret.objects.get(pk=lost.pk).words == "written with a key that is gone"


def test_every_encrypted_field_of_the_portal_is_rotated() -> None:
    assert "cases.TimelineEntry.words" in {str(field) for _, field in rotation.encrypted_fields()}


@pytest.mark.parametrize("keys", [[], ["short"], [OLD, ""]])
def test_keys_that_are_none_are_refused_without_showing_them(
    keys: list[str], settings: Settings
) -> None:
    settings.FIELD_KEYS = keys
    with pytest.raises(ImproperlyConfigured) as refused:
        cipher()
    assert "FIELD_KEYS" in str(refused.value)
    assert OLD not in str(refused.value)
    assert [error.id for error in keys_can_encrypt()] == ["portal.E002"]


def test_a_short_key_for_hashes_and_a_key_used_twice_are_errors(settings: Settings) -> None:
    assert keys_can_encrypt() == []
    settings.LOOKUP_KEY = "short"
    assert [error.id for error in keys_can_encrypt()] == ["portal.E003"]
    settings.LOOKUP_KEY = settings.FIELD_KEYS[0]
    assert [error.id for error in keys_can_encrypt()] == ["portal.E004"]


@pytest.mark.parametrize(
    ("purpose", "ways"),
    [
        ("email", ["Ann@Example.org", " ann@example.ORG ", "ann@example.org"]),
        ("postcode", ["OX1 1BX", "ox11bx", " Ox1-1Bx "]),
        ("phone", ["01632 960249", "+44 1632 960249", "+44 (0)1632 960249", "00441632960249"]),
        ("surname", ["O'Brien", "o’brien", "OBRIEN", "O Brien"]),
        ("surname", ["Müller", "muller", "MULLER"]),
        ("account", ["AB  12", "ab 12 "]),
    ],
)
def test_ways_of_writing_one_thing_have_one_hash(purpose: str, ways: list[str]) -> None:
    assert len({keyed_hash(purpose, way) for way in ways}) == 1


def test_hashes_differ_by_value_by_purpose_and_by_key(settings: Settings) -> None:
    one = keyed_hash("email", "ann@example.org")
    assert len(one) == 64
    assert one != keyed_hash("email", "anne@example.org")
    assert one != keyed_hash("login", "ann@example.org")
    settings.LOOKUP_KEY = "another key, long enough for any purpose"
    assert one != keyed_hash("email", "ann@example.org")


@pytest.mark.parametrize("purpose", ["email", "postcode", "phone", "surname", "account"])
def test_nothing_has_no_hash(purpose: str) -> None:
    assert keyed_hash(purpose, "  ") == ""


@given(st.text())
def test_a_hash_never_shows_what_it_is_of(value: str) -> None:
    found = keyed_hash("surname", value)
    assert found == "" or (len(found) == 64 and int(found, 16) >= 0)
