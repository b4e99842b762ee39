"""Word documents (DOCX), packed anew from the parts that we know to be harmless.

What acts or reaches out is refused, not taken out: parts of a document lean on each other, and
one with a part missing may not open. "Save it as a PDF" always works for the person.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from xml.parsers import expat

from .unfit import Unfit

MOST_PARTS = 2_000
MOST_UNPACKED = 100_000_000
"""Bytes of all parts together."""
MOST_RATIO = 200
"""How many times smaller than unpacked a part may be, from a megabyte on: text reaches about 20."""

PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/[\w.-]+|docMetadata/[\w.-]+\.xml"
    r"|word/(?:[\w-]+/){0,3}[\w. -]+\.(?:xml|rels|odttf|jpe?g|png|gif|bmp|tiff?|emf|wmf)"
    r"|word/_rels/[\w.-]+\.rels|customXml/(?:_rels/)?[\w.-]+\.(?:xml|rels)",
    re.ASCII | re.IGNORECASE,
)
ACTIVE = re.compile(
    r"vbaproject|vbadata|activex|/embeddings/|oleobject|webextension|altchunk|afchunk|\.bin$|\.html?$",
    re.IGNORECASE,
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ACTIVE_TYPES = re.compile(r"macroenabled|vba|oleobject|activex|ms-package|afchunk|/html", re.I)
RELATIONS_NOT_KEPT = re.compile(
    r"/(?:oleobject|package|afchunk|control|activexcontrol\w*|vbaproject|wordvbadata"
    r"|attachedtemplate|frame|subdocument|webextension\w*|attachedtoolbars|keymapcustomizations)$",
    re.I,
)
SAFE_LINKS = ("http://", "https://", "mailto:", "tel:")
FIELDS_NOT_KEPT = re.compile(r"(?<!\w)(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK)\s", re.I)


def repack(data: bytes) -> bytes:
    """Give the same document as a new file. Raises ``Unfit``."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = _parts(packed)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError):
        raise Unfit("damaged") from None
    except (OSError, RuntimeError, ValueError, KeyError):
        raise Unfit("damaged") from None
    except Exception as error:
        if type(error).__name__ == "error":  # zlib.error and its like share no parent
            raise Unfit("damaged") from None
        raise
    if "[Content_Types].xml" not in parts or "word/document.xml" not in parts:
        raise Unfit("kind", "zip")
    for name, content in parts.items():
        if name.lower().endswith((".xml", ".rels")):
            _check(name, content)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parts(packed: zipfile.ZipFile) -> dict[str, bytes]:
    """Unpack, counting what really comes out: a file may say anything about its size."""
    entries = [each for each in packed.infolist() if not each.is_dir()]
    if len(entries) > MOST_PARTS:
        raise Unfit("heavy")
    left, parts, seen = MOST_UNPACKED, {}, set()
    for entry in entries:
        name = entry.orig_filename
        if entry.flag_bits & 0x1:
            raise Unfit("locked")
        if ACTIVE.search(name):
            raise Unfit("active")
        if not PARTS.fullmatch(name) or ".." in PurePosixPath(name).parts:
            raise Unfit("parts")
        if name.lower() in seen:
            raise Unfit("parts")
        seen.add(name.lower())
        with packed.open(entry) as stream:
            content = stream.read(left + 1)
        if len(content) > left or _is_bomb(entry.compress_size, len(content)):
            raise Unfit("heavy")
        left -= len(content)
        parts[name] = content
    return parts


def _is_bomb(packed: int, unpacked: int) -> bool:
    return unpacked > 1_000_000 and unpacked > MOST_RATIO * max(packed, 1)


def _check(name: str, content: bytes) -> None:
    """Read one part without believing it."""
    reader = _Reader(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.EntityDeclHandler = reader.doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise Unfit("damaged") from None
    reader.finish()


class _Reader:
    """Looks at content types, relations and fields as they pass."""

    def __init__(self, name: str) -> None:
        self.name, self.is_main, self.in_field = name, False, False
        self.fields: list[str] = []

    def doctype(self, *args: object) -> None:
        raise Unfit("active")  # no document has one; it is how other files are drawn in

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        if self.name == "[Content_Types].xml":
            self._type(attributes.get("ContentType", ""))
        elif local == "Relationship":
            self._relation(attributes)
        elif local == "instrText":
            self.in_field = True
        elif local == "fldSimple":
            self.fields += [value for key, value in attributes.items() if key.endswith("instr")]
        elif local in ("altChunk", "object", "control"):
            raise Unfit("active")

    def end(self, tag: str) -> None:
        local = tag.rpartition(" ")[2]
        if local == "instrText":
            self.in_field = False
        elif local == "p":
            self.fields.append(" ; ")

    def text(self, text: str) -> None:
        if self.in_field:
            self.fields.append(text)

    def finish(self) -> None:
        if self.name == "[Content_Types].xml" and not self.is_main:
            raise Unfit("kind", "zip")
        if FIELDS_NOT_KEPT.search("".join(self.fields) + " "):
            raise Unfit("active")

    def _type(self, content_type: str) -> None:
        self.is_main = self.is_main or content_type == MAIN
        if ACTIVE_TYPES.search(content_type):
            raise Unfit("active")

    def _relation(self, attributes: dict[str, str]) -> None:
        kind, target = attributes.get("Type", ""), attributes.get("Target", "")
        if RELATIONS_NOT_KEPT.search(kind):
            raise Unfit("active")
        if attributes.get("TargetMode", "").lower() == "external":
            if not kind.endswith("/hyperlink") or not target.lower().startswith(SAFE_LINKS):
                raise Unfit("active")
        elif "://" in target or target.startswith(("\\\\", "//")):
            raise Unfit("active")
