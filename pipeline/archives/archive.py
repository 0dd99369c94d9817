"""An archive, its members, and the same archive with other contents in some of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.archives.headers import CENTRAL, DAMAGED, DESCRIBED, END, LOCAL, STORED, without_zip64
from pipeline.errors import DocumentError

__all__ = ["Archive", "Member"]

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
        end = list(END.unpack_from(self.data, self.directory_end))
        end[5], end[6] = length - start, start
        pieces += (END.pack(*end), self.data[self.directory_end + END.size :])
        return b"".join(pieces)

    def _local_header(self, member: Member, content: bytes, packed: bytes) -> bytes:
        """Return a member's local header with what is known of its new content; no descriptor follows it."""
        fields = list(LOCAL.unpack_from(self.data, member.start))
        at = member.start + LOCAL.size + fields[9]
        name, extra = self.data[member.start + LOCAL.size : at], without_zip64(self.data[at : member.content])
        fields[2] &= ~DESCRIBED
        fields[6:] = zlib.crc32(content), len(packed), len(content), len(name), len(extra)
        return LOCAL.pack(*fields) + name + extra

    def _central_record(self, member: Member, place: int, content: bytes | None, packed: bytes) -> bytes:
        """Return a member's record in the central directory once it stands at ``place``."""
        raw = self.data[member.record : member.record_end]
        fields = list(CENTRAL.unpack_from(raw))
        name_end = CENTRAL.size + fields[10]
        extra_end = name_end + fields[11]
        name, extra, comment = raw[CENTRAL.size : name_end], raw[name_end:extra_end], raw[extra_end:]
        if content is not None:
            extra = without_zip64(extra)
            fields[3] &= ~DESCRIBED
            fields[7:10] = zlib.crc32(content), len(packed), len(content)
            fields[11] = len(extra)
        fields[16] = place
        return CENTRAL.pack(*fields) + name + extra + comment

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
            raise DocumentError(f"its part {member.name} is damaged", remedy=DAMAGED)

    def _slices(self, member: Member) -> Iterator[bytes]:
        packed = memoryview(self.data)[member.content : member.end]
        if member.method == STORED or not packed:
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
            raise DocumentError(f"its part {member.name} is damaged", remedy=DAMAGED)


def _packed(member: Member, content: bytes) -> bytes:
    """Return ``content`` packed as ``member`` is: the same content always gives the same bytes."""
    if member.method == STORED:
        return content
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()
