"""Measure Museotext beside other tools: same files, same run, same machine.

``python -m benchmarks`` measures time, ``python -m benchmarks.identity`` measures what
survives publishing. Nothing here is a test: no number makes a build fail.

What a tool is asked to do stands in one module per kind of work (``catalogs.py``,
``merging.py``, ``documents.py``, ``checking.py``, ``starting.py``), how each is called
for documents in ``tools.py``. Work that a tool offers only as a library is done by a
small script in ``drivers/``, in a process of its own.
"""
