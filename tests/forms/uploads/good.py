"""Files as people send them, made by code: what a phone takes, an office writes, a bank sends."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Encryption, Name
from PIL import Image
from pillow_heif import register_heif_opener

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F
TURNED = 6  # the phone was held upright: turn by 90 degrees to see it right


def picture(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """Left half red, right half blue, so that turning it shows."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(size))
        return image
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    register_heif_opener()
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(**options: Any) -> bytes:
    return saved(picture(), "JPEG", **options)


def png(mode: str = "RGB", **options: Any) -> bytes:
    return saved(picture(mode=mode), "PNG", **options)


def phone_notes(orientation: int = TURNED) -> Image.Exif:
    """What a phone writes into a photo: which way up, where, and with what."""
    notes = Image.Exif()
    notes[ORIENTATION] = orientation
    notes[MAKER] = "Canary Phones"
    notes[GPS] = {1: "N", 2: (51.0, 45.0, 7.0), 3: "W", 4: (1.0, 15.0, 28.0)}
    return notes


def phone_jpeg() -> bytes:
    return jpeg(exif=phone_notes(), comment=b"canary comment")


def heic() -> bytes:
    return saved(picture(), "HEIF", exif=phone_notes(orientation=1).tobytes())


def pdf(pages: int = 2, **options: Any) -> bytes:
    return pdf_with(lambda document: None, pages=pages, **options)


def pdf_with(change: Any, pages: int = 1, **options: Any) -> bytes:
    """A PDF after ``change(document)``; ``options`` are those of saving."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    change(document)
    out = BytesIO()
    document.save(out, **options)
    return out.getvalue()


def locked_pdf(*, to_open: str) -> bytes:
    """With ``to_open=""`` anybody may read it and nobody may change it, as banks send them."""
    return pdf(encryption=Encryption(owner="for the owner", user=to_open))


def linked_pdf() -> bytes:
    """A page with a link to a page of the web."""

    def change(document: pikepdf.Pdf) -> None:
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=[0, 0, 10, 10],
            A=Dictionary(S=Name.URI, URI="https://www.example.org/bill"),
        )
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(link)])

    return pdf_with(change)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def content_types(main: str = MAIN, more: str = "") -> str:
    return (
        f'<?xml version="1.0"?><Types xmlns="{TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{more}</Types>'
    )


def relations(*each: tuple[str, str, str]) -> str:
    """Relations of (type, target, mode)."""
    inside = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"' if mode else "")
        + "/>"
        for number, (kind, target, mode) in enumerate(each)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def body(inside: str = "<w:p><w:r><w:t>Dear council</w:t></w:r></w:p>", before: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{before}<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}">'
        f"<w:body>{inside}</w:body></w:document>"
    )


def docx(parts: dict[str, str | bytes] | None = None, **options: Any) -> bytes:
    """A Word document; ``parts`` replace the usual ones or add to them."""
    usual: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
        "word/document.xml": body(),
        "word/_rels/document.xml.rels": relations(
            ("hyperlink", "https://www.example.org/", "External"), ("image", "media/image1.png", "")
        ),
        "word/media/image1.png": png(),
        "docProps/core.xml": "<coreProperties/>",
        "word/theme/theme1.xml": "<theme/>",
    }
    return packed({**usual, **(parts or {})}, **options)


def packed(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


GOOD = {
    "photo.jpg": phone_jpeg,
    "PHOTO.JPEG": jpeg,
    "print.jpg": lambda: saved(picture(mode="CMYK"), "JPEG"),
    "grey.jpg": lambda: saved(picture(mode="L"), "JPEG"),
    "progressive.jpg": lambda: jpeg(progressive=True),
    "screen.png": png,
    "logo.png": lambda: png("RGBA"),
    "palette.png": lambda: png("P"),
    "black and white.png": lambda: png("1"),
    "deep.png": lambda: saved(Image.new("I;16", (8, 8), 40_000), "PNG"),
    "photo.heic": heic,
    "photo.heif": heic,
    "really a png.jpg": png,
    "really a heic.jpg": heic,
    "letter.pdf": pdf,
    "linked.pdf": linked_pdf,
    "statement.pdf": lambda: locked_pdf(to_open=""),
    "with a mark before it.pdf": lambda: b"\xef\xbb\xbf\r\n" + pdf(),
    "letter.docx": docx,
    "Llythyr ŵyl 1.2.2026.docx": docx,
}
"""Each is taken, under its name."""
