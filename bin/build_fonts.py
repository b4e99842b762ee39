"""Cut the council's typeface down to what the pages need.

Reads Atkinson Hyperlegible Next (SIL Open Font License 1.1) from node_modules and writes two
variable WOFF2 files with weights 400 to 700:

- ``council.woff2``: Latin-1, punctuation and currency; every page may fetch it;
- ``council-ext.woff2``: Latin Extended, fetched only by a page that holds such letters.

The same input always gives the same bytes. Run ``npm ci`` first.
"""

from __future__ import annotations

import shutil
import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files"
LICENCE = ROOT / "static/src/fonts/OFL.txt"
TARGET = ROOT / "static/build/fonts"

WEIGHTS = (400, 700)
FEATURES = ["kern", "tnum", "ccmp", "locl", "mark", "mkmk"]
LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x131, 0x152, 0x153),
    *(0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E),
    *(0x2022, 0x2026, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2212),
]
# Kept in step with the unicode-range in static/src/scss/_fonts.scss.
LATIN_EXTENDED = [
    *range(0x100, 0x131),
    *range(0x132, 0x152),
    *range(0x154, 0x180),
    *range(0x218, 0x21C),
    *range(0x1E80, 0x1E86),
    *(0x1E9E, 0x1EF2, 0x1EF3),
]
FILES = {
    "council.woff2": ("atkinson-hyperlegible-next-latin-wght-normal.woff2", LATIN),
    "council-ext.woff2": ("atkinson-hyperlegible-next-latin-ext-wght-normal.woff2", LATIN_EXTENDED),
}


def cut(source: Path, letters: list[int]) -> TTFont:
    """The font at ``source`` with only these code points and our two weights' range."""
    whole = TTFont(source, recalcTimestamp=False)
    instantiateVariableFont(whole, {"wght": WEIGHTS}, inplace=True)
    # The subsetter wants the tables as they are in a file, not as the instancer leaves them.
    between = BytesIO()
    whole.save(between)
    between.seek(0)
    font = TTFont(between, recalcTimestamp=False)
    options = Options(layout_features=FEATURES, hinting=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def main() -> int:
    """Write both files and the licence; return the exit status."""
    if not PACKAGE.is_dir():
        sys.stderr.write("The typeface is not here yet. Run: npm ci\n")
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, (source, letters) in FILES.items():
        cut(PACKAGE / source, letters).save(TARGET / name)
        sys.stdout.write(f"{name}: {(TARGET / name).stat().st_size:,} bytes\n")
    shutil.copyfile(LICENCE, TARGET / "OFL.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
