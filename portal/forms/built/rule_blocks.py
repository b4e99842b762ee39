"""Rules, as blocks."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from .naming import LONGEST
from .rules import OPERATORS
from .widgets import AnswerInput, QuestionSelect

MOST_RULES = 12


class QuestionNameBlock(blocks.CharBlock):
    """The name of a question of this form."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, **kwargs)
        self.field.widget = QuestionSelect()


class ComparedBlock(blocks.CharBlock):
    """What an answer is compared with."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=120, required=False, **kwargs)
        self.field.widget = AnswerInput()


class RuleBlock(blocks.StructBlock):
    """One rule on one answer."""

    question = QuestionNameBlock()
    operator = blocks.ChoiceBlock(
        choices=list(OPERATORS.items()), default="is", label="What must be so"
    )
    value = ComparedBlock(label="Answer")

    class Meta:
        icon = "tasks"
        label = "Rule"
        label_format = "{question} {operator} {value}"
        form_classname = "struct-block built-one-rule"


class EitherBlock(blocks.StreamBlock):
    """Rules of which one is enough."""

    rule = RuleBlock()

    class Meta:
        icon = "list-ul"
        label = "One of these is enough"
        max_num = MOST_RULES


class WhenBlock(blocks.StreamBlock):
    """Rules that must all hold."""

    rule = RuleBlock()
    either = EitherBlock()

    class Meta:
        icon = "view"
        label = "Show only when"
        required = False
        max_num = MOST_RULES
        help_text = "All of these must be so. Leave it empty to show this to everybody."
