"""``python -m pipeline`` is ``museotext``."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
