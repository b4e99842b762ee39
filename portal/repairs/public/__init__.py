"""What everybody may know of repairs: shared parts and outdoors, never the inside of a home."""
