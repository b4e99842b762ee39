"""Our questions are, tag for tag, those of govuk-frontend's own fixtures."""

import pytest

from tests.ui.golden import fixtures, outline
from tests.ui.golden_forms import rendered

COVERED = {
    "input": [
        "default",
        "with hint text",
        "with error message",
        "with error and hint",
        "with width-2 class",
        "with width-3 class",
        "with width-4 class",
        "with width-5 class",
        "with width-10 class",
        "with width-20 class",
        "with width-30 class",
        "with label as page heading",
        "with prefix",
        "with suffix",
        "with prefix and suffix",
        "with prefix and suffix and error",
        "with prefix and suffix and width modifier",
        "id",
        "value",
        "zero value",
        "inputmode",
        "with prefix with html as text",
        "with suffix with html as text",
        "with autocomplete attribute",
        "with spellcheck enabled",
        "with spellcheck disabled",
    ],
    "textarea": [
        "default",
        "with hint",
        "with error message",
        "with default value",
        "with custom rows",
        "with label as page heading",
        "id",
        "with hint and error message",
        "with autocomplete attribute",
        "with spellcheck enabled",
        "with spellcheck disabled",
    ],
    "character-count": [
        "default",
        "with hint",
        "with hint and error",
        "with default value",
        "with default value exceeding limit",
        "with custom rows",
        "with label as page heading",
        "id",
        "spellcheck enabled",
        "spellcheck disabled",
        "with id starting with number",
        "with id with special characters",
    ],
    "radios": [
        "default",
        "with hint",
        "inline",
        "with a divider",
        "with fieldset and error message",
        "with very long option text",
        "with hints on parent and items",
        "with hint and error message",
    ],
    "checkboxes": [
        "default",
        "with hint",
        "with divider and None",
        "with legend as a page heading",
        "with error message",
        "with very long option text",
        "with error message and hint",
    ],
    "select": [
        "default",
        "with hint text and error message",
        "with label as page heading",
        "with falsy items",
        "hint",
        "error",
        "id",
        "with selected value",
    ],
    "date-input": [
        "default",
        "with values",
        "with items",
        "with error message and hint",
        "with error on day input",
        "with error on month input",
        "with error on year input",
        "with error on single field",
        "with autocomplete values",
    ],
    "file-upload": [
        "default",
        "with hint text",
        "with error message and hint",
        "with label as page heading",
        "allows multiple files",
        "id",
        "error",
    ],
}


@pytest.mark.parametrize(
    ("component", "name"),
    [(component, name) for component in COVERED for name in COVERED[component]],
)
def test_a_question_is_drawn_as_govuk_frontend_draws_it(component: str, name: str) -> None:
    fixture = fixtures(component)[name]
    assert outline(rendered(component, fixture)) == outline(fixture.html)


def test_the_comparison_sees_a_missing_hint() -> None:
    fixture = fixtures("input")["with hint text"]
    without = fixture._replace(options={k: v for k, v in fixture.options.items() if k != "hint"})
    assert outline(rendered("input", without)) != outline(fixture.html)


def test_the_comparison_sees_one_wrong_class() -> None:
    fixture = fixtures("input")["default"]
    assert outline(fixture.html.replace("govuk-input", "govuk-imput")) != outline(fixture.html)
