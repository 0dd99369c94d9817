"""The headers of a ZIP archive, by the names of PKWARE's APPNOTE.TXT 6.3.10, section 4.3."""

from __future__ import annotations

import struct
from collections.abc import Iterator

__all__ = [
    "CENTRAL",
    "CENTRAL_SIGNATURE",
    "DAMAGED",
    "DEFLATED",
    "DESCRIBED",
    "DESCRIPTOR_SIGNATURE",
    "ENCRYPTED",
    "END",
    "END_SIGNATURE",
    "LOCAL",
    "LOCAL_SIGNATURE",
    "STORED",
    "UNKNOWN_SIZE",
    "UTF8",
    "ZIP64_EXTRA",
    "ZIP64_LOCATOR_SIGNATURE",
    "extra_fields",
    "without_zip64",
]

LOCAL, LOCAL_SIGNATURE = struct.Struct("<4s5H3I2H"), b"PK\x03\x04"
CENTRAL, CENTRAL_SIGNATURE = struct.Struct("<4s6H3I5H2I"), b"PK\x01\x02"
END, END_SIGNATURE = struct.Struct("<4s4H2IH"), b"PK\x05\x06"
DESCRIPTOR_SIGNATURE = b"PK\x07\x08"
ZIP64_LOCATOR_SIGNATURE = b"PK\x06\x07"
STORED, DEFLATED = 0, 8
ENCRYPTED, DESCRIBED, UTF8 = 1 | 1 << 6 | 1 << 13, 1 << 3, 1 << 11
ZIP64_EXTRA = 1
UNKNOWN_SIZE = 0xFFFFFFFF
DAMAGED = "open it in its own program and save it again"
"""What to do about an archive that is not what it says."""


def extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of each field in a header's extra data."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        yield kind, extra[at + 4 : at + 4 + length]
        at += 4 + length


def without_zip64(extra: bytes) -> bytes:
    """Return a header's extra data without the sizes of large members."""
    fields = list(extra_fields(extra))
    if all(kind != ZIP64_EXTRA for kind, _ in fields):
        return extra
    return b"".join(struct.pack("<2H", kind, len(content)) + content for kind, content in fields if kind != ZIP64_EXTRA)
