"""Every word of a document is read again in its Braille."""

from __future__ import annotations

import pytest

from portal.documents.braille import brf
from portal.documents.braille.brf import NO_TABLE
from portal.documents.braille.engine import LONGEST, SIGNS, read_back, translated, unknown
from portal.documents.braille.matter import OTHER_LETTERS
from portal.documents.braille.tables import TABLES, UEB, table_of
from portal.documents.model import Document, Notice, Paragraph, Section
from portal.documents.registry import Unmakeable
from portal.documents.words import Link, Phrase, Reference, Strong

from ..samples import receipt
from .reading import needs_liblouis, of, said, words

pytestmark = needs_liblouis


def test_a_whole_receipt_is_read_back_word_for_word() -> None:
    assert words(receipt()) == (
        "Anytown Council The Occupier 1 High Street We have your question "
        "Reference: K7M-4QX2 Date: Monday 1 June 2026 "
        "What happens next By Monday 8 June 2026: We reply by e-mail. "
        "Tuesday 9 June 2026: Be at home from 8am. "
        "You can see what is happening (127.0.0.1:8000/track). "
        "What you told us What is it about? Bins Where: 1 High Street Anytown "
        "Call 01632 960123 if it burns. Files you sent bin.jpg letter.pdf "
        "Payments Due Amount 1 April £161.08 Year £161.08 "
        "1. Tell us. 2. Ask again. CT-0012 Dzień dobry Town Hall High Street"
    )


@pytest.mark.parametrize(
    "text",
    [
        "You owe £1,204.50 by 5 June 2026.",
        "It costs £3.80 a week, or 17½%.",
        "Call 01632 960123 or text 07700 900123.",
        "Your reference is K7M-4QX2.",
        "Write to help@anytown.example now.",
        "See www.anytown.example/bins for more.",
        "Come at 5pm, or 17:30 at the latest.",
        "Your National Insurance number is QQ 12 34 56 C.",
        "It is COLD and DAMP in Flat 2B, 10 High Street, AB1 2CD.",
        "The children know more about knowledge and people.",
        "Bring: a bill; a photo; your card!",
        "Don’t wait: it is urgent (really).",
        "Rent & rates: 50% of £20 + £5 = £15?",
        "A café in a façade, naïve and über.",
        "2 × 3 = 6, and 20 °C",
        "back\\slash and {braces} and [brackets] and \\x0041",
    ],
)
def test_what_councils_write_is_read_back_exactly(text: str) -> None:
    assert said(text) == text


def test_english_is_contracted_by_the_unified_code() -> None:
    assert translated(["the people can go with you"], UEB) == ["! P C G ) Y"]
    # The code before 2011 wrote "to" onto the next word, and "ation" as ,N.
    assert translated(["to be in the nation"], UEB) == ["TO 2 9 ! NA;N"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("cy", "Byddwn yn ateb o fewn pum niwrnod"),
        ("pl", "Odpowiemy w ciągu pięciu dni"),
        ("ur", "ہم پانچ دنوں میں جواب دیں گے"),
        ("ar", "سنرد عليك خلال خمسة ايام"),
    ],
)
def test_other_languages_have_their_own_braille(language: str, text: str) -> None:
    made = brf(Document("1", [Section(blocks=[Paragraph(text)])], language)).decode("ascii")
    [line] = translated([text], table_of(language))
    assert "".join(line.split()) in "".join(made.split())
    read = read_back([line], table_of(language))[0]
    assert len(read.split()) == len(text.split())


def test_quotation_marks_are_read_back_as_quotation_marks() -> None:
    assert said("“Now,” we said – ‘at once’") == '"Now," we said — "at once"'


def test_welsh_is_contracted_by_its_own_code() -> None:
    """liblouis cannot read its own Welsh again, so this looks at the signs: ch and en are one."""
    assert translated(["ac y bachgen"], table_of("cy")) == ["AC Y BA*G5"]
    assert translated(["ac y bachgen"], UEB) == [";AC ;Y BA*G5"]


def test_a_phrase_in_another_script_is_written_by_its_own_table() -> None:
    document = of(Paragraph(("In Urdu: ", Phrase("سلام", "ur"), ".")))
    [expected] = translated(["سلام"], table_of("ur"))
    assert expected in brf(document).decode()
    assert "We could not print every letter" not in words(document)


@pytest.mark.parametrize("language", sorted(TABLES))
def test_every_table_named_here_is_there_and_writes_only_braille_ascii(language: str) -> None:
    table = TABLES[language]
    assert not unknown("1", table)
    [made] = translated(["12345"], table)
    assert SIGNS.issuperset(made)


