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
from .naming import LONGEST, named, named_pages
from .questions import MOST_ANSWERS, TEXT_TOKENS
from .refusing import reasons
from .rules import OPERATORS
from .widgets import AnswerInput, QuestionSelect

NAME_HELP = "We fill this in. It never changes: answers are kept by it."
MOST_PARTS, MOST_PAGES, MOST_QUESTIONS, MOST_RULES = 20, 100, 12, 12


def _name() -> blocks.CharBlock:
    return blocks.RegexBlock(
        r"^[a-z][a-z0-9_-]*$",
        required=False,
        max_length=LONGEST,
        help_text=NAME_HELP,
        error_messages={"invalid": "Use small letters, digits, and - or _. Begin with a letter."},
    )


def _short(words: str, **more: Any) -> blocks.CharBlock:
    return blocks.CharBlock(max_length=200, help_text=words, **more)


class ByName(blocks.StructBlock):
    """A block that migrations know by its class alone: what is in it changes no table."""

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return f"{type(self).__module__}.{type(self).__qualname__}", [[]], {}

    def deconstruct_with_lookup(self, lookup: Any) -> tuple[str, list[Any], dict[str, Any]]:
        return self.deconstruct()


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


class ChoiceItemBlock(blocks.StructBlock):
    """One answer on a list."""

    label = blocks.CharBlock(max_length=120, label="Answer")
    hint = _short("One line below it.", required=False)
    value = blocks.CharBlock(required=False, max_length=60, label="Name", help_text=NAME_HELP)
    after_or = blocks.BooleanBlock(required=False, label="Put “or” above it")

    class Meta:
        icon = "radio-empty"
        label = "Answer"
        label_format = "{label}"
        form_layout = BlockGroup(children=["label"], settings=["hint", "after_or", "value"])


class TickItemBlock(ChoiceItemBlock):
    """One box of several."""

    exclusive = blocks.BooleanBlock(
        required=False, label="This alone", help_text="For “None of these”: it unticks the others."
    )

    class Meta:
        form_layout = BlockGroup(
            children=["label"], settings=["hint", "exclusive", "after_or", "value"]
        )


class QuestionBlock(blocks.StructBlock):
    """What every question has."""

    label = _short("The question, as you would ask it.", label="Question")
    hint = _short("Help that everybody needs. One sentence.", required=False)
    required = blocks.BooleanBlock(default=True, required=False, label="Must be answered")
    short = _short("Its name in a list of answers: Your address.", required=False)
    error_name = _short("Within an error: “Enter your address”.", required=False)
    when_empty = _short("The whole sentence, if it is left empty.", required=False)
    sensitive = blocks.BooleanBlock(
        required=False, help_text="Health, beliefs, bank details and the like: hidden where we can."
    )
    name = _name()

    class Meta:
        icon = "help"
        label_format = "{label}"


ALWAYS = ["label", "hint", "required"]
WORDS = ["short", "error_name", "when_empty", "sensitive", "name"]


def layout(*own: str, settings: tuple[str, ...] = ()) -> BlockGroup:
    """Give what is in sight, and what is opened by "settings"."""
    return BlockGroup(children=[*ALWAYS, *own], settings=[*settings, *WORDS])


class AnswersBlock(blocks.ListBlock):
    """The answers of a list. A new one has room for two."""

    def get_default(self) -> Any:
        return self.normalize([self.child_block.to_python({}) for _ in range(2)])


def _choices(item: type[blocks.StructBlock] = ChoiceItemBlock) -> blocks.ListBlock:
    return AnswersBlock(item(), min_num=2, max_num=MOST_ANSWERS, label="Answers")


WHOSE = [("mine", "The person who fills in the form"), ("other", "Somebody else")]


def _whose() -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        choices=WHOSE,
        default="mine",
        label="About",
        help_text="What is theirs is filled in from their account, and we reply to it.",
    )


def _longest() -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        required=False, min_value=1, max_value=10000, label="Most characters"
    )


class TextQuestion(QuestionBlock):
    fills = blocks.ChoiceBlock(
        choices=[*TEXT_TOKENS.items(), ("off", "Somebody else's name")],
        required=False,
        label="This is",
    )
    longest = _longest()

    class Meta:
        icon = "pilcrow"
        label = "Short text"
        form_layout = layout("fills", settings=("longest",))


