"""From Start to "thank you", as a person goes."""

from __future__ import annotations

from portal.cases.models import Case
from portal.forms.models import Draft, Submission
from tests.support.journeys import GOOD
from tests.support.walking import Walker, walks


def test_a_person_goes_from_start_to_thank_you(walker: Walker) -> None:
    visited = list(walks(walker, GOOD))
    assert visited == list(GOOD)
    assert walker.heading == "Check your answers"
    walker.send()
    assert walker.heading == "Thank you, we have it"
    case = Case.objects.get()
    assert case.shown_reference in walker.soup.get_text()
    assert Submission.objects.get().case == case
    assert not Draft.objects.exists()
