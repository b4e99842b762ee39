"""What an MP3 says of itself: ID3v2.4 with chapters (ID3v2 Chapter Frame Addendum, 1.0)."""

from __future__ import annotations

from collections.abc import Sequence

from .about import About

UTF_8 = b"\x03"
TOP_LEVEL_AND_ORDERED = b"\x03"
NO_OFFSET = b"\xff\xff\xff\xff"


def tag(about: About) -> bytes:
    """The bytes to stand before the sound."""
    frames = b"".join(
        [
            _text("TIT2", about.title),
            _text("TPE1", about.council),
            _text("TLAN", about.language_639),
            _text("TLEN", str(about.length)),
            *([_text("TDRC", about.dated)] if about.dated else []),
            *_chapters(about),
        ]
    )
    return b"ID3\x04\x00\x00" + _synchsafe(len(frames)) + frames


def _chapters(about: About) -> Sequence[bytes]:
    names = [f"chp{place}".encode() for place in range(len(about.chapters))]
    contents = b"toc\x00" + TOP_LEVEL_AND_ORDERED + bytes([len(names)])
    contents += b"".join(name + b"\x00" for name in names)
    ends = [start for start, _ in about.chapters[1:]] + [about.length]
    return [
        _frame("CTOC", contents),
        *(
            _frame(
                "CHAP",
                name
                + b"\x00"
                + start.to_bytes(4, "big")
                + end.to_bytes(4, "big")
                + NO_OFFSET * 2
                + _text("TIT2", title),
            )
            for name, (start, title), end in zip(names, about.chapters, ends, strict=True)
        ),
    ]


def _text(name: str, text: str) -> bytes:
    return _frame(name, UTF_8 + text.encode())


def _frame(name: str, content: bytes) -> bytes:
    return name.encode() + _synchsafe(len(content)) + b"\x00\x00" + content


def _synchsafe(size: int) -> bytes:
    """Four bytes of seven bits each."""
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
