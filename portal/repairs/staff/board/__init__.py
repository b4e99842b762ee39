"""The board: which repairs wait for staff, by the time that is left."""
