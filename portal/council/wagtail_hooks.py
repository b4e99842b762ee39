from wagtail.snippets.models import register_snippet

from .viewsets import ContactGroup

register_snippet(ContactGroup)
