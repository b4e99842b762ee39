"""The smallest form that has a catalogue's pages and each ending, for tests of both."""

from __future__ import annotations

from portal.forms.conditions import AllOf, AnyOf, Equals
from portal.forms.definition import (
    ContentStep,
    ExitStep,
    Journey,
    Kind,
    Privacy,
    Question,
    QuestionStep,
    Section,
    Step,
    Way,
)
from portal.repairs.catalogue import ends
from portal.repairs.catalogue.compile import CALM, DANGER, danger_step, diagnosis_steps
from portal.repairs.catalogue.tree import Catalogue

PRIVACY = Privacy("To mend homes", "Our duty as a landlord", "The repairs team", "6 years")


def journey_of(catalogue: Catalogue) -> Journey:
    words = Question("own_words", Kind.TEXTAREA, "Tell us what is wrong")
    told = AllOf((CALM, ends.own_words(catalogue)))
    last: list[Step] = [QuestionStep("own-words", (words,), when=told)]
    for node in catalogue.dangers:
        first, later = Equals(DANGER, node.key), ends.danger_later(catalogue, node.key)
        when = AnyOf((first, AllOf((CALM, later)))) if later else first
        last.append(ContentStep(f"call-{node.key}", f"Call now: {node.key}", ("Now.",), when))
    if solved := ends.solved(catalogue):
        ways = (Way("Report something else", href="/"),)
        last.append(ExitStep("solved", "It is solved", ("Good.",), ways, AllOf((CALM, solved))))
    sections = (
        Section("first", "Danger", (danger_step(catalogue),)),
        Section("diagnosis", "What is wrong", diagnosis_steps(catalogue)),
        Section("ends", "What happens now", tuple(last)),
    )
    return Journey("repair", "Report a repair", sections, privacy=PRIVACY)
