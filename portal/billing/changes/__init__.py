"""Telling us of a move, of living alone, or of another reason to pay less council tax."""
