"""Every subject of ``subjects/``, looked at by ``visit`` in each way that it asks for."""

from __future__ import annotations

import pytest

from .browser import Browser
from .htmlvalidate import HtmlValidate
from .subject import WHOLE_MATRIX, Subject, all_subjects
from .titles import Titles
from .visit import visit


@pytest.mark.parametrize("subject", all_subjects(), ids=str)
def test_a_page_is_sound(
    browser: Browser, validator: HtmlValidate, titles: Titles, subject: Subject
) -> None:
    whole = subject.is_whole or WHOLE_MATRIX
    found = visit(browser, validator, subject, whole=whole, titles=titles)
    assert not found, "\n".join(found)
