"""The one safe reader of ZIP archives, and the writer that leaves untouched members as they are.

Office documents are ZIP archives. Nothing of one is trusted: it says three times how large
a member is, and here all three have to agree with what is there. Layout and field names
follow PKWARE's APPNOTE.TXT 6.3.10, section 4.3.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pipeline.errors import DocumentError

__all__ = ["LARGEST_ARCHIVE", "Archive", "Member", "open_archive"]

LARGEST_ARCHIVE = 256 * 1024 * 1024
"""The largest archive that is read, in bytes: slides and programmes come with photographs."""
MOST_MEMBERS = 10_000
LARGEST_CONTENT = 512 * 1024 * 1024
"""The most bytes that all members of an archive may have together once they are unpacked."""
LARGEST_RATIO = 200
"""How many times smaller a member of some size may be packed; real documents stay below 60."""
SMALL = 1024 * 1024
"""Members up to this many bytes may be packed as tightly as they like."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL, _LOCAL_SIGNATURE = struct.Struct("<4s5H3I2H"), b"PK\x03\x04"
_CENTRAL, _CENTRAL_SIGNATURE = struct.Struct("<4s6H3I5H2I"), b"PK\x01\x02"
_END, _END_SIGNATURE = struct.Struct("<4s4H2IH"), b"PK\x05\x06"
_DESCRIPTOR_SIGNATURE = b"PK\x07\x08"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _DESCRIBED, _UTF8 = 1 | 1 << 6 | 1 << 13, 1 << 3, 1 << 11
_ZIP64_EXTRA = 1
_UNKNOWN_SIZE = 0xFFFFFFFF
_DAMAGED = "open it in its own program and save it again"
_SLICE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive, and where it stands."""

    name: str
    start: int
    """Where its local header begins in the archive."""
    content: int
    """Where its packed bytes begin, and ``end`` where they end."""
    end: int
    method: int
    flags: int
    size: int
    """Its length in bytes once it is unpacked."""
    checksum: int
    """CRC-32 of its unpacked bytes."""
    record: int
    """Where its record in the central directory begins, and ``record_end`` where that ends."""
    record_end: int


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive whose headers agree; members are unpacked when they are asked for."""

    data: bytes
    members: Mapping[str, Member]
    """By name, in the order of the central directory."""
    directory: int
    """Where the central directory begins, and ``directory_end`` where it ends."""
    directory_end: int

    def __contains__(self, name: object) -> bool:
        return name in self.members

    def read(self, name: str, *, largest: int) -> bytes:
        """Return the unpacked bytes of the member called ``name``, which is there.

        Raises DocumentError when it has more than ``largest`` bytes, or is damaged.
        """
        member = self.members[name]
        if member.size > largest:
            raise DocumentError(
                f"its part {name} is larger than {largest // (1024 * 1024)} MB",
                remedy="split it into several documents",
            )
        return b"".join(self._unpacked(member))

    def verify(self) -> None:
        """Raise DocumentError for the first member that is not what the headers say it is."""
        for member in self.members.values():
            for _ in self._unpacked(member):
                pass

    def with_contents(self, contents: Mapping[str, bytes]) -> bytes:
        """Return the archive with ``contents`` in the members of these names.

        All other members, their order, dates and what stands between them are copied as
        they are; without ``contents`` the archive itself is returned.
        """
        if not contents:
            return self.data
        pieces: list[bytes] = []
        headers: dict[str, tuple[int, Member | None, bytes]] = {}
        ordered = sorted(self.members.values(), key=lambda member: member.start)
        at = length = 0
        for member, after in zip(ordered, [*(other.start for other in ordered[1:]), self.directory], strict=True):
            before = self.data[at : member.start]
            pieces.append(before)
            length += len(before)
            packed = _packed(member, contents[member.name]) if member.name in contents else b""
            headers[member.name] = length, member if member.name in contents else None, packed
            raw = (
                self._local_header(member, contents[member.name], packed) + packed
                if member.name in contents
                else self.data[member.start : after]
            )
            pieces.append(raw)
            length += len(raw)
            at = after
        start = length
        for member in self.members.values():
            place, changed, packed = headers[member.name]
            raw = self._central_record(member, place, contents[member.name] if changed else None, packed)
            pieces.append(raw)
            length += len(raw)
        end = list(_END.unpack_from(self.data, self.directory_end))
        end[5], end[6] = length - start, start
        pieces += (_END.pack(*end), self.data[self.directory_end + _END.size :])
        return b"".join(pieces)

    def _local_header(self, member: Member, content: bytes, packed: bytes) -> bytes:
        """Return a member's local header with what is known of its new content; no descriptor follows it."""
        fields = list(_LOCAL.unpack_from(self.data, member.start))
        at = member.start + _LOCAL.size + fields[9]
        name, extra = self.data[member.start + _LOCAL.size : at], _without_zip64(self.data[at : member.content])
        fields[2] &= ~_DESCRIBED
        fields[6:] = zlib.crc32(content), len(packed), len(content), len(name), len(extra)
        return _LOCAL.pack(*fields) + name + extra

    def _central_record(self, member: Member, place: int, content: bytes | None, packed: bytes) -> bytes:
        """Return a member's record in the central directory once it stands at ``place``."""
        raw = self.data[member.record : member.record_end]
        fields = list(_CENTRAL.unpack_from(raw))
        name_end = _CENTRAL.size + fields[10]
        extra_end = name_end + fields[11]
        name, extra, comment = raw[_CENTRAL.size : name_end], raw[name_end:extra_end], raw[extra_end:]
        if content is not None:
            extra = _without_zip64(extra)
            fields[3] &= ~_DESCRIBED
            fields[7:10] = zlib.crc32(content), len(packed), len(content)
            fields[11] = len(extra)
        fields[16] = place
        return _CENTRAL.pack(*fields) + name + extra + comment

    def _unpacked(self, member: Member) -> Iterator[bytes]:
        """Yield a member's content in slices, never more of it than its headers announce."""
        left, checksum = member.size, 0
        for piece in self._slices(member):
            left -= len(piece)
            if left < 0:
                break
            checksum = zlib.crc32(piece, checksum)
            yield piece
        if left or checksum != member.checksum:
            raise DocumentError(f"its part {member.name} is damaged", remedy=_DAMAGED)

    def _slices(self, member: Member) -> Iterator[bytes]:
        packed = memoryview(self.data)[member.content : member.end]
        if member.method == _STORED:
            for at in range(0, len(packed), _SLICE):
                yield bytes(packed[at : at + _SLICE])
            return
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        rest: bytes | memoryview = packed
        try:
            while not unpacker.eof:
                piece = unpacker.decompress(rest, _SLICE)
                rest = unpacker.unconsumed_tail
                if not piece and not unpacker.eof:
                    break
                yield piece
        except zlib.error:
            pass
        if not unpacker.eof or unpacker.unused_data:
            raise DocumentError(f"its part {member.name} is damaged", remedy=_DAMAGED)


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
    _, disk, first_disk, here, count, size, start, _ = _END.unpack_from(data, end)
    if _UNKNOWN_SIZE in (size, start) or count == 0xFFFF or data[max(0, end - 20) : end].startswith(b"PK\x06\x07"):
        raise DocumentError("is a ZIP64 archive", remedy=_DAMAGED)
    if disk or first_disk or here != count or start + size != end:
        raise DocumentError("is not a whole archive", remedy=_DAMAGED)
    if count > MOST_MEMBERS:
        raise DocumentError(f"has more than {MOST_MEMBERS} parts", remedy="split it into several documents")
    members: dict[str, Member] = {}
    at = start
    for _ in range(count):
        member = _member(data, at, end)
        if member.name in members:
            raise DocumentError(f"has two parts called {_shown(member.name)}", remedy=_DAMAGED)
        members[member.name] = member
        at = member.record_end
    if at != end:
        raise DocumentError("has a table of contents that disagrees with itself", remedy=_DAMAGED)
    _check_sizes(members)
    _check_places(data, members, start)
    return Archive(data, members, start, end)


