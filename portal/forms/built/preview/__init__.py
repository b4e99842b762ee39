"""Trying a form out: the pages that people would get, and nothing kept or sent."""
