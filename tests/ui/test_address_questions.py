"""Addresses and files."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from portal.ui import forms
from tests.ui.asking import complaints, one_field_form


def test_an_address_is_tidied() -> None:
    address = forms.AddressField(label="Address").clean(
        forms.Address(line_1=" 1 High Street ", town="Anytown", postcode="aa11aa")
    )
    assert address == forms.Address("1 High Street", "", "Anytown", "AA1 1AA")
    assert str(address) == "1 High Street, Anytown, AA1 1AA"
    assert forms.Address.from_dict(address.as_dict()) == address


def test_each_empty_line_of_an_address_is_asked_for() -> None:
    field = forms.AddressField(label="Where do you live?")
    assert complaints(field, forms.Address()) == [
        "Enter the first line of your address",
        "Enter the town or city of your address",
        "Enter the postcode of your address",
    ]


def test_an_optional_address_is_whole_or_empty() -> None:
    field = forms.AddressField(label="Address", required=False)
    assert field.clean(forms.Address()) is None
    assert complaints(field, forms.Address(postcode="AA1 1AA"))[0].startswith("Enter the first")


def test_a_line_of_an_address_has_a_limit() -> None:
    long = forms.Address("x" * 101, "", "Anytown", "AA1 1AA")
    assert complaints(forms.AddressField(label="Address"), long) == [
        "Address line 1 must be 100 characters or fewer"
    ]


def test_another_address_has_its_own_tokens() -> None:
    html = str(one_field_form(forms.AddressField(label="Bill to", autocomplete="billing")))
    assert 'autocomplete="billing postal-code"' in html
    html = str(one_field_form(forms.AddressField(label="Site", autocomplete="off")))
    assert html.count('autocomplete="off"') == 4


def upload(name: str = "photo.jpg", content: bytes = b"x") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_must_be_of_the_right_kind_and_size() -> None:
    field = forms.FileUploadField(label="Photo", extensions=["jpg", "png"], max_bytes=1_500_000)
    assert field.clean(upload("PHOTO.JPG")).name == "PHOTO.JPG"
    assert complaints(field, upload("photo.exe")) == ["The file must be a JPG or PNG"]
    assert complaints(field, upload(content=b"")) == ["The file you chose is empty. Choose another"]
    assert complaints(field, upload(content=b"x" * 1_500_001)) == [
        "The file must be smaller than 1.5 MB"
    ]
    assert complaints(field, None) == ["Choose a file for photo"]
    assert complaints(field, "photo.jpg") == ["We did not get the file. Choose it again"]


def test_several_files_come_as_a_list() -> None:
    field = forms.FileUploadField(label="Photos", multiple=True, max_files=2)
    files: MultiValueDict[str, Any] = MultiValueDict({"answer": [upload("a.jpg"), upload("b.jpg")]})
    form = one_field_form(field, {}, files=files)
    assert form.is_valid()
    assert [each.name for each in form.cleaned_data["answer"]] == ["a.jpg", "b.jpg"]
    assert complaints(field, [upload()] * 3) == ["Choose 2 files or fewer"]
    assert complaints(field, []) == ["Choose a file for photos"]