def _end_of_central_directory(data: bytes) -> int:
    """Return where the record that ends every archive begins; its comment reaches to the end of ``data``."""
    at = len(data)
    lowest = max(0, len(data) - _END.size - 0xFFFF)
    while (at := data.rfind(_END_SIGNATURE, lowest, at)) >= 0:
        if at + _END.size <= len(data) and at + _END.size + _END.unpack_from(data, at)[7] == len(data):
            return at
        at += len(_END_SIGNATURE) - 1
    if data.startswith(_LOCAL_SIGNATURE):
        raise DocumentError("is cut off: the end of the archive is missing", remedy="get a whole copy of it")
    raise DocumentError("is not an Office document: those are ZIP archives", remedy="give it its right suffix")


def _member(data: bytes, at: int, end: int) -> Member:
    """Return the member whose record in the central directory begins at ``at``, once its headers agree."""
    if at + _CENTRAL.size > end or data[at : at + 4] != _CENTRAL_SIGNATURE:
        raise DocumentError("has a table of contents that disagrees with itself", remedy=_DAMAGED)
    fields = _CENTRAL.unpack_from(data, at)
    flags, method, checksum, packed, size = fields[3], fields[4], *fields[7:10]
    name_end = at + _CENTRAL.size + fields[10]
    record_end = name_end + fields[11] + fields[12]
    raw_name, start = data[at + _CENTRAL.size : name_end], fields[16]
    name = _name(raw_name, flags)
    if record_end > end or start + _LOCAL.size > len(data) or data[start : start + 4] != _LOCAL_SIGNATURE:
        raise DocumentError("has a table of contents that disagrees with itself", remedy=_DAMAGED)
    if _UNKNOWN_SIZE in (packed, size, start):
        raise DocumentError("is a ZIP64 archive", remedy=_DAMAGED)
    if flags & _ENCRYPTED:
        raise DocumentError("is protected by a password", remedy="save it without one")
    if method not in (_STORED, _DEFLATED):
        raise DocumentError(f"its part {_shown(name)} is packed in a way Office does not know", remedy=_DAMAGED)
    local = _LOCAL.unpack_from(data, start)
    content = start + _LOCAL.size + local[9] + local[10]
    said = packed, size, checksum
    extra = data[content - local[10] : content]
    announced = _announced(local[7], local[8], extra), local[6]
    described = bool(local[2] & _DESCRIBED)
    if (
        data[start + _LOCAL.size : content - local[10]] != raw_name
        or (local[2] & ~_UTF8, local[3]) != (flags & ~_UTF8, method)
        or ((*announced[0], announced[1]) != said and not (described and not announced[1]))
        or (described and (*announced[0], announced[1]) not in (said, (0, 0, 0)))
        or (method == _STORED and packed != size)
    ):
        raise DocumentError(f"its part {_shown(name)} has headers that disagree", remedy=_DAMAGED)
    return Member(name, start, content, content + packed, method, flags, size, checksum, at, record_end)


