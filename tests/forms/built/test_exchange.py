"""A form goes out as a file and comes in as a draft, and nothing of it is lost or changed."""

from __future__ import annotations

import json
from copy import deepcopy
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from portal.council.publishing import NotFitToPublish
from portal.forms import registry
from portal.forms.built.exchange.pages import brought, written
from portal.forms.built.exchange.refused import Refused
from portal.forms.built.exchange.written import as_text, read
from portal.forms.models import FormPage, QuestionSet
from portal.integration.models import Endpoint
from portal.ui import generation
from tests.support.factories import ContactPointFactory

from .exchanged import file, taken_in, taken_out
from .pages import form_page, forms_page, published
from .writing import NEW_BIN, asked, block, end, items, page, part, rule

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    generation.forget()


def test_a_form_that_is_taken_out_and_in_again_is_the_same_file() -> None:
    first = taken_out(form_page(wants_reply=False, next_steps="We look.\nWe tell you."))
    FormPage.objects.all().delete()

    assert taken_out(taken_in(first)) == first


def test_a_file_names_no_row_of_a_database() -> None:
    made = form_page(team=ContactPointFactory(slug="waste"), endpoint=endpoint_called("bins"))
    found = taken_out(made)
    assert (found["team"], found["endpoint"]) == ("waste", "bins")
    assert '"id"' not in as_text(found)


def test_what_is_at_its_default_is_left_out_and_comes_back() -> None:
    found = {**taken_out(form_page()), "key": "other"}
    question = found["sections"][0]["value"]["steps"][0]["value"]["questions"][0]["value"]
    assert "required" not in question
    assert "hint" not in question
    made = taken_in(found)
    published(made)
    journey = registry.get(made.journey_key)
    assert journey is not None
    assert [q.required for _r, _s, q in journey.questions()] == [True] * 4


def test_a_draft_of_a_file_is_never_live_and_goes_live_like_any_other() -> None:
    made = taken_in(file())
    assert not made.live
    assert registry.get(made.journey_key) is None

    published(made)
    assert registry.get("new-bin") is not None


def test_a_file_with_a_dead_end_is_a_draft_that_cannot_go_live() -> None:
    steps = deepcopy(NEW_BIN)
    steps[0]["value"]["steps"].append(end("Nobody gets past this"))
    made = taken_in(file(sections=steps))
    with pytest.raises(NotFitToPublish):
        published(made)


def test_a_key_that_another_form_has_is_given_anew_and_said() -> None:
    published(form_page())
    made = brought(read(json.dumps(file())), forms_page())
    assert made.page.journey_key not in ("", "new-bin")
    assert made.page.slug != "new-bin"
    assert any("new-bin" in sentence for sentence in made.left_out)


def test_a_key_of_a_form_in_code_is_never_taken() -> None:
    taken = next(iter(registry.written())).key
    assert taken_in(file(key=taken)).journey_key != taken


def test_a_team_and_a_system_that_are_not_here_are_left_out_and_said() -> None:
    found = json.dumps(file(team="nobody", endpoint="nothing"))
    made = brought(read(found), forms_page())
    assert (made.page.team, made.page.endpoint) == (None, None)
    assert ["nobody" in made.left_out[0], "nothing" in made.left_out[1]] == [True, True]


def test_a_team_and_a_system_of_the_same_names_are_those_of_this_council() -> None:
    team, endpoint = ContactPointFactory(slug="waste"), endpoint_called("bins")
    made = taken_in(file(team="waste", endpoint="bins"))
    assert (made.team, made.endpoint) == (team, endpoint)


def test_a_rule_that_was_left_at_its_first_operator_still_holds() -> None:
    found = taken_out(form_page())
    when = found["sections"][0]["value"]["steps"][1]["value"]["when"]
    assert when == [{"type": "rule", "value": {"question": "bin", "value": "Food"}}]
    assert published(taken_in({**found, "key": "other"})).live


def test_html_in_a_file_is_words_like_all_others() -> None:
    words = "<script>alert(1)</script>"
    made = taken_in(file(title=words, sections=[part(words, page(asked("text", words)))]))
    assert made.title == words
    found = taken_out(made)
    assert found["sections"][0]["value"]["title"] == words


