"""The safe ZIP reader: what it refuses, and that it leaves alone what does not change."""

from __future__ import annotations

import io
import resource
import struct
import time
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.archives import MOST_MEMBERS, open_archive
from pipeline.errors import DocumentError
from tests.office import zipped

PARTS = {"mimetype": "text", "word/document.xml": "<a>" + "el museo " * 400 + "</a>", "media/a.png": bytes(range(256))}
WHOLE = zipped(PARTS, stored=("mimetype",))


def streamed(parts: dict[str, str]) -> bytes:
    """Return an archive written to a pipe: sizes follow each member in a data descriptor."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data) -> int:  # type: ignore[no-untyped-def]
            self.data += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return pipe.data


def with_zip64_headers(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            with archive.open(name, "w", force_zip64=True) as one:
                one.write(content.encode())
    return file.getvalue()


TEXTS = {"a.xml": "<a>uno</a>" * 50, "b.xml": "<b>dos</b>", "c.xml": "<c>tres</c>"}


@pytest.mark.parametrize("data", [WHOLE, streamed(TEXTS), with_zip64_headers(TEXTS), WHOLE[:-2] + b"\x02\0hi"])
def test_an_archive_without_changes_is_itself(data: bytes) -> None:
    archive = open_archive(data)
    archive.verify()
    assert archive.with_contents({}) is data


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_line_end_after_the_archive_is_kept(end: bytes) -> None:
    data = WHOLE + end
    assert open_archive(data).with_contents({}) == data
    assert open_archive(data).with_contents({"word/document.xml": b"<a/>"}).endswith(end)
    with pytest.raises(DocumentError, match="cut off"):
        open_archive(WHOLE + b"\n\n\n")


@settings(max_examples=60, deadline=None)
@given(
    data=st.sampled_from([zipped(TEXTS), zipped(TEXTS, stored=("b.xml",)), streamed(TEXTS), with_zip64_headers(TEXTS)]),
    changed=st.dictionaries(st.sampled_from(list(TEXTS)), st.binary(max_size=3000)),
)
def test_only_changed_members_are_packed_anew(data: bytes, changed: dict[str, bytes]) -> None:
    archive = open_archive(data)
    result = archive.with_contents(changed)
    assert result == archive.with_contents(changed)
    before, after = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(result))
    assert after.testzip() is None
    assert after.namelist() == before.namelist()
    again = open_archive(result)
    for name, text in TEXTS.items():
        one, other = archive.members[name], again.members[name]
        assert after.read(name) == changed.get(name, text.encode())
        assert after.getinfo(name).compress_type == before.getinfo(name).compress_type
        assert after.getinfo(name).date_time == before.getinfo(name).date_time
        if name not in changed:
            assert data[one.start : one.end] == result[other.start : other.end]


def test_a_new_content_that_is_the_old_one_gives_the_same_parts() -> None:
    archive = open_archive(WHOLE)
    again = open_archive(archive.with_contents({"word/document.xml": archive.read("word/document.xml", largest=9999)}))
    assert [again.read(name, largest=9999) for name in again.members] == [
        archive.read(name, largest=9999) for name in archive.members
    ]


def field(data: bytes, signature: bytes, offset: int, form: str, value: int, number: int = 0) -> bytes:
    """Return ``data`` with another value in a field of its ``number``-th header with ``signature``."""
    at = -1
    for _ in range(number + 1):
        at = data.index(signature, at + 1)
    return data[: at + offset] + struct.pack(form, value) + data[at + offset + struct.calcsize(form) :]


LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def both(data: bytes, local: int, central: int, form: str, value: int) -> bytes:
    return field(field(data, LOCAL, local, form, value, 1), CENTRAL, central, form, value, 1)


def renamed(new: str) -> bytes:
    old = "word/document.xml"
    assert len(new) == len(old)
    return WHOLE.replace(old.encode(), new.encode())


def many(number: int) -> bytes:
    names = [b"%06d" % one for one in range(number)]
    locals_ = [struct.pack("<4s5H3I2H", LOCAL, 20, 0, 0, 0, 0, 0, 0, 0, 6, 0) + name for name in names]
    central = [
        struct.pack("<4s6H3I5H2I", CENTRAL, 20, 20, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 36 * place) + name
        for place, name in enumerate(names)
    ]
    body, directory = b"".join(locals_), b"".join(central)
    end = struct.pack("<4s4H2IH", END, 0, 0, number & 0xFFFF, number & 0xFFFF, len(directory), len(body), 0)
    return body + directory + end


def bomb(size: int) -> bytes:
    return zipped({"word/document.xml": b"\0" * size})


def understated() -> bytes:
    """Return an archive whose headers say that a bomb is small."""
    data = bomb(200_000_000)
    return field(field(data, LOCAL, 22, "<I", 1000), CENTRAL, 24, "<I", 1000)


def nested() -> bytes:
    """Return an archive with a member that lies in the content of another one."""
    alone = zipped({"b.xml": "<b/>"})
    inner = alone[: alone.index(CENTRAL)]
    return field(zipped({"a.bin": inner, "b.xml": "<b/>"}, stored=("a.bin",)), CENTRAL, 42, "<I", 35, 1)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "is not an Office document"),
    "text": (lambda: b"Hello", "is not an Office document"),
    "old or encrypted Office": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a password"),
    "cut off": (lambda: WHOLE[: len(WHOLE) // 2], "cut off"),
    "without its last byte": (lambda: WHOLE[:-1], "cut off"),
    "cut off at the start": (lambda: WHOLE[10:], "disagree|not a whole"),
    "bomb": (lambda: bomb(300_000_000), "almost nothing"),
    "more than any document": (
        lambda: zipped({f"{number}.xml": b"\0" * 300_000_000 for number in range(2)}),
        "more than 512 MB",
    ),
    "bomb said to be small": (understated, "document.xml is damaged"),
    "content longer than said": (lambda: both(WHOLE, 22, 24, "<I", 3000), "document.xml is damaged"),
    "content shorter than said": (lambda: both(WHOLE, 22, 24, "<I", 4000), "document.xml is damaged"),
    "wrong checksum": (lambda: both(WHOLE, 14, 16, "<I", 1), "document.xml is damaged"),
    "local size differs": (lambda: field(WHOLE, LOCAL, 22, "<I", 5, 1), "headers that disagree"),
    "central size differs": (lambda: field(WHOLE, CENTRAL, 24, "<I", 5, 1), "headers that disagree"),
    "local name differs": (lambda: WHOLE.replace(b"word/document.xml", b"word/documemt.xml", 1), "disagree"),
    "local method differs": (lambda: field(WHOLE, LOCAL, 8, "<H", 0, 1), "headers that disagree"),
    "stored sizes differ": (lambda: field(field(WHOLE, LOCAL, 22, "<I", 9), CENTRAL, 24, "<I", 9), "disagree"),
    "descriptor differs": (lambda: field(streamed(TEXTS), b"PK\x07\x08", 12, "<I", 7), "headers that disagree"),
    "one inside the other": (nested, "overlap"),
    "longer than there is room": (lambda: both(WHOLE, 18, 20, "<I", 1000), "overlap"),
    "two names for the same bytes": (lambda: field(WHOLE, CENTRAL, 42, "<I", 0, 1), "disagree"),
    "duplicate names": (lambda: zipped({"a.xml": "1", "b.xml": "2"}).replace(b"b.xml", b"a.xml"), "two parts"),
    "traversal": (lambda: renamed("word/../cument.xm"), "leads out"),
    "absolute": (lambda: renamed("/word/document.x"[:16] + "m"), "leads out"),
    "backslash": (lambda: renamed("word\\document.xml"), "leads out"),
    "drive": (lambda: renamed("c:rd/document.xml"), "leads out"),
    "NUL in a name": (lambda: renamed("word/doc\0ment.xml"), "leads out"),
    "encrypted": (lambda: both(WHOLE, 6, 8, "<H", 1), "protected by a password"),
    "unknown packing": (lambda: both(WHOLE, 8, 10, "<H", 12), "packed in a way"),
    "not deflate at all": (lambda: WHOLE.replace(WHOLE[90:120], b"\xff" * 30), "damaged|disagree"),
    "too many": (lambda: many(MOST_MEMBERS + 1), "more than 10000 parts"),
    "100,000 members": (lambda: many(100_000), "more than|disagrees|not a whole"),
    "count of members is wrong": (lambda: field(field(WHOLE, END, 8, "<H", 2), END, 10, "<H", 2), "disagrees"),
    "several disks": (lambda: field(WHOLE, END, 4, "<H", 1), "not a whole archive"),
    "ZIP64": (lambda: field(WHOLE, END, 12, "<I", 0xFFFFFFFF), "ZIP64"),
    "bytes in front": (lambda: b"#!/bin/sh\n" + WHOLE, "not a whole archive"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_in_one_line(name: str) -> None:
    make, wanted = HOSTILE[name]
    data = make()
    start = time.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(DocumentError, match=wanted) as caught:
        open_archive(data).verify()
    assert time.process_time() - start < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


@settings(max_examples=300, deadline=None)
@given(place=st.integers(0, len(WHOLE) - 1), byte=st.integers(0, 255))
def test_any_changed_byte_is_refused_or_read_alike_by_others(place: int, byte: int) -> None:
    data = WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :]
    try:
        archive = open_archive(data)
        archive.verify()
    except DocumentError:
        return
    try:
        other = zipfile.ZipFile(io.BytesIO(data))
    except NotImplementedError:  # the version a program needs to unpack it, which says nothing about the file
        return
    assert list(archive.members) == other.namelist()
    for name in archive.members:
        assert archive.read(name, largest=99999) == other.read(name)


def test_a_part_larger_than_asked_for_is_refused() -> None:
    with pytest.raises(DocumentError, match="larger than 0 MB"):
        open_archive(WHOLE).read("word/document.xml", largest=100)


def test_packing_is_the_members_own() -> None:
    result = open_archive(WHOLE).with_contents({"mimetype": b"x" * 1000, "word/document.xml": b"y" * 1000})
    archive = open_archive(result)
    assert archive.members["mimetype"].end - archive.members["mimetype"].content == 1000
    packed = result[archive.members["word/document.xml"].content : archive.members["word/document.xml"].end]
    assert zlib.decompress(packed, -15) == b"y" * 1000


def test_a_member_without_any_bytes_may_say_that_it_is_packed() -> None:
    data = bytearray(zipped({"a.xml": "<a/>", "empty.wmf": ""}, stored=("empty.wmf",)))
    for signature, field in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", data, data.rindex(signature) + field, 8)
    archive = open_archive(bytes(data))
    archive.verify()
    assert archive.read("empty.wmf", largest=1) == b""