def _announced(packed: int, size: int, extra: bytes) -> tuple[int, int]:
    """Return a local header's packed and unpacked size; some writers put them into the ZIP64 extra field."""
    if packed == size == _UNKNOWN_SIZE:
        for kind, content in _extra_fields(extra):
            if kind == _ZIP64_EXTRA and len(content) >= 16:
                size, packed = struct.unpack_from("<2Q", content)
    return packed, size


def _extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        yield kind, extra[at + 4 : at + 4 + length]
        at += 4 + length


def _without_zip64(extra: bytes) -> bytes:
    fields = list(_extra_fields(extra))
    if all(kind != _ZIP64_EXTRA for kind, _ in fields):
        return extra
    return b"".join(
        struct.pack("<2H", kind, len(content)) + content for kind, content in fields if kind != _ZIP64_EXTRA
    )


def _name(raw: bytes, flags: int) -> str:
    """Return a member's name.

    Raises DocumentError for one that could lead out of a folder or has no certain reading.
    """
    try:
        name = raw.decode("utf-8") if flags & _UTF8 or raw.isascii() else raw.decode("cp437")
    except UnicodeDecodeError:
        raise DocumentError("has a part whose name is not valid", remedy=_DAMAGED) from None
    steps = name.removesuffix("/").split("/")
    if not name or "\\" in name or "\0" in name or ":" in steps[0] or any(step in ("", ".", "..") for step in steps):
        raise DocumentError(f"has a part called {_shown(name)}, which leads out of it", remedy=_DAMAGED)
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
    if not member.flags & _DESCRIBED:
        return member.end
    at = member.end + 4 * (data[member.end : member.end + 4] == _DESCRIPTOR_SIGNATURE)
    said = member.checksum, member.end - member.content, member.size
    for form in ("<3I", "<I2Q"):
        length = struct.calcsize(form)
        if at + length <= len(data) and struct.unpack_from(form, data, at) == said:
            return at + length
    raise DocumentError(f"its part {_shown(member.name)} has headers that disagree", remedy=_DAMAGED)


def _packed(member: Member, content: bytes) -> bytes:
    """Return ``content`` packed as ``member`` is: the same content always gives the same bytes."""
    if member.method == _STORED:
        return content
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()
