"""The built assets are light, self-contained and readable. Run ``npm run build`` first."""

from __future__ import annotations

import json
import re
import struct

import pytest
from fontTools.ttLib import TTFont

from tests.ui import stylesheets
from tests.ui.stylesheets import BUILD, ROOT, contrast, own_tokens, squeezed, text, tokens

COLOURS = [f"display-{name}.css" for name in ("black", "contrast", "cream", "dark")]
SHEETS = ["core.css", "display.css", *COLOURS, "forms.css", "paper.css", "records.css"]
THEMES = list(stylesheets.THEMES)
ON_CREAM = {"--tint", *(f"--govuk-{name}-colour" for name in ("brand", "link", "link-hover"))}
"""Of a council's own colours those that stand on a page's ground."""
GOVUK = "--govuk-{}-colour"

# Words and the ground they stand on: every pair that a page can show.
BODY, STONE = GOVUK.format("body-background"), GOVUK.format("surface-background")
FOOT = GOVUK.format("template-background")
PAIRS = [
    *((GOVUK.format("text"), ground) for ground in (BODY, STONE, FOOT, "--tint", "--notice")),
    *((GOVUK.format("secondary-text"), ground) for ground in (BODY, STONE, FOOT, "--tint")),
    *((GOVUK.format("link"), ground) for ground in (BODY, STONE, FOOT, "--tint", "--notice")),
    *((GOVUK.format("link-visited"), ground) for ground in (BODY, STONE, FOOT, "--tint")),
    *((GOVUK.format("link-hover"), ground) for ground in (BODY, STONE, FOOT, "--tint")),
    *((GOVUK.format("error"), ground) for ground in (BODY, "--error-tint")),
    *((GOVUK.format("success"), ground) for ground in (BODY, STONE)),
    (GOVUK.format("text"), "--error-tint"),
    (GOVUK.format("surface-text"), STONE),
    (GOVUK.format("surface-text"), "--tint"),
    (GOVUK.format("surface-text"), "--notice"),
    (GOVUK.format("brand"), BODY),
    (GOVUK.format("input-border"), BODY),
    (GOVUK.format("focus-text"), GOVUK.format("focus")),
    ("--band-text", "--band"),
    ("--band-link", "--band"),
    ("--action-text", "--action"),
    ("--action-text", "--action-hover"),
]


def councils_own() -> list[str]:
    """The properties that _themes.scss says a council may set, but for the dark two."""
    source = (ROOT / "static/src/scss/_themes.scss").read_text("utf-8")
    listed = re.findall(r"^//   (--[\w-]+) ", source, re.MULTILINE)
    return [name for name in listed if not name.startswith("--dark-")]


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("core.css", 6_800),
        ("display.css", 330),
        *((name, 340) for name in COLOURS),
        ("forms.css", 5_400),
        ("paper.css", 200),
        ("records.css", 1_200),
        ("site.js", 1_000),
    ],
)
def test_each_sheet_and_the_script_keep_to_their_size(name: str, most: int) -> None:
    assert squeezed(name) <= most


@pytest.mark.parametrize(
    ("name", "most"), [("fonts/council.woff2", 19_000), ("fonts/council-ext.woff2", 10_000)]
)
def test_each_font_keeps_to_its_size(name: str, most: int) -> None:
    assert (BUILD / name).stat().st_size <= most


def test_the_first_visit_leaves_room_for_the_page_itself() -> None:
    fetched = ["core.css", "forms.css", "site.js", "icon.svg", "favicon.ico"]
    fonts = sum(path.stat().st_size for path in (BUILD / "fonts").glob("*.woff2"))
    assert sum(map(squeezed, fetched)) + fonts <= 45_000


@pytest.mark.parametrize("name", SHEETS)
def test_no_sheet_names_the_government_typeface(name: str) -> None:
    assert "gds" not in text(name).lower()


