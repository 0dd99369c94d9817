"""A new archive from its files: the same files always give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

__all__ = ["pack"]

_NEVER = (1980, 1, 1, 0, 0, 0)
"""The earliest date a ZIP archive can name, for files that have none."""


def pack(files: Mapping[str, bytes], *, stored: Collection[str] = ()) -> bytes:
    """Return a ZIP archive of ``files`` in their order; those in ``stored`` stand in it as they are, unpacked."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _NEVER)
            info.create_system = 3  # the same on every system
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()
