"""Text made small: the right encoding, and nothing given away by its size."""

import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse

from portal.ui.encoding import encode, negotiate, shrink

WORDS = b"<p>Your bin day is Tuesday.</p>" * 100


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip;q=0.1", "gzip"),
        ("br;q=0.0", ""),
        ("br;q=nonsense", ""),
        ("br;q*=nonsense''1, gzip", "gzip"),
        ("identity", ""),
        ("*", ""),
        ("", ""),
    ],
)
def test_the_best_encoding_that_the_browser_takes_is_chosen(accepted: str, chosen: str) -> None:
    assert negotiate(accepted) == chosen


def test_what_is_encoded_reads_the_same() -> None:
    assert brotli.decompress(encode(WORDS, "br")) == WORDS
    assert gzip.decompress(encode(WORDS, "gzip")) == WORDS
    assert encode(WORDS, "") == WORDS


def test_two_processes_make_the_same_bytes() -> None:
    assert encode(WORDS, "gzip") == encode(WORDS, "gzip")


def test_a_passing_answer_is_made_small() -> None:
    response = HttpResponse(WORDS)
    shrink(response, "br", padded=False)
    assert brotli.decompress(response.content) == WORDS
    assert response["Content-Length"] == str(len(response.content))
    assert response["Vary"] == "Accept-Encoding"


def test_the_size_of_a_personal_page_does_not_tell_what_is_in_it() -> None:
    sizes = set()
    for _ in range(30):
        response = HttpResponse(WORDS)
        shrink(response, "gzip, br", padded=True)
        assert gzip.decompress(response.content) == WORDS
        sizes.add(len(response.content))
    assert len(sizes) > 5


def test_a_strong_validator_is_weakened_when_the_bytes_change() -> None:
    response = HttpResponse(WORDS, headers={"ETag": '"abc"'})
    shrink(response, "br", padded=False)
    assert response["ETag"] == 'W/"abc"'


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(b"short"),
        HttpResponse(WORDS, content_type="image/png"),
        HttpResponse(WORDS, headers={"Content-Encoding": "gzip"}),
        StreamingHttpResponse([WORDS]),
    ],
    ids=["short", "a picture", "encoded already", "a stream"],
)
def test_what_would_gain_nothing_is_left_alone(response: HttpResponse) -> None:
    before = response.get("Content-Encoding")
    shrink(response, "br", padded=False)
    assert response.get("Content-Encoding") == before
