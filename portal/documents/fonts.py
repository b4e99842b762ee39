"""The council's typeface for print, and nothing else from anywhere."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from weasyprint.urls import URLFetcher

# Each file is a family of its own: WeasyPrint mixes up two files of one family and weight. The
# second has the letters outside Western Europe's.
FILES = {"council": "Council", "council-ext": "Council Extended"}
WEIGHTS = (400, 700)
SPACE = 0.25
"""Width of a space, of the size of the letters."""
SCHEME = "council-font:"


def files() -> dict[str, Path]:
    """The font files that the build has made, by their names in FILES."""
    folder = Path(settings.BASE_DIR) / "static" / "build" / "fonts"
    found = {name: folder / f"{name}.woff2" for name in FILES}
    return {name: path for name, path in found.items() if path.is_file()}


def faces() -> str:
    """The @font-face rules. Without a build there are none, and the computer's own fonts serve."""
    return "\n".join(
        f'@font-face {{ font-family: "{FILES[name]}"; font-weight: {weight};'
        f' src: url("{SCHEME}{name}-{weight}"); }}'
        for name in files()
        for weight in WEIGHTS
    )


@cache
def cut(path: Path, weight: int) -> bytes:
    """One weight of the variable font, which takes about a second to cut and is then kept.

    WeasyPrint would cut it again for each document, and write the time of day into it.
    """
    whole = path.read_bytes()
    digest = hashlib.sha256(whole).hexdigest()[:16]
    kept = Path(settings.VAR_DIR) / "fonts" / f"{path.stem}-{weight}-{digest}.ttf"
    if kept.is_file():
        return kept.read_bytes()
    font = _cut(whole, weight)
    with suppress(OSError):  # where nothing can be kept, each process cuts its own
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as written:
            written.write(font)
        Path(written.name).replace(kept)
    return font


def _cut(whole: bytes, weight: int) -> bytes:
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    variable = TTFont(BytesIO(whole), recalcTimestamp=False)
    font = instantiateVariableFont(variable, {"wght": weight})
    font.flavor = None
    if ord(" ") not in font.getBestCmap():
        _add_space(font)
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _add_space(font: TTFont) -> None:
    """Pango draws a space in the font of the letter before it, so each font needs one."""
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    font["glyf"]["space"] = Glyph()
    font["hmtx"]["space"] = (round(font["head"].unitsPerEm * SPACE), 0)
    for table in font["cmap"].tables:
        table.cmap |= {ord(" "): "space", ord("\u00a0"): "space"}


def fetcher() -> URLFetcher:
    """For WeasyPrint: gives out these fonts, and refuses every address of any kind."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    allowed = {
        f"{SCHEME}{name}-{weight}": (path, weight)
        for name, path in files().items()
        for weight in WEIGHTS
    }

    class OnlyOurFonts(URLFetcher):
        def __init__(self) -> None:
            super().__init__(allowed_protocols=())

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            if url not in allowed:
                raise PermissionError("A document may not fetch anything.")
            return URLFetcherResponse(url, cut(*allowed[url]))

    return OnlyOurFonts()
