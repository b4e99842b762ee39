"""What somebody sees who told us of something that was known already."""

from ..subject import Subject, register

register(Subject("track repair known already", "/track/me-too/", is_variant=True))
