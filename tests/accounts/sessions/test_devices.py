"""What a browser says of itself, in the words of people."""

from __future__ import annotations

import pytest

from portal.accounts.sessions.devices import in_words

HEAD = "Mozilla/5.0 "
CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
IOS = "AppleWebKit/605.1.15 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            f"(Linux; Android 10; K) {CHROME} Mobile Safari/537.36",
            "Chrome on an Android phone",
        ),
        (f"(Linux; Android 10; K) {CHROME} Safari/537.36", "Chrome on an Android tablet"),
        (
            f"(iPhone; CPU iPhone OS 18_6 like Mac OS X) {IOS} Version/26.0 Mobile Safari/604.1",
            "Safari on an iPhone",
        ),
        (
            f"(iPhone; CPU iPhone OS 18_6 like Mac OS X) {IOS} CriOS/142.0 Mobile Safari/604.1",
            "Chrome on an iPhone",
        ),
        (
            f"(iPad; CPU OS 18_6 like Mac OS X) {IOS} FxiOS/144.0 Mobile Safari/604.1",
            "Firefox on an iPad",
        ),
        (
            f"(Windows NT 10.0; Win64; x64) {CHROME} Safari/537.36 Edg/142.0.0.0",
            "Edge on a Windows computer",
        ),
        ("(Macintosh; Intel Mac OS X 10.15; rv:144.0) Firefox/144.0", "Firefox on a Mac"),
        (f"(X11; CrOS x86_64 14541.0.0) {CHROME} Safari/537.36", "Chrome on a Chromebook"),
        (
            f"(Linux; Android 10; K) SamsungBrowser/29.0 {CHROME} Mobile Safari/537.36",
            "Samsung Internet on an Android phone",
        ),
    ],
)
def test_a_device_is_named_as_people_name_it(said: str, words: str) -> None:
    assert in_words(HEAD + said) == words


@pytest.mark.parametrize("said", ["", "curl/8.5", "<script>alert(1)</script>"])
def test_nothing_that_a_browser_says_is_repeated(said: str) -> None:
    assert in_words(said) == "A browser on a device that we do not know"


def test_a_public_computer_is_called_so() -> None:
    said = f"{HEAD}(Windows NT 10.0) {CHROME} Safari/537.36"
    assert in_words(said, shared=True) == "Chrome on a public computer"
