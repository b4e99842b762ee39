"""Putting a tax account into somebody's account here: proved by what is printed on the bill."""
