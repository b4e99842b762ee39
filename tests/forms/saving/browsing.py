"""A person with a form half filled in, their mailbox, and other browsers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client

ADDRESS = "somebody@example.com"
WORDS = "A gate that squeaks"
ANSWERED = {"words": {"words": WORDS}, "contact": {"email": ADDRESS}}

Post = Callable[..., Any]


def link() -> str:
    """The path of the link in the newest e-mail."""
    [address] = re.findall(r"https?://\S+", _body())
    return urlsplit(address).path


def code() -> str:
    """The code in the newest e-mail."""
    [found] = re.findall(r"Your code is: (\d{6})\n", _body())
    return str(found)


def other_than(code: str) -> str:
    """A wrong code."""
    return f"{(int(code) + 1) % 10**6:06d}"


def words(page: Any) -> str:
    """The page as it is read, without what surrounds its matter."""
    main = BeautifulSoup(page.content, "html.parser").main
    assert main is not None
    return " ".join(main.get_text(" ").split())


def heading(page: Any) -> str:
    soup = BeautifulSoup(page.content, "html.parser")
    return soup.h1.get_text(" ", strip=True) if soup.h1 else ""


def open_link(client: Client, path: str, post: Post) -> Any:
    """Open a link as a person does: the button, then the code; what it leads to."""
    post(client, path)
    return post(client, f"{path}code/", {"code": code()})


def _body() -> str:
    return str(mail.outbox[-1].body)
