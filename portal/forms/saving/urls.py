"""Addresses of what can be done with a form as a whole. None says anything of anybody."""

from django.urls import URLPattern, path

from .come_back import code, come_back
from .forget import forget, forgotten
from .save import save
from .yours import delete, yours

whole = "your-forms/<slug:journey>/<slug:key>/"

urlpatterns: list[URLPattern] = [
    path("your-forms/", yours, name="your_forms"),
    path("your-forms/forgotten/", forgotten, name="forms_forgotten"),
    path("your-forms/come-back/<slug:token>/", come_back, name="form_come_back"),
    path("your-forms/come-back/<slug:token>/code/", code, name="form_code"),
    path(f"{whole}save/", save, name="form_save"),
    path(f"{whole}forget/", forget, name="form_forget"),
    path(f"{whole}delete/", delete, name="form_delete"),
]
