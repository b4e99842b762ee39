"""Staff: what is to be made or arranged, and what they do about it."""
