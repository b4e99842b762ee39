"""Cleaning, cutting and stemming words, with nothing but the words."""

from __future__ import annotations

import pytest

from portal.home.search.clean import LONGEST, MOST_WORDS, as_typed, clean, fit_to_keep, is_cut
from portal.home.search.marks import marked
from portal.home.search.words import stem, stems, tokens

ABSURD = [
    "",
    " ",
    "\x00",
    "\x00mould\x00",
    '"',
    '"""',
    "'",
    "''''",
    '"unclosed',
    "*",
    "mould*",
    "(((",
    "a AND",
    "NOT",
    "NEAR(a b)",
    "title:mould",
    "-mould",
    "mould & | ! <-> damp",
    "%s %d %(x)s",
    "100%",
    "\\",
    "\\'; DROP TABLE home_homepage; --",
    "<script>alert(1)</script>",
    "\ud800",
    "\udfff\ud800",
    "\u202emould",
    "\ufeff",
    "\ufffd",
    "e\u0301" * 300,
    "🗑️",
    "垃圾",
    "كوڑا",
    "śmieci",
    "\r\n\t\x0b\x1b[31m",
    "_" * 50,
    "-" * 50,
    "x" * 10_240,
    "bin " * 2_560,
    "٣٤٥",
    "ǅ ß ﬁ",
]


@pytest.mark.parametrize("raw", ABSURD)
def test_whatever_is_typed_comes_out_as_plain_short_words(raw: str) -> None:
    cleaned = clean(raw)
    assert len(cleaned) <= LONGEST
    assert len(cleaned.split()) <= MOST_WORDS
    assert not set(cleaned) & set('"*()&|!<>:%\\^~+\x00\n\r\t_')
    cleaned.encode()
    as_typed(raw).encode()
    fit_to_keep(raw).encode()


def test_operators_are_only_words() -> None:
    assert clean('mould AND NOT "damp"') == "mould AND NOT damp"


def test_a_word_keeps_its_apostrophe_and_its_hyphen_inside() -> None:
    assert clean("'Awaab's' -anti-social-") == "Awaab's anti-social"


def test_cutting_is_noticed() -> None:
    assert is_cut("x" * (LONGEST + 1))
    assert is_cut("bin " * (MOST_WORDS + 1))
    assert not is_cut("bin " * MOST_WORDS)


def test_a_search_box_keeps_what_was_typed_without_what_cannot_be_seen() -> None:
    assert as_typed('  "mould"\x00\u202e*  ') == '"mould" *'


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("council tax 12345678", "council tax"),
        ("refund ab123456c", "refund"),
        ("call me 01865 249811 about damp", "call me about damp"),
        ("someone@example.org rent", "rent"),
        ("rent someone＠example.org", "rent"),
        ("rent someone @ example.org", "rent"),
        ("bin day OX1 4AB", "bin day"),
        ("bin day ox14ab", "bin day"),
        ("bins 14 Some Long Road", "bins"),
        ("bins 14a high street", "bins"),
        ("3rd reminder", "reminder"),
        ("12/05/1980", ""),
        ("Wheelie Washer", "wheelie washer"),
    ],
)
def test_what_is_kept_has_no_numbers_addresses_or_postcodes(typed: str, kept: str) -> None:
    assert fit_to_keep(typed) == kept


@pytest.mark.parametrize(
    "words",
    [
        ("bin", "bins"),
        ("box", "boxes"),
        ("allergy", "allergies"),
        ("move", "moving", "moved", "moves"),
        ("recycle", "recycling"),
        ("miss", "missed", "missing"),
        ("stop", "stopped"),
        ("apply", "applies", "applied"),
        ("mold", "mould"),
        ("mouse", "mice"),
        ("died", "dies"),
        ("centre", "center", "centres"),
    ],
)
def test_forms_of_one_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("parking", "park"),
        ("housing", "house"),
        ("planning", "plan"),
        ("news", "new"),
        ("rates", "rats"),
    ],
)
def test_words_that_only_look_alike_keep_stems_of_their_own(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_accents_case_and_possessives_make_no_difference() -> None:
    assert tokens("Café AWAAB'S awaab’s") == ["cafe", "awaab", "awaab"]


def test_small_words_count_only_where_there_are_no_others() -> None:
    assert stems("what is the bin") == ["bin"]
    assert stems("what is it") == ["what", "is", "it"]


def test_marks_stand_round_every_form_of_a_word_and_all_else_is_escaped() -> None:
    html = marked("<b>Bins</b> & bin's “Bin”", {stem("bin")})
    assert html == (
        "&lt;b&gt;<mark>Bins</mark>&lt;/b&gt; &amp; <mark>bin&#x27;s</mark> “<mark>Bin</mark>”"
    )


def test_words_marked_side_by_side_share_one_mark() -> None:
    assert marked("Report damp mould", {"damp", "mould"}) == "Report <mark>damp mould</mark>"


def test_one_character_that_stands_for_four_words_is_not_a_way_past_the_limit() -> None:
    typed = "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 200

    assert len(tokens(clean(typed))) <= MOST_WORDS
    assert len(clean(typed)) <= LONGEST
