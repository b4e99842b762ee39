"""What belongs to the form as a whole."""

from django import forms as django_forms

from portal.ui import forms
from tests.ui.asking import one_field_form


def test_an_error_of_the_whole_form_is_listed_first_and_leads_where_it_is_told() -> None:
    class Form(forms.GovukForm):
        first = forms.TextField(label="First")
        second = forms.DateField(label="Second")

    form = Form({})
    form.add_error(None, "One of these is needed")
    assert form.problems()[0] == forms.Problem("One of these is needed")
    Form.whole_form_target = "second"
    assert form.problems()[0].target_id == "id_second-day"


def test_other_forms_keep_djangos_own_renderer() -> None:
    assert not isinstance(django_forms.Form().renderer, forms.GovukRenderer)
    assert isinstance(forms.GovukForm().renderer, forms.GovukRenderer)


def test_a_hidden_field_is_drawn_without_a_label() -> None:
    class Form(forms.GovukForm):
        token = django_forms.CharField(widget=django_forms.HiddenInput, initial="abc")

    html = str(Form())
    assert 'type="hidden"' in html
    assert "label" not in html


def test_the_title_says_when_something_is_wrong() -> None:
    wrong = one_field_form(forms.TextField(label="Name"), {})
    assert forms.page_title("Your name", [wrong]) == "Error: Your name"
    assert forms.page_title("Your name", [one_field_form(forms.TextField(label="Name"))]) == (
        "Your name"
    )
