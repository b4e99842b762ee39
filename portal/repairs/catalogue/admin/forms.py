"""One form for an answer: its words, and what follows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.text import slugify
from wagtail.images.widgets import AdminImageChooser

from ...models import CatalogueLeaf, CatalogueNode, SpentKey
from ..draft import OF_A_LEAF, node_of
from ..frozen import freeze
from ..prove.shape import KEY, LONGEST_KEY, RESERVED
from ..tree import Catalogue

ASK, END, SAME = "ask", "end", "same"
THEN = (
    (ASK, "It asks the next question, with answers below it"),
    (END, "It is an end: say below what we do"),
    (SAME, "It leads to the same help as a danger"),
)
STALE = (
    "Somebody has changed this since you opened the page. We saved nothing. Open the page again, "
    "and make your change there."
)
OF_A_DANGER = ("call", "whom", "meanwhile")


class NodeForm(forms.ModelForm):
    """An answer. Which fields it has depends on whether it is a danger, a place, or below one."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    then = forms.ChoiceField(label="What follows", choices=THEN, widget=forms.RadioSelect)

    class Meta:
        model = CatalogueNode
        fields = (
            "key",
            "label",
            "hint",
            "area",
            "picture",
            "call",
            "whom",
            "meanwhile",
            "question",
            "same_as",
        )
        widgets = {"picture": AdminImageChooser}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row: CatalogueNode = self.instance
        self.fields["label"].required = True
        self.fields["key"].required = False
        if row.pk:
            del self.fields["key"]
            self.initial.update(then=_then(row), seen=stamp(row))
        if row.danger:
            self._drop("area", "question", "same_as", "then")
        else:
            self._drop(*OF_A_DANGER)
            dangers = CatalogueNode.objects.filter(danger=True).values_list("key", "label")
            self.fields["same_as"] = forms.ChoiceField(
                label="Which danger", choices=[("", "None"), *dangers], required=False
            )
            self.fields["area"].required = row.parent_id is None
        if row.parent_id is not None:
            self._drop("area")
        self.order_fields(
            ["seen", "key", "label", "hint", "area", "picture", *OF_A_DANGER, "then", "question"]
        )

    @property
    def ends(self) -> bool:
        """Whether what was typed says what we do."""
        return self.instance.danger or self.cleaned_data.get("then") == END

    def clean_key(self) -> str:
        """Take the key, or make one of the answer."""
        above = f"{self.instance.parent.key}-" if self.instance.parent else ""
        typed = self.cleaned_data["key"] or slugify(f"{above}{self.data.get('label', '')}")
        key = str(typed)[:LONGEST_KEY].strip("-")
        if not KEY.fullmatch(key) or key in RESERVED:
            raise forms.ValidationError("Use small letters, numbers and dashes: kitchen-sink")
        if SpentKey.objects.filter(key=key).exists():
            raise forms.ValidationError("This key was used before. Choose another one.")
        if CatalogueNode.objects.filter(key=key).exists():
            raise forms.ValidationError("Something else has this key. Choose another one.")
        return key

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        row = self.instance
        if row.pk and not constant_time_compare(
            stamp(CatalogueNode.objects.select_related("leaf").get(pk=row.pk)),
            cleaned.get("seen") or "",
        ):
            self.add_error(None, STALE)
        then = cleaned.get("then")
        if row.pk and then in (END, SAME) and row.children.exists():
            self.add_error("then", "There are answers below it. Take them out first.")
        if then == ASK and not cleaned.get("question"):
            self.add_error("question", "Write the question that comes next.")
        if then == SAME and not cleaned.get("same_as"):
            self.add_error("same_as", "Choose the danger.")
        if then in (END, SAME):
            cleaned["question"] = ""
        if then != SAME and "same_as" in self.fields:
            cleaned["same_as"] = ""
        return cleaned

    def _drop(self, *names: str) -> None:
        for name in names:
            self.fields.pop(name, None)


class LeafForm(forms.ModelForm):
    """What we do. Nothing has to be there until it is published."""

    class Meta:
        model = CatalogueLeaf
        fields = OF_A_LEAF


def stamp(row: CatalogueNode) -> str:
    """Give a fingerprint of what a form of the row shows, and would write."""
    words = freeze(Catalogue((node_of(row),)))
    return salted_hmac("portal.repairs.catalogue", words, algorithm="sha256").hexdigest()


def _then(row: CatalogueNode) -> str:
    if row.same_as:
        return SAME
    return END if hasattr(row, "leaf") else ASK
