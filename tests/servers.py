"""Real servers for tests, started in a folder of their own and stopped at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

__all__ = ["new_database", "running_postgres"]


@contextmanager
def running_postgres(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL server and yield the address of its database; skip the test where there is none.

    PostgreSQL does not run as root; there it runs as the user that Debian's package makes.
    """
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    found = str(programs[-1]) if programs else shutil.which("pg_ctl")
    if found is None:
        pytest.skip("needs PostgreSQL")
    programs_folder = Path(found).parent
    user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    # A socket's path may have 107 characters, and the folders of a test are readable by their owner alone.
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as place:
        data = Path(place, "data")
        if user:
            shutil.chown(place, "postgres")

        def run(program: str, *arguments: str) -> None:
            command = [*user, str(programs_folder / program), *arguments]
            with (folder / "said").open("ab") as said:
                subprocess.run(command, check=True, stdout=said, stderr=said, cwd=place)

        run("initdb", "-D", str(data), "-A", "trust", "-U", "museum", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={place} -c fsync=off"
        run("pg_ctl", "-D", str(data), "-w", "-l", str(Path(place, "log")), "-o", options, "start")
        try:
            yield f"postgresql://museum@/postgres?host={place}"
        finally:
            run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")


_number = count(1)


def new_database(server: str) -> str:
    """Make an empty database on a server, and return its address."""
    import psycopg  # noqa: PLC0415  (only tests that have a server need it)

    name = f"test{next(_number)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")
