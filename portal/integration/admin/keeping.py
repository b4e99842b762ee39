"""What is a record of what was done is not deleted."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.generic import DeleteView


class KeptIfUsed(DeleteView):
    """Refuses in a sentence, before it asks and when it is told to."""

    hangs_on: ClassVar[tuple[str, ...]]
    kept_because: ClassVar[str]
    page: ClassVar[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                row = self.model._default_manager.select_for_update().get(pk=self.object.pk)
                if any(getattr(row, name).exists() for name in self.hangs_on):
                    return self.refuse()
                return super().dispatch(request, *args, **kwargs)
        except ProtectedError:  # something else of ours points to it
            return self.refuse()

    def refuse(self) -> HttpResponse:
        messages.error(self.request, f"{self.object} cannot be deleted: {self.kept_because}")
        return redirect(self.page, self.object.pk)
