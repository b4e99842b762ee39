"""The pages on which a tenant says how it went: by a link, or below ``/track/<ref>/``."""
