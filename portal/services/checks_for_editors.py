"""The checks beside the editor, widened: what an editor can put right, and axe can see.

What axe cannot see, the words themselves, is judged by ``writing`` and shown in the same list.
"""

from wagtail.admin.userbar import ContentCheckerItem

MORE_RULES = [
    "image-alt",
    "image-redundant-alt",
    "link-in-text-block",
    "list",
    "page-has-heading-one",
    "td-headers-attr",
    "th-has-data-cells",
    "valid-lang",
]

IN_WORDS = {
    "image-alt": {
        "error_name": "A picture has no description",
        "help_text": "Say in a few words what it shows",
    },
    "image-redundant-alt": {
        "error_name": "A picture's description repeats the words beside it",
        "help_text": "Leave it empty, or say something else",
    },
    "link-in-text-block": {
        "error_name": "A link looks like the words around it",
        "help_text": "Take away the formatting of the words",
    },
    "list": {
        "error_name": "A list is not made as a list",
        "help_text": "Use the list button",
    },
    "page-has-heading-one": {
        "error_name": "The page has no main heading",
        "help_text": "Give the page a title",
    },
    "td-headers-attr": {
        "error_name": "A table's headings do not belong to its cells",
        "help_text": "Make the table again with a heading row",
    },
    "th-has-data-cells": {
        "error_name": "A table heading has nothing under it",
        "help_text": "Take it away, or fill its cells",
    },
    "valid-lang": {
        "error_name": "A language is not known",
        "help_text": "Use a code such as pl or ur",
    },
}


class OurContentChecker(ContentCheckerItem):
    """Wagtail's ten rules and eight more, asked of the page and not of the frame around it."""

    axe_include = ["main"]
    axe_run_only = [*ContentCheckerItem.axe_run_only, *MORE_RULES]
    axe_messages = {**ContentCheckerItem.axe_messages, **IN_WORDS}
