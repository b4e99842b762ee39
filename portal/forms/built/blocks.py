"""What a form is built of in the editor: parts, pages and questions, as blocks.

Blocks only hold what is written. ``compiling`` says what it makes, the proof what is wrong with it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import BadRequest
from django.forms.utils import ErrorList
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from . import sets
from .commenting import only_at_words
from .naming import named, named_pages
from .question_blocks import QuestionsBlock, name_block
from .refusing import reasons
from .rule_blocks import QuestionNameBlock, WhenBlock

MOST_PARTS, MOST_PAGES = 20, 100


class ByName(blocks.StructBlock):
    """A block that migrations know by its class alone: what is in it changes no table."""

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return f"{type(self).__module__}.{type(self).__qualname__}", [[]], {}

    def deconstruct_with_lookup(self, lookup: Any) -> tuple[str, list[Any], dict[str, Any]]:
        return self.deconstruct()


def _title(words: str, *, required: bool = True) -> blocks.CharBlock:
    return blocks.CharBlock(max_length=160, required=required, help_text=words)


ABOVE = BlockGroup(
    children=["title", "intro"],
    heading="Title and introduction",
    classname="collapsed",
    icon="title",
)
"""What few pages need: it is folded away."""


class PageBlock(ByName):
    """A page that asks."""

    title = _title("Only where there is more than one question.", required=False)
    intro = blocks.TextBlock(
        required=False, rows=2, label="Introduction", help_text="An empty line begins a new one."
    )
    questions = QuestionsBlock()
    when = WhenBlock(required=False)
    name = name_block()

    class Meta:
        icon = "form"
        label = "Page of questions"
        label_format = "{title} {questions}"
        form_layout = BlockGroup(children=["questions", ABOVE, "when"], settings=["name"])


class WayBlock(blocks.StructBlock):
    """Another way to get something done."""

    label = blocks.CharBlock(max_length=80, label="Words")
    phone = blocks.CharBlock(required=False, max_length=30, label="Telephone number")
    href = blocks.CharBlock(
        required=False, max_length=300, label="Or a link", help_text="/pests/ or https://…"
    )

    class Meta:
        icon = "link"
        label = "Way"
        label_format = "{label}"


class TextPageBlock(ByName):
    """A page to read."""

    title = _title("What the page says, in a few words.")
    body = blocks.TextBlock(rows=4, label="Text", help_text="An empty line begins a new paragraph.")
    ways = blocks.ListBlock(WayBlock(), default=[], max_num=5, label="Numbers or links, put first")
    when = WhenBlock(required=False)
    name = name_block()

    class Meta:
        icon = "doc-full-inverse"
        label = "Page to read"
        label_format = "{title}"
        form_layout = BlockGroup(children=["title", "body", "ways", "when"], settings=["name"])


class EndBlock(blocks.StructBlock):
    """The form ends here for those whom it cannot help."""

    title = _title("What they cannot do here.")
    body = blocks.TextBlock(rows=4, label="Text", help_text="Say why, and what they can do.")
    ways = blocks.ListBlock(WayBlock(), min_num=1, max_num=5, label="Where to turn instead")
    when = WhenBlock(required=False)
    name = name_block()

    class Meta:
        icon = "no-view"
        label = "End for some people"
        label_format = "{title}"
        form_layout = BlockGroup(children=["title", "body", "ways", "when"], settings=["name"])


class PagesBlock(blocks.StreamBlock):
    """Pages in their order. Whoever begins finds one."""

    def get_default(self) -> Any:
        return self.to_python([{"type": "page", "value": {}}])


class ItemPagesBlock(PagesBlock):
    page = PageBlock()
    text = TextPageBlock()

    class Meta:
        max_num = 20


class AddAnotherBlock(blocks.StructBlock):
    """Things that people list one by one."""

    title = _title("Who lives with you?")
    one = blocks.CharBlock(max_length=40, help_text="person")
    many = blocks.CharBlock(max_length=40, help_text="people")
    minimum = blocks.IntegerBlock(default=0, min_value=0, max_value=50, label="Fewest")
    most = blocks.IntegerBlock(default=10, min_value=1, max_value=50)
    pages = ItemPagesBlock(label="Asked about each")
    when = WhenBlock(required=False)
    name = name_block()

    class Meta:
        icon = "list-ol"
        label = "Add another"
        label_format = "{title}"
        form_layout = BlockGroup(
            children=["title", "one", "many", "minimum", "most", "pages", "when"],
            settings=["name"],
        )


class PaymentBlock(blocks.StructBlock):
    """Something that people pay for, by card, once they have sent the form."""

    words = blocks.CharBlock(max_length=80, label="What it is for", help_text="A second bin")
    pounds = blocks.DecimalBlock(
        min_value=Decimal("0.01"), max_value=10_000, decimal_places=2, label="Price of one, pounds"
    )
    each = QuestionNameBlock(
        required=False, label="How many", help_text="The question that asks it. Empty: one."
    )
    when = WhenBlock(required=False)

    class Meta:
        icon = "tag"
        label = "Payment"
        label_format = "{words}"


class SharedBlock(blocks.StructBlock):
    """Questions that other forms ask too, as they were when they were chosen."""

    set = blocks.ChoiceBlock(choices=sets.choices, label="Questions")
    when = WhenBlock(required=False)

    class Meta:
        icon = "group"
        label = "Shared questions"
        label_format = "{set}"


class SetBlock(blocks.StreamBlock):
    """The pages of a set of questions. Whatever has no name is given one as it is saved."""

    page = PageBlock()
    text = TextPageBlock()

    class Meta:
        max_num = 20  # without a least number: an editor would be told off before they begin

    def clean(self, value: Any) -> Any:
        """Give the value with a name for all that had none. Raises StreamBlockValidationError."""
        return self.to_python(named_pages(self.get_prep_value(super().clean(value))))


class StepsBlock(PagesBlock):
    """The pages of a part, in their order."""

    page = PageBlock()
    list = AddAnotherBlock()
    text = TextPageBlock()
    end = EndBlock()
    shared = SharedBlock()
    payment = PaymentBlock()

    class Meta:
        max_num = MOST_PAGES


class SectionBlock(ByName):
    """A part of a form."""

    title = blocks.CharBlock(max_length=80, help_text="About you")
    steps = StepsBlock(label="Pages")
    when = WhenBlock(required=False)
    name = name_block()

    class Meta:
        icon = "folder-open-inverse"
        label = "Part"
        label_format = "{title}"
        form_layout = BlockGroup(children=["title", "steps"], settings=["when", "name"])


class SectionsBlock(blocks.StreamBlock):
    """A whole form. Whatever has no name is given one as it is saved."""

    section = SectionBlock()

    class Meta:
        max_num = MOST_PARTS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        only_at_words(self)

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        """Read what was posted. Raises BadRequest for what no editor of ours would send."""
        try:
            return super().value_from_datadict(data, files, prefix)
        except (KeyError, ValueError, TypeError):
            raise BadRequest("The parts of the form cannot be read.") from None

    def clean(self, value: Any) -> Any:
        """Give the value with a name for all that had none. Raises StreamBlockValidationError."""
        if refused := reasons(self.get_prep_value(value)):
            raise blocks.StreamBlockValidationError(non_block_errors=ErrorList(refused))
        return self.to_python(named(self.get_prep_value(super().clean(value)), sets.find))
