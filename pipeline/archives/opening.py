"""Open an archive, and refuse one that is damaged or was made to do harm."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import pairwise

from pipeline.archives.archive import Archive, Member
from pipeline.archives.headers import (
    CENTRAL,
    CENTRAL_SIGNATURE,
    DAMAGED,
    DEFLATED,
    DESCRIBED,
    DESCRIPTOR_SIGNATURE,
    ENCRYPTED,
    END,
    END_SIGNATURE,
    LOCAL,
    LOCAL_SIGNATURE,
    STORED,
    UNKNOWN_SIZE,
    UTF8,
    ZIP64_EXTRA,
    ZIP64_LOCATOR_SIGNATURE,
    extra_fields,
)
from pipeline.errors import DocumentError

__all__ = ["LARGEST_ARCHIVE", "MOST_MEMBERS", "open_archive"]

LARGEST_ARCHIVE = 256 * 1024 * 1024
"""The largest archive that is read, in bytes: slides and programmes come with photographs."""
MOST_MEMBERS = 10_000
LARGEST_CONTENT = 512 * 1024 * 1024
"""The most bytes that all members of an archive may have together once they are unpacked."""
LARGEST_RATIO = 200
"""How many times smaller a member of some size may be packed; texts and large pictures stay below 60."""
SMALL = 4 * 1024 * 1024
"""Members up to this many bytes may be packed as tightly as they like."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_archive(data: bytes) -> Archive:
    """Return the archive in ``data``, its headers checked against each other; nothing is unpacked.

    Raises DocumentError for what is no archive, is encrypted or damaged, or was made to do
    harm: bombs, members that overlap, names that lead elsewhere.
    """
    if data.startswith(_OLE):
        raise DocumentError(
            "is protected by a password, or in an Office format of before 2007",
            remedy="save it in the current format without a password",
        )
    end = _end_of_central_directory(data)
    _, disk, first_disk, here, count, size, start, _ = END.unpack_from(data, end)
    if (
        UNKNOWN_SIZE in (size, start)
        or count == 0xFFFF
        or data[max(0, end - 20) : end].startswith(ZIP64_LOCATOR_SIGNATURE)
    ):
        raise DocumentError("is a ZIP64 archive", remedy=DAMAGED)
    if disk or first_disk or here != count or start + size != end:
        raise DocumentError("is not a whole archive", remedy=DAMAGED)
    if count > MOST_MEMBERS:
        raise DocumentError(f"has more than {MOST_MEMBERS} parts", remedy="split it into several documents")
    members: dict[str, Member] = {}
    at = start
    for _ in range(count):
        member = _member(data, at, end)
        if member.name in members:
            raise DocumentError(f"has two parts called {_shown(member.name)}", remedy=DAMAGED)
        members[member.name] = member
        at = member.record_end
    if at != end:
        raise DocumentError("has a table of contents that disagrees with itself", remedy=DAMAGED)
    _check_sizes(members)
    _check_places(data, members, start)
    return Archive(data, members, start, end)


def _end_of_central_directory(data: bytes) -> int:
    """Return where the record that ends every archive begins; its comment reaches to the end of ``data``.

    A line end after it comes from editors and web servers and is kept.
    """
    at = len(data)
    lowest = max(0, len(data) - END.size - 0xFFFF)
    while (at := data.rfind(END_SIGNATURE, lowest, at)) >= 0:
        if at + END.size <= len(data):
            end = at + END.size + END.unpack_from(data, at)[7]
            if end <= len(data) <= end + 2 and data[end:] in (b"", b"\n", b"\r\n"):
                return at
        at += len(END_SIGNATURE) - 1
    if data.startswith(LOCAL_SIGNATURE):
        raise DocumentError("is cut off: the end of the archive is missing", remedy="get a whole copy of it")
    raise DocumentError("is not an Office document: those are ZIP archives", remedy="give it its right suffix")


