"""Museotext: source texts to gettext catalogs, checked terms, trilingual publications."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
