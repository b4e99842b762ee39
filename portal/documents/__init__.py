"""One document, every format: ``render(document, format)``."""
