"""The one safe reader of ZIP archives, and the writer that leaves untouched members as they are.

New archives are made by ``pipeline.archives.packing``.

Office documents are ZIP archives. Nothing of one is trusted: it says three times how large
a member is, and here all three have to agree with what is there.
"""

from __future__ import annotations

from pipeline.archives.archive import Archive, Member
from pipeline.archives.opening import LARGEST_ARCHIVE, MOST_MEMBERS, open_archive

__all__ = ["LARGEST_ARCHIVE", "MOST_MEMBERS", "Archive", "Member", "open_archive"]