class TextareaQuestion(QuestionBlock):
    longest = _longest()

    class Meta:
        icon = "doc-full"
        label = "Long text"
        form_layout = layout(settings=("longest",))


class RadiosQuestion(QuestionBlock):
    choices = _choices()
    inline = blocks.BooleanBlock(required=False, label="Side by side", help_text="Two short words.")
    is_reply_by = blocks.BooleanBlock(
        required=False,
        label="How they want our reply",
        help_text="Its answers are named email, text, phone and post.",
    )

    class Meta:
        icon = "radio-full"
        label = "Choose one"
        form_layout = layout("choices", settings=("inline", "is_reply_by"))


class CheckboxesQuestion(QuestionBlock):
    choices = _choices(TickItemBlock)

    class Meta:
        icon = "tick"
        label = "Choose any"
        form_layout = layout("choices")


class SelectQuestion(QuestionBlock):
    choices = _choices()

    class Meta:
        icon = "arrow-down"
        label = "Choose from a long list"
        form_layout = layout("choices")


class PlainQuestion(QuestionBlock):
    class Meta:
        form_layout = layout()


class DateQuestion(QuestionBlock):
    earliest = _short("today, or a day as 2027-04-01.", required=False)
    latest = _short("today, or a day as 2027-04-01.", required=False)
    is_birthday = blocks.BooleanBlock(required=False, label="Their own date of birth")
    whose = blocks.ChoiceBlock(choices=WHOSE, default="mine", label="About")

    class Meta:
        icon = "date"
        label = "Date"
        form_layout = layout("earliest", "latest", settings=("is_birthday", "whose"))


class NumberQuestion(QuestionBlock):
    least = blocks.IntegerBlock(required=False)
    most = blocks.IntegerBlock(required=False)

    class Meta:
        icon = "order"
        label = "Number"
        form_layout = layout("least", "most")


class MoneyQuestion(QuestionBlock):
    least = blocks.DecimalBlock(required=False, max_digits=9, decimal_places=2)
    most = blocks.DecimalBlock(required=False, max_digits=9, decimal_places=2)

    class Meta:
        icon = "tag"
        label = "Sum of money"
        form_layout = layout("least", "most")


class TheirsQuestion(QuestionBlock):
    whose = _whose()

    class Meta:
        form_layout = layout("whose")


class PhoneQuestion(TheirsQuestion):
    mobile = blocks.BooleanBlock(required=False, label="Only mobile numbers")

    class Meta:
        icon = "mobile-alt"
        label = "Telephone number"
        form_layout = layout("whose", settings=("mobile",))


class FileQuestion(QuestionBlock):
    takes = blocks.ChoiceBlock(
        choices=[
            ("papers", "Photos, PDF and Word"),
            ("pictures", "Photos only"),
            ("pdf", "PDF only"),
        ],
        default="papers",
    )
    max_files = blocks.IntegerBlock(default=1, min_value=1, max_value=10, label="Most files")

    class Meta:
        icon = "upload"
        label = "Photo or file"
        form_layout = layout("takes", "max_files")


class QuestionsBlock(blocks.StreamBlock):
    """The questions of a page."""

    text = TextQuestion()
    textarea = TextareaQuestion()
    radios = RadiosQuestion()
    checkboxes = CheckboxesQuestion()
    select = SelectQuestion()
    yes_no = PlainQuestion(icon="check", label="Yes or no")
    date = DateQuestion()
    whole_number = NumberQuestion()
    money = MoneyQuestion()
    email = TheirsQuestion(icon="mail", label="Email address")
    phone = PhoneQuestion()
    address = TheirsQuestion(icon="home", label="Address")
    postcode = TheirsQuestion(icon="site", label="Postcode")
    nino = PlainQuestion(icon="user", label="National Insurance number")
    sort_code = PlainQuestion(icon="key", label="Bank sort code")
    account_number = PlainQuestion(icon="key", label="Bank account number")
    file = FileQuestion()

    class Meta:
        icon = "help"
        max_num = MOST_QUESTIONS


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
    name = _name()

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
    name = _name()

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
    name = _name()

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
    name = _name()

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
    name = _name()

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
