"""``museotext publish`` without its editions, which the other tools do not make: museotext."""

from __future__ import annotations

import sys

from pipeline.cli import main
from pipeline.stages import rendering

vars(rendering)["EDITIONS"] = ()
sys.argv[0] = "museotext"
main()
