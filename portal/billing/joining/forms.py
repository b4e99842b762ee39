"""What is asked of somebody who adds a tax account to theirs."""

from __future__ import annotations

from django import forms

from portal.ui.forms import GovukForm, TextField

from .proof import Claimed

NOT_PROVED = (
    "We could not find an account with these details. Check all four against your newest bill."
)
"""The same whatever is wrong, so that nobody learns which accounts there are."""
ANOTHER = (
    "You opened this page for somebody else. Check whom you are adding the account for, then press "
    "the button again."
)


class JoinForm(GovukForm):
    """Four things from a bill.

    The boxes take anything: a mistake in one of them is a wrong bill like any other. ``whom`` says
    for whom the page was shown.
    """

    whole_form_target = "reference"

    reference = TextField(
        label="Account number",
        error_name="the account number",
        hint="It is near the top of your bill.",
        width=20,
        spellcheck=False,
        autocomplete="off",
    )
    name = TextField(
        label="Last name, or the name of the business",
        error_name="the name on the bill",
        hint="As it is on the bill. For a business, give the whole name.",
        spellcheck=False,
        autocomplete="off",
    )
    postcode = TextField(
        label="Postcode",
        error_name="the postcode",
        hint="Of the home or property that the bill is for.",
        width=10,
        spellcheck=False,
        autocomplete="off",
    )
    key = TextField(
        label="Online key",
        error_name="the online key",
        hint="It is printed on your bill, near the account number.",
        width=20,
        spellcheck=False,
        autocomplete="off",
    )
    whom = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    @property
    def claimed(self) -> Claimed:
        """What they say is on the bill. For a valid form."""
        given = self.cleaned_data
        return Claimed(given["reference"], given["name"], given["postcode"], given["key"])
