"""What an Opus file says of itself: its comment header (RFC 7845, 5.2) with chapters as CHAPTERxxx.

The encoder takes comments on its command line only, where others on the computer could read them,
so it writes none and this puts them in.
"""

from __future__ import annotations

import struct

from .about import About

HEAD = struct.Struct("<4sBBqIIIB")
"""An Ogg page (RFC 3533, 6): its checksum is the sixth part."""
CHECKSUM_AT = 22
MOST = 255 * 255
"""Bytes in the one page that the comments must fit in."""
MAGIC = b"OpusTags"


def with_comments(opus: bytes, about: About) -> bytes:
    """The file with these comments in place of its own.

    Raises ValueError if it is not what the encoder writes: one page of head, one of comments.
    """
    first = _page_end(opus, 0)
    second = _page_end(opus, first)
    head = list(HEAD.unpack_from(opus, first))
    packet = opus[first + HEAD.size + head[7] : second]
    if not packet.startswith(MAGIC):
        raise ValueError("There is no page of comments where it should be.")
    vendor_length = int.from_bytes(packet[8:12], "little")
    content = MAGIC + packet[8 : 12 + vendor_length] + _comments(about)
    segments = bytes([255] * (len(content) // 255) + [len(content) % 255])
    if len(segments) > 255:
        raise ValueError("There are more comments than fit in a page.")
    head[6], head[7] = 0, len(segments)
    page = HEAD.pack(*head) + segments + content
    checked = page[:CHECKSUM_AT] + struct.pack("<I", _checksum(page)) + page[CHECKSUM_AT + 4 :]
    return opus[:first] + checked + opus[second:]


def _page_end(opus: bytes, start: int) -> int:
    if opus[start : start + 4] != b"OggS":
        raise ValueError("This is not an Ogg page.")
    segments = opus[start + HEAD.size - 1]
    lengths = opus[start + HEAD.size : start + HEAD.size + segments]
    return start + HEAD.size + segments + sum(lengths)


def _comments(about: About) -> bytes:
    lines = [
        f"TITLE={about.title}",
        f"ARTIST={about.council}",
        f"LANGUAGE={about.language}",
        *([f"DATE={about.dated}"] if about.dated else []),
    ]
    for place, (start, title) in enumerate(about.chapters, start=1):
        seconds, thousandths = divmod(start, 1000)
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"
        lines += [f"CHAPTER{place:03}={clock}", f"CHAPTER{place:03}NAME={title}"]
    coded = [line.encode() for line in lines]
    return struct.pack("<I", len(coded)) + b"".join(
        struct.pack("<I", len(line)) + line for line in coded
    )


def _entry(place: int) -> int:
    value = place << 24
    for _ in range(8):
        value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
    return value


_TABLE = tuple(map(_entry, range(256)))


def _checksum(page: bytes) -> int:
    """Ogg's own: polynomial 0x04C11DB7, begun at nothing, not reflected."""
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ _TABLE[value >> 24 ^ byte]
    return value