@pytest.mark.parametrize(
    ("language", "letters"),
    [
        ("cy", "ŵŷâ"), ("pl", "ąćęłńóśźż"), ("ur", "ہےںٹڈ"), ("ar", "عربي"), ("bn", "বাংলা"),
        ("hi", "हिन्दी"), ("pa", "ਪੰਜਾਬੀ"), ("gu", "ગુજરાતી"), ("ta", "தமிழ்"), ("es", "ñáé"),
        ("pt", "ãçõ"), ("fr", "éèç"), ("lt", "ąčęėįšųūž"), ("lv", "āčēģīķļņšūž"), ("tr", "ğışöü"),
        ("ru", "русский"), ("fa", "فارسی"), ("bg", "български"),
        ("cs", "ěščřžýáíé"), ("sk", "ľščťžýáíé"), ("hu", "őűáé"), ("vi", "tiếng"), ("de", "äöüß"),
        ("it", "àèù"), ("nl", "ëï"), ("ga", "áéí"), ("te", "తెలుగు"),
        ("ml", "മലയാളം"), ("ckb", "کوردی"), ("el", "ελλ"),
    ],
)  # fmt: skip
def test_the_letters_of_each_language_are_known_to_its_table(language: str, letters: str) -> None:
    assert unknown(letters, TABLES[language]) == frozenset()


@pytest.mark.parametrize(
    "language", ["so", "ti", "uk", "zh-Hans", "ur-Latn", "sr-Cyrl", "x-unknown"]
)
def test_a_language_without_a_table_is_refused_with_a_reason(language: str) -> None:
    with pytest.raises(Unmakeable, match=NO_TABLE):
        brf(of(Paragraph("x"), language=language))


def test_a_text_in_a_script_that_its_language_does_not_use_is_refused() -> None:
    with pytest.raises(Unmakeable, match=OTHER_LETTERS):
        brf(of(Paragraph("我们会在五个工作日内回复您")))


def test_a_few_strange_letters_are_marked_and_said() -> None:
    read = words(of(Paragraph("My name is 王 and I live at number 5 in the High Street.")))
    assert "My name is ? and I live" in read
    assert read.endswith("Ask us to send you this in another way.")


def test_right_to_left_words_in_english_do_not_stop_it() -> None:
    assert "? means peace in our words" in said("سلام means peace in our words here")


def test_emoji_are_put_into_words() -> None:
    assert said("Thank you 👍 so much") == "Thank you (thumbs up sign) so much"
    assert "?" not in said("Family 👨‍👩‍👧 ☎️")


def test_signs_of_mathematics_are_written_or_named() -> None:
    read = said("x² ≤ √2 and ∑")
    assert "(n-ary summation)" in read or "∑" in read
    assert "?" not in read


def test_letters_in_fancy_dress_are_plain_letters() -> None:
    assert said("𝐁𝐨𝐥𝐝 and 𝑠𝑙𝑎𝑛𝑡") == "Bold and slant"


def test_strange_spaces_and_invisible_letters_do_no_harm() -> None:
    assert said("a\u2009b\u202fc\u3000d\u200be\tf") == "a b c de f"


def test_a_strong_word_a_reference_and_a_notice_keep_their_words() -> None:
    document = of(
        Notice(("Do ", Strong("not"), " touch it.")), Paragraph((Reference("CT-0012"), "."))
    )
    assert words(document) == "T Do not touch it. CT-0012."


def test_a_link_says_where_it_leads_once() -> None:
    ours = Link("01632 960123", "tel:+441632960123")
    there = Link("the rules", "https://rules.example/a")
    assert words(of(Paragraph(("Call ", ours, ".")))) == "T Call 01632 960123."
    assert words(of(Paragraph((there, ".")))) == "T the rules (rules.example/a)."


def test_a_link_that_may_not_be_followed_is_its_words() -> None:
    assert words(of(Paragraph((Link("click", "javascript:alert(1)"), ".")))) == "T click."


def test_letters_that_need_many_signs_do_not_overflow_the_engine() -> None:
    [made] = translated(["Ŵ" * LONGEST], UEB)
    assert len(made) >= LONGEST * 3


def test_a_very_long_text_reaches_the_engine_in_parts_and_loses_nothing() -> None:
    text = " ".join(f"word {place}" for place in range(2_000))
    assert said(text) == text