def test_answers_of_a_file_stand_in_the_editor() -> None:
    found = taken_out(form_page())
    made = FormPage.objects.get(pk=taken_in({**found, "key": "other"}).pk)
    first = made.sections[0].value["steps"][0].value["questions"][0].value
    assert [each["label"] for each in first["choices"]] == ["Food", "Other"]


def test_names_are_given_to_what_has_none() -> None:
    made = taken_in(file())
    steps = taken_out(made)["sections"][0]["value"]["steps"]
    assert steps[0]["value"]["name"] == "which-bin-do-you-need"


def test_shared_questions_go_with_a_form_and_stay_shared_where_they_are_the_same() -> None:
    shared = question_set()
    sections = [*NEW_BIN, part("More", block("shared", {"set": f"{shared.key}@1"}))]
    found = taken_out(form_page(sections))
    assert found["sets"][f"{shared.key}@1"]["title"] == "Pets"
    FormPage.objects.all().delete()

    made = brought(read(json.dumps(found)), forms_page())

    assert made.left_out == []
    assert written(made.page) == found


def test_shared_questions_that_are_not_here_become_the_forms_own() -> None:
    shared = question_set()
    use = block("shared", {"set": f"{shared.key}@1", "when": [rule("bin", "is", "Food")]})
    found = taken_out(form_page([*NEW_BIN, part("More", use)]))
    FormPage.objects.all().delete()
    QuestionSet.objects.all().delete()

    made = brought(read(json.dumps(found)), forms_page())

    assert any("Pets" in sentence for sentence in made.left_out)
    last = taken_out(made.page)["sections"][-1]["value"]["steps"][0]
    assert last["type"] == "page"
    assert last["value"]["when"][0]["value"]["question"] == "bin"
    assert published(made.page).live


def endpoint_called(slug: str) -> Endpoint:
    return Endpoint.objects.create(
        slug=slug, name=slug, address="https://example.org/", alert_to="bins@example.org"
    )


def question_set() -> QuestionSet:
    pages = [page(asked("yes_no", "Do you have a pet?", name="pet"), name="pet")]
    return QuestionSet.objects.create(key="pets", title="Pets", pages=pages)


def test_the_commands_take_a_form_out_and_in(tmp_path: Path) -> None:
    form_page()
    out, said = StringIO(), StringIO()
    call_command("export_form", "new-bin", stdout=out)
    (tmp_path / "form.json").write_text(out.getvalue())

    call_command("import_form", str(tmp_path / "form.json"), stdout=said, stderr=StringIO())

    assert "is a draft" in said.getvalue()
    assert FormPage.objects.filter(live=False).count() == 2


@pytest.mark.parametrize("content", ["", "{}", "[]"])
def test_the_command_says_why_it_takes_nothing(tmp_path: Path, content: str) -> None:
    forms_page()
    (tmp_path / "form.json").write_text(content)
    with pytest.raises(CommandError, match=r"Choose a file"):
        call_command("import_form", str(tmp_path / "form.json"))


def test_a_title_or_a_summary_that_a_page_cannot_do_without_is_asked_for() -> None:
    with pytest.raises(Refused) as refused:
        taken_in(file(title="", summary=None))
    assert {each.partition(":")[0] for each in refused.value.problems} == {"Title", "Summary"}


def test_sums_are_kept_to_the_penny() -> None:
    most = asked("money", "How much?", most="1200.50", least=0)
    made = taken_in(file(sections=[part("Sum", page(most))]))
    found: Any = taken_out(made)["sections"][0]["value"]["steps"][0]["value"]["questions"][0]
    assert (found["value"]["most"], found["value"]["least"]) == ("1200.50", "0")


def test_an_unfinished_form_is_taken_in_as_it_is() -> None:
    unfinished = [part("", page()), part("Two", block("end", {"title": "", "ways": items({})}))]
    found = taken_out(taken_in(file(sections=unfinished)))
    FormPage.objects.all().delete()
    assert taken_out(taken_in(found)) == found
