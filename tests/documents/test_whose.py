"""Of every kind of thing that has other formats: a key that is nobody's, made up or hostile."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.documents import sources
from tests.support.factories import ContactPointFactory
from tests.support.people import sign_in
from tests.support.residents import resident, signed_in, sure

pytestmark = pytest.mark.django_db
KINDS = sources.kinds()
KEYS = ["nothing", "0", "-1", "999999999", "9" * 200, "x" * 22, "7K4M-9TX3", "7k4m9tx3", "a_b"]
HOSTILE = [
    "%00",
    "a%00b",
    "x'y",
    '"',
    "a..b",
    "a%0d%0aSet-Cookie:%20a=b",
    "%F0%9F%91%8D",
    "٣",
]
DOORS = ("/account/", "/admin/")


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_that_is_nobodys_tells_nobody_anything(kind: str) -> None:
    ContactPointFactory()
    people = {
        "nobody": Client(),
        "a resident": signed_in(resident("a@example.org")),
        "one who is sure": sure(resident("b@example.org")),
        "an adviser": sign_in("Advisers"),
    }
    for who, client in people.items():
        answers = set()
        for key in KEYS:
            for address in (
                f"/formats/{kind}/{key}/",
                f"/formats/{kind}/{key}/text/",
                f"/formats/{kind}/{key}/audio/",
                f"/accessibility/formats/easy-read/{kind}/{key}/",
            ):
                answer = client.get(address)
                assert "public" not in answer["Cache-Control"], (who, address)
                answers.add(answer.status_code)
                if answer.status_code != 404:
                    assert answer["Location"].startswith(DOORS), (who, address)
        assert len(answers) == 1, who  # a door for every key, or nothing behind any


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", HOSTILE)
def test_a_hostile_key_never_reaches_whoever_looks_it_up(
    kind: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    source = sources.Source(kind, lambda request, key: asked.append(key))
    monkeypatch.setitem(sources._sources, kind, source)
    for address in (
        f"/formats/{kind}/{key}/",
        f"/formats/{kind}/{key}/pdf/",
        f"/accessibility/formats/easy-read/{kind}/{key}/",
    ):
        assert Client().get(address).status_code == 404
    assert asked == []
