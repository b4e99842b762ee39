"""What an editor's page may hold, from its HTML into every format: it comes out, or it is said why.

``test_bad_input`` tries the same on documents. Here nothing may be fetched on the way either.
"""

from __future__ import annotations

import socket
import urllib.request
from typing import Any, NoReturn

import pytest

from portal.documents.hypertext import NOT_DESCRIBED, read
from portal.documents.model import Document
from portal.documents.outline import sections
from portal.documents.registry import Format, all_formats

from .test_bad_input import made

FORMATS = all_formats()
SECRET = "root:x:0:0"
ROWS = "".join(f"<tr><td>Day {n}</td><td>The team came</td></tr>" for n in range(500))
PAGES = {
    "500 rows": f"<table><tr><th>Day</th><th>What</th></tr>{ROWS}</table>",
    "a word of 5,000 letters": f"<h2>{'w' * 5000}</h2><p>{'w' * 5000}</p>",
    "picture signs": "<h2>👍🏽 👨‍👩‍👧</h2><p>🇬🇧 ☎️ ✅ \U0001faf6</p>",
    "right to left": '<p>Come <span lang="ar">سلام 123</span> or <span lang="he">שלום</span>.</p>',
    "mathematics": "<p>∑ x² ≤ √2 · π ± ½ × 10⁻³</p><math><mi>x</mi></math><p>&int;&#x221A;</p>",
    "Welsh": '<p lang="cy">Mae’r tŷ a’r dŵr yn Llanfairpwllgwyngyll</p><p>Ŵŷ Ẁ ẃ</p>',
    "a picture without words": '<p>Look</p><img src="/media/a.png"><img src="x" alt=""><p>here</p>',
    "hostile HTML": (
        "<p>Safe</p><script>alert(1)</script><style>@import 'http://evil.invalid'</style>"
        "<svg onload=alert(1)><text>x</text></svg><p onclick=alert(1) style='x:url(//evil)'>on</p>"
        "<form action=//evil.invalid><input value=x></form><object data=x></object>"
        "<base href=//evil.invalid><meta http-equiv=refresh content='0;//evil.invalid'>"
        "<![CDATA[ ]]><?php x ?>"
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;<!-- <p> -->"
    ),
    "addresses elsewhere": (
        '<img src="http://evil.invalid/a.png" alt="A map"><iframe src="https://evil.invalid">x</iframe>'
        '<link rel=stylesheet href="http://evil.invalid/a.css"><p><a href="//evil.invalid/">a</a>'
        '<a href="data:text/html,x">b</a><a href="javascript:alert(1)">c</a></p>'
    ),
    "files of ours": (
        '<img src="file:///etc/passwd" alt="A plan"><p><a href="file:///etc/passwd">it</a></p>'
        '<embed src="file:///etc/passwd"><p><a href="\\\\host\\share">that</a></p>'
    ),
    "hostile languages": (
        "<p><span lang='\"><script>alert(1)</script>'>one</span> <span lang='../../etc/passwd'>"
        f"two</span> <span lang='{'x' * 3000}'>three</span> <span lang='en;rm -rf'>four</span></p>"
    ),
    "headings out of order": "<h6>Six</h6><h1>One</h1><h4></h4><p>Words</p><h3>Three</h3>",
    "a table like no other": (
        "<table><td>a<tr><th><table><tr><td>b</td></tr></table><tr></tr><td>c<td>d<td>e</table>f"
    ),
    "nothing": "<p> </p><div></div>",
}


@pytest.fixture(autouse=True)
def nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: Any, **more: Any) -> NoReturn:
        raise AssertionError("a page reached for something outside")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setattr(urllib.request, "urlopen", refused)


def page(html: str) -> Document:
    return Document("A page", sections(read(html)))


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.name)
@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_whatever_a_page_holds_comes_out_or_it_is_said_why(html: str, format: Format) -> None:
    rendered = made(page(html), format)
    if rendered is None:
        return
    assert SECRET.encode() not in rendered.content
    if rendered.media_type.startswith("text/"):
        written = rendered.content.decode()
        for never in ("alert(1)</script", "javascript:", "file:///", "@import 'http", "onclick"):
            assert never not in written, never


@pytest.mark.parametrize("name", ["text", "html", "fragment"])
def test_a_picture_without_words_is_said_to_be_one(name: str) -> None:
    format = next(one for one in FORMATS if one.name == name)
    rendered = made(page(PAGES["a picture without words"]), format)
    assert rendered is not None
    said = " ".join(rendered.content.decode().split())
    assert said.count(NOT_DESCRIBED) == 1
