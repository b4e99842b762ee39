"""A form that an editor builds is there for other systems as soon as it is live."""

from __future__ import annotations

import pytest

from portal.forms import registry
from portal.forms.api import wire
from portal.forms.built.library import LIBRARY
from portal.forms.models import FormPage, Submission
from portal.forms.route import route
from tests.forms.built.pages import form_page, published
from tests.support.api import Calling
from tests.support.filling import plans

from .test_schema_properties import why


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> FormPage:
    monkeypatch.setattr(registry, "_libraries", [LIBRARY])
    return published(form_page())


def listed(partner: Calling) -> set[str]:
    return {each["key"] for each in partner.get("/forms").json()["forms"]}


def test_it_is_listed_read_and_sent_like_any_other(partner: Calling, built: FormPage) -> None:
    journey = registry.get(built.journey_key)
    assert journey
    (found,) = [
        each for each in partner.get("/forms").json()["forms"] if each["key"] == built.journey_key
    ]
    path = f"/forms/{built.journey_key}/versions/{found['version']}"
    assert partner.get(f"{path}/schema").json()["title"] == found["title"] == built.title
    whole = next(each for plan in plans(journey) if (each := route(journey, plan.answers)).complete)
    answers = wire.sent_of(journey, whole.answers)
    assert why(journey, answers) == []
    answer = partner.post(f"{path}/submissions", {"answers": answers, "agreed": True})
    assert answer.status_code == 200, answer.content
    assert Submission.objects.get().version == built.version


def test_it_is_not_there_before_it_is_live_nor_after(partner: Calling, built: FormPage) -> None:
    draft = form_page(title="Not yet")
    assert draft.journey_key not in listed(partner)
    assert built.journey_key in listed(partner)
    path = f"/forms/{built.journey_key}/versions/{built.version.number}/schema"  # type: ignore[union-attr]
    assert partner.get(path).status_code == 200
    built.unpublish()
    assert built.journey_key not in listed(partner)
    assert partner.get(path).status_code == 404
