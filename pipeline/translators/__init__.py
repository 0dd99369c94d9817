"""Translators: what makes a translation without a person."""
