"""Open the store that the settings name."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from pipeline.memory.store import Store

__all__ = ["opened"]

_SERVERS = ("postgresql://", "postgres://")


@contextlib.contextmanager
def opened(url: str, root: Path) -> Iterator[Store]:
    """Open the memory at ``url``: the address of a PostgreSQL database, or a file, seen from ``root``.

    Raises StoreError when it cannot be opened.
    """
    store: Store
    if url.startswith(_SERVERS):
        from pipeline.memory.postgres import PostgresStore  # noqa: PLC0415  (an extra)

        store = PostgresStore(url)
    else:
        from pipeline.memory.sqlite import SqliteStore  # noqa: PLC0415  (servers do without)

        store = SqliteStore(root / url)
    with contextlib.closing(store):
        yield store