@pytest.mark.parametrize("name", [*SHEETS, "site.js", "icon.svg"])
def test_nothing_is_fetched_from_outside(name: str) -> None:
    words = text(name).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\(\s*['\"]?//|@import", words)


@pytest.mark.parametrize("name", SHEETS)
def test_every_address_in_a_sheet_leads_to_a_built_file(name: str) -> None:
    for address in re.findall(r"url\([\"']?([^)\"']+)", text(name)):
        assert address.startswith("data:") or (BUILD / address).is_file(), address


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(theme: str, words: str, ground: str) -> None:
    colours = tokens(theme)
    assert contrast(colours[words], colours[ground]) >= 4.5


def test_the_contrast_of_black_on_white_is_known() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


def test_the_list_of_a_councils_own_colours_is_found() -> None:
    assert {"--band", "--action", "--govuk-link-colour"} <= set(councils_own())
    assert len(councils_own()) == 12


@pytest.mark.parametrize("theme", ["dark", "contrast", "black", "paper"])
def test_a_councils_light_colours_do_not_reach_other_themes(theme: str) -> None:
    assert set(councils_own()) <= set(own_tokens(theme))


def test_a_councils_link_colours_do_not_reach_a_page_on_cream() -> None:
    assert set(councils_own()) >= ON_CREAM
    assert set(own_tokens("cream")) >= ON_CREAM


def test_other_themes_are_more_specific_than_a_councils_sheet() -> None:
    for selector, body in stylesheets.blocks("".join(map(text, ["core.css", *COLOURS]))):
        if "--tint:" in body and selector != ":root":
            assert re.fullmatch(r":root(:root|:not\(\[data-theme\]\)|\[data-theme=\w+\])", selector)


def test_the_device_and_the_person_ask_for_the_same_dark() -> None:
    both = text("core.css") + text("display-dark.css")
    bodies = [body for _, body in stylesheets.blocks(both) if "--dark-band" in body]
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]


@pytest.mark.parametrize("name", sorted({*SHEETS} - {"display.css", "paper.css", *COLOURS}))
def test_no_type_is_under_16_px(name: str) -> None:
    sizes = list(stylesheets.type_sizes(text(name)))
    assert sizes
    assert [(value, px) for value, px in sizes if px < 15.99] == []


def test_our_own_sheets_say_start_and_end_rather_than_left_and_right() -> None:
    for path in (ROOT / "static/src/scss").rglob("*.scss"):
        source = re.sub(r"//.*", "", path.read_text("utf-8"))
        sided = re.findall(
            r"(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)", source
        )
        assert not sided, path.name


@pytest.mark.parametrize(
    ("name", "letters"),
    [("council.woff2", "AZaz09£€’“–…éñüœı"), ("council-ext.woff2", "ŵŷćłșțžẁ")],
)
def test_a_font_has_the_letters_and_weights_we_promise(name: str, letters: str) -> None:
    font = TTFont(BUILD / "fonts" / name)
    assert set(map(ord, letters)) <= set(font.getBestCmap())
    axes = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes}
    assert axes == {"wght": (400, 700)}


def test_a_page_asks_for_the_extended_font_where_that_font_has_the_letter() -> None:
    ranges = re.search(r"unicode-range:([^;}]+)", text("core.css"))
    assert ranges is not None
    asked: set[int] = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges[1], re.IGNORECASE):
        asked.update(range(int(first, 16), int(last or first, 16) + 1))
    held = set(TTFont(BUILD / "fonts/council-ext.woff2").getBestCmap())
    assert held <= asked
    polish, welsh, romanian, turkish = "ąćęłńśźż", "ŵŷẁẃẅỳ", "ășț", "ğşİ"
    assert set(map(ord, polish + welsh + romanian + turkish)) <= held


def test_the_fonts_licence_lies_beside_them() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in text("fonts/OFL.txt")


@pytest.mark.parametrize(
    ("name", "size"), [("share.png", (1200, 630)), ("icon-180.png", (180, 180))]
)
def test_a_picture_is_small_and_the_size_it_should_be(name: str, size: tuple[int, int]) -> None:
    data = (BUILD / name).read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == size
    assert len(data) < 5_000


def test_the_old_favicon_holds_a_picture() -> None:
    data = (BUILD / "favicon.ico").read_bytes()
    assert data[:4] == b"\0\0\1\0"
    assert data[22:30] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack("<I", data[14:18])[0] == len(data) - 22


def test_the_lock_file_has_hashes_and_no_addresses_of_registries() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    for name, entry in packages.items():
        assert "resolved" not in entry, name
        assert entry["integrity"].startswith("sha512-"), name
