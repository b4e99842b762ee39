"""A module for each room, each registering its pages and their states on import."""
