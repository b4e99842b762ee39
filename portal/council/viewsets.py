"""Who to call, where to go, and when we are closed, as editors meet them in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import ClosureDay, ContactPoint, GazetteerAddress, Place, Provider
from .models.places import OFFERS


class ContactPointViewSet(SnippetViewSet):
    model = ContactPoint
    icon = "mobile-alt"
    menu_label = "Teams to call"
    menu_order = 10
    list_display = ["name", "phone", "email"]
    list_filter = {"opening_times__weekday": ["exact"]}
    search_backend_name = None
    search_fields = ["name", "phone", "email"]


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "site"
    menu_label = "Places to visit"
    menu_order = 20
    list_display = ["name", "postcode", "phone"]
    list_filter = [*OFFERS]
    search_backend_name = None
    search_fields = ["name", "address", "postcode"]


class ClosureDayViewSet(SnippetViewSet):
    model = ClosureDay
    icon = "calendar"
    menu_label = "Days we are closed"
    menu_order = 30
    list_display = ["name", "date"]
    list_filter = {"date": ["gte", "lte"]}
    search_fields = ["name"]
    ordering = ["-date"]


class ProviderViewSet(SnippetViewSet):
    model = Provider
    icon = "group"
    menu_label = "Other bodies"
    menu_order = 40
    list_display = ["name", "website", "what_they_do"]
    search_fields = ["name"]


class GazetteerAddressViewSet(SnippetViewSet):
    model = GazetteerAddress
    icon = "home"
    menu_label = "Addresses"
    menu_order = 50
    list_display = ["line_1", "line_2", "town", "postcode", "uprn"]
    list_filter = {"postcode": ["exact"]}
    search_backend_name = None
    search_fields = ["line_1", "line_2", "postcode"]


class ContactGroup(SnippetViewSetGroup):
    """How people reach us, and those who run services that we do not."""

    items = (
        ContactPointViewSet,
        PlaceViewSet,
        ClosureDayViewSet,
        ProviderViewSet,
        GazetteerAddressViewSet,
    )
    menu_label = "Contacts"  # as many letters as the menu has room for
    menu_icon = "mobile-alt"
    menu_name = "contacts"
    menu_order = 160
