"""The site's addresses with the gallery's in front: for tests only."""

from portal import urls
from portal.ui import gallery

urlpatterns = [*gallery.urlpatterns, *urls.urlpatterns]
handler404 = getattr(urls, "handler404", "django.views.defaults.page_not_found")
