"""Publishing what changed: what an earlier run made of the very same is not made again.

``making.py`` makes what ``memory.py`` does not know; ``conditions.py`` says what every document
depends on, ``known_files.py`` what is in a file without reading it, ``site.py`` which files of the
search change; ``store.py`` keeps all that in one file. Wherever anything is in doubt, a document is
made anew.
"""
