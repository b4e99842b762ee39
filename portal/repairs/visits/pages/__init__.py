"""The pages on which a tenant chooses and changes a visit: below ``/track/<ref>/visit/``."""
