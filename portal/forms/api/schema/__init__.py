"""The JSON Schema (2020-12) of the answers to a journey. Pure.

It says nothing that the portal would not say: whatever the portal takes in its own shapes, the
schema takes. It cannot say everything, so the portal may still refuse what the schema takes.
"""

from .whole import LOOKS, answers_schema

__all__ = ["LOOKS", "answers_schema"]
