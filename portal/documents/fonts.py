"""The council's typeface for print, and nothing else from anywhere."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

# As in static/src/scss/_fonts.scss. The second file is for letters outside Western Europe's.
FILES = {
    "council": "",
    "council-ext": "unicode-range: U+100-130, U+132-151, U+154-17F, U+218-21B,"
    " U+1E80-1E85, U+1E9E, U+1EF2-1EF3;",
}
WEIGHTS = (400, 700)
SCHEME = "council-font:"


def files() -> dict[str, Path]:
    """The font files that the build has made, by their names in FILES."""
    folder = Path(settings.BASE_DIR) / "static" / "build" / "fonts"
    found = {name: folder / f"{name}.woff2" for name in FILES}
    return {name: path for name, path in found.items() if path.is_file()}


def faces() -> str:
    """The @font-face rules. Without a build there are none, and the computer's own fonts serve."""
    return "\n".join(
        f'@font-face {{ font-family: Council; src: url("{SCHEME}{name}-{weight}");'
        f" font-weight: {weight}; {FILES[name]} }}"
        for name in files()
        for weight in WEIGHTS
    )


@cache
def cut(path: Path, weight: int) -> bytes:
    """One weight of the variable font. Cut once, a document need not do it again each time, nor
    write the time of day into its fonts."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = instantiateVariableFont(TTFont(path, recalcTimestamp=False), {"wght": weight})
    font.flavor = None
    written = BytesIO()
    font.save(written)
    return written.getvalue()


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
