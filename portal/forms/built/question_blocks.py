"""Every kind of question, as blocks: what is asked, and what counts as an answer."""

from __future__ import annotations

from typing import Any

from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from .naming import LONGEST
from .questions import MOST_ANSWERS, TEXT_TOKENS

NAME_HELP = "We fill this in. It never changes: answers are kept by it."
MOST_QUESTIONS = 12


def name_block() -> blocks.CharBlock:
    return blocks.RegexBlock(
        r"^[a-z][a-z0-9_-]*$",
        required=False,
        max_length=LONGEST,
        help_text=NAME_HELP,
        error_messages={"invalid": "Use small letters, digits, and - or _. Begin with a letter."},
    )


def short_block(words: str, **more: Any) -> blocks.CharBlock:
    return blocks.CharBlock(max_length=200, help_text=words, **more)


class ChoiceItemBlock(blocks.StructBlock):
    """One answer on a list."""

    label = blocks.CharBlock(max_length=120, label="Answer")
    hint = short_block("One line below it.", required=False)
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

    label = short_block("The question, as you would ask it.", label="Question")
    hint = short_block("Help that everybody needs. One sentence.", required=False)
    required = blocks.BooleanBlock(default=True, required=False, label="Must be answered")
    short = short_block("Its name in a list of answers: Your address.", required=False)
    error_name = short_block("Within an error: “Enter your address”.", required=False)
    when_empty = short_block("The whole sentence, if it is left empty.", required=False)
    sensitive = blocks.BooleanBlock(
        required=False, help_text="Health, beliefs, bank details and the like: hidden where we can."
    )
    name = name_block()

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
    earliest = short_block("today, or a day as 2027-04-01.", required=False)
    latest = short_block("today, or a day as 2027-04-01.", required=False)
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
