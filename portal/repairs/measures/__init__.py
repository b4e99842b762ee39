"""How we do: in time, mended at once, nobody in, not come, and how long each step takes."""
