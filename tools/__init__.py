"""Programs for those who work on Museotext itself."""
