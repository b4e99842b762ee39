"""By when the law wants a repair done, and what happens when it is not. See docs/repairs.md."""
