"""Forms that editors build: blocks of a page become the very journey that code could have written.

``compiling`` is pure: it reads the blocks as they are stored and gives parts, pages and questions,
and where each was written. ``naming`` gives what editors leave out. The rest is the page around it.
"""
