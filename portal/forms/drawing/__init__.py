"""A whole form at a glance: a drawing of its ways, the same in words, and how long it is."""