def _member(data: bytes, at: int, end: int) -> Member:
    """Return the member whose record in the central directory begins at ``at``, once its headers agree."""
    if at + CENTRAL.size > end or data[at : at + 4] != CENTRAL_SIGNATURE:
        raise DocumentError("has a table of contents that disagrees with itself", remedy=DAMAGED)
    fields = CENTRAL.unpack_from(data, at)
    flags, method, checksum, packed, size = fields[3], fields[4], *fields[7:10]
    name_end = at + CENTRAL.size + fields[10]
    record_end = name_end + fields[11] + fields[12]
    raw_name, start = data[at + CENTRAL.size : name_end], fields[16]
    name = _name(raw_name, flags)
    if record_end > end or start + LOCAL.size > len(data) or data[start : start + 4] != LOCAL_SIGNATURE:
        raise DocumentError("has a table of contents that disagrees with itself", remedy=DAMAGED)
    if UNKNOWN_SIZE in (packed, size, start):
        raise DocumentError("is a ZIP64 archive", remedy=DAMAGED)
    if flags & ENCRYPTED:
        raise DocumentError("is protected by a password", remedy="save it without one")
    if method not in (STORED, DEFLATED):
        raise DocumentError(f"its part {_shown(name)} is packed in a way Office does not know", remedy=DAMAGED)
    local = LOCAL.unpack_from(data, start)
    content = start + LOCAL.size + local[9] + local[10]
    said = packed, size, checksum
    extra = data[content - local[10] : content]
    announced = _announced(local[7], local[8], extra), local[6]
    described = bool(local[2] & DESCRIBED)
    if (
        data[start + LOCAL.size : content - local[10]] != raw_name
        or (local[2] & ~UTF8, local[3]) != (flags & ~UTF8, method)
        or ((*announced[0], announced[1]) != said and not (described and not announced[1]))
        or (described and (*announced[0], announced[1]) not in (said, (0, 0, 0)))
        or (method == STORED and packed != size)
    ):
        raise DocumentError(f"its part {_shown(name)} has headers that disagree", remedy=DAMAGED)
    return Member(name, start, content, content + packed, method, flags, size, checksum, at, record_end)


def _announced(packed: int, size: int, extra: bytes) -> tuple[int, int]:
    """Return a local header's packed and unpacked size; some writers put them into the ZIP64 extra field."""
    if packed == size == UNKNOWN_SIZE:
        for kind, content in extra_fields(extra):
            if kind == ZIP64_EXTRA and len(content) >= 16:
                size, packed = struct.unpack_from("<2Q", content)
    return packed, size


def _name(raw: bytes, flags: int) -> str:
    """Return a member's name.

    Raises DocumentError for one that could lead out of a folder or has no certain reading.
    """
    try:
        name = raw.decode("utf-8") if flags & UTF8 or raw.isascii() else raw.decode("cp437")
    except UnicodeDecodeError:
        raise DocumentError("has a part whose name is not valid", remedy=DAMAGED) from None
    steps = name.removesuffix("/").split("/")
    if not name or "\\" in name or "\0" in name or ":" in steps[0] or any(step in ("", ".", "..") for step in steps):
        raise DocumentError(f"has a part called {_shown(name)}, which leads out of it", remedy=DAMAGED)
    return name


def _shown(name: str) -> str:
    return name if name.isprintable() and len(name) <= 80 else ascii(name[:80])


def _check_sizes(members: Mapping[str, Member]) -> None:
    if sum(member.size for member in members.values()) > LARGEST_CONTENT:
        raise DocumentError(
            f"has more than {LARGEST_CONTENT // (1024 * 1024)} MB in it", remedy="split it into several documents"
        )
    for member in members.values():
        if member.size > SMALL and member.size > LARGEST_RATIO * (member.end - member.content):
            raise DocumentError(
                f"its part {_shown(member.name)} unpacks to {member.size // (1024 * 1024)} MB from almost nothing",
                remedy="do not open it: no program writes such a file",
            )


def _check_places(data: bytes, members: Mapping[str, Member], directory: int) -> None:
    """Raise DocumentError when two members share bytes, or one reaches into the central directory."""
    places = sorted((member.start, _end(data, member)) for member in members.values())
    if any(end > start for (_, end), (start, _) in pairwise([*places, (directory, directory)])):
        raise DocumentError("has parts that overlap", remedy="do not open it: no program writes such a file")


def _end(data: bytes, member: Member) -> int:
    """Return where a member ends, its data descriptor included.

    Raises DocumentError when that descriptor disagrees with the central directory.
    """
    if not member.flags & DESCRIBED:
        return member.end
    at = member.end + 4 * (data[member.end : member.end + 4] == DESCRIPTOR_SIGNATURE)
    said = member.checksum, member.end - member.content, member.size
    for form in ("<3I", "<I2Q"):
        length = struct.calcsize(form)
        if at + length <= len(data) and struct.unpack_from(form, data, at) == said:
            return at + length
    raise DocumentError(f"its part {_shown(member.name)} has headers that disagree", remedy=DAMAGED)
