"""What must be true of a page before it goes live, whoever or whatever puts it there.

An editor's button, an approval and the clock all end in ``BasePage.publish``, so the rule is
asked there and nowhere else.
"""

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from wagtail.models import Page


class NotFitToPublish(PermissionDenied):
    """A page breaks a rule of its own, so it stays as it is. ``problems`` says what to put right.

    It is a kind of PermissionDenied so that no screen of the admin can turn it into a crash.
    """

    def __init__(self, page: Page, problems: list[str]) -> None:
        super().__init__(f"Page {page.pk} cannot be published yet.")
        self.page, self.problems = page, problems


def problems(page: Page) -> list[str]:
    """What stops this version of a page from being published, in words; empty if nothing does."""
    try:
        page.full_clean()
    except ValidationError as error:
        return [
            sentence if field == NON_FIELD_ERRORS else f"{_name_of(page, field)}: {sentence}"
            for field, sentences in error.message_dict.items()
            for sentence in sentences
        ]
    own: list[str] = getattr(page, "reasons_not_to_publish", list)()
    return own


def _name_of(page: Page, field: str) -> str:
    name = str(page._meta.get_field(field).verbose_name)
    return name[:1].upper() + name[1:]
