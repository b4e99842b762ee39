"""The pages on which a person sends proof, below ``/track/<reference>/``."""
