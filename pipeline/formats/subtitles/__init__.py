"""What SubRip and WebVTT share: lines, cues, and texts inside them."""

from __future__ import annotations

from pipeline.formats.subtitles.cues import Cue, Line, duration, lines, slots_of

__all__ = ["Cue", "Line", "duration", "lines", "slots_of"]
