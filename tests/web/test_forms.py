"""Forms: labels, hints and errors that belong together, and the summary at the top."""

import re
from typing import Any

import pytest
from django import forms
from django.template import Context, Template

from lonto.web.forms import FormManner
from tests.web.reading import words


class Claim(FormManner, forms.Form):
    name = forms.CharField(label="Name", max_length=40, help_text="As on the birth certificate.")
    sex = forms.ChoiceField(label="Sex", choices=[("1", "Male"), ("2", "Female")], widget=forms.RadioSelect)
    note = forms.CharField(label="Note", required=False)
    proof = forms.FileField(label="Proof")
    is_true = forms.BooleanField(label="All of this is true")
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("name") == cleaned.get("note") != None:  # noqa: E711
            raise forms.ValidationError("Name and note are the same.")
        return cleaned


def render(source: str, **context: Any) -> str:
    return Template("{% load components %}" + source).render(Context(context))


def test_hint_and_error_are_tied_to_the_control() -> None:
    shown = render("{% field form.name %}", form=Claim({}))
    assert 'id="id_name_helptext"' in shown
    assert 'id="id_name_error"' in shown
    assert 'aria-describedby="id_name_helptext id_name_error"' in shown
    assert 'aria-invalid="true"' in shown


def test_a_control_without_hint_and_error_is_described_by_nothing() -> None:
    assert "aria-describedby" not in render("{% field form.note %}", form=Claim())


def test_what_is_optional_says_so_and_nothing_else_does() -> None:
    form = Claim()
    assert words(render("{% field form.note %}", form=form)) == "Note (boleh kosong)"
    assert words(render("{% field form.name %}", form=form)) == "Name As on the birth certificate."


def test_choices_stand_in_a_fieldset_whose_legend_is_the_question() -> None:
    shown = render("{% field form.sex %}", form=Claim({"sex": "2"}))
    assert "<legend>Sex</legend>" in shown
    assert shown.count('type="radio"') == 2
    assert 'value="2" id="id_sex_1" checked' in shown


def test_a_known_answer_says_where_it_comes_from() -> None:
    form = Claim(initial={"name": "Maria"}, sources={"name": "From the register."})
    shown = render("{% field form.name %}", form=form)
    assert "From the register." in shown
    assert 'aria-describedby="id_name_source id_name_helptext"' in shown


def test_the_form_does_not_ask_the_browser_to_check() -> None:
    assert " required" not in render("{% form_fields form %}", form=Claim())


def test_all_fields_are_drawn_the_hidden_ones_without_label() -> None:
    shown = render("{% form_fields form %}", form=Claim())
    for name in Claim.base_fields:
        assert f'name="{name}"' in shown
    assert 'for="id_key"' not in shown


def test_the_summary_uses_the_words_beside_the_field_and_leads_there() -> None:
    form = Claim({})
    summary = render("{% error_summary form %}", form=form)
    beside = render("{% field form.name %}", form=form)
    assert '<a href="#id_name">Name: belum diisi.</a>' in summary
    assert "Name: belum diisi." in words(beside)


def test_the_summary_leads_to_the_first_of_several_choices() -> None:
    form = Claim({})
    assert 'href="#id_sex_0"' in render("{% error_summary form %}", form=form)
    assert 'id="id_sex_0"' in render("{% field form.sex %}", form=form)


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("name", "Name: belum diisi."),
        ("sex", "Sex: pilih salah satu."),
        ("proof", "Proof: pilih berkas."),
        ("is_true", "All of this is true: centang kalau Anda setuju."),
    ],
)
def test_a_missing_answer_names_its_field(field: str, message: str) -> None:
    assert Claim({}).errors[field] == [message]


def test_words_of_its_own_for_a_missing_answer_are_kept() -> None:
    class Asking(FormManner, forms.Form):
        age = forms.IntegerField(error_messages={"required": "How old are you?"})

    assert Asking({}).errors["age"] == ["How old are you?"]


def test_an_error_of_the_whole_form_stands_first_without_link() -> None:
    form = Claim({"name": "x", "note": "x"})
    summary = render("{% error_summary form %}", form=form)
    assert words(summary).startswith("Ada yang perlu diperbaiki Name and note are the same.")
    assert ">Name and note are the same.</a>" not in summary


def test_the_summary_takes_the_focus_and_shows_only_errors() -> None:
    assert "autofocus" in render("{% error_summary form %}", form=Claim({}))
    assert render("{% error_summary form %}", form=Claim()).strip() == ""
    assert render("{% error_summary form %}", form=None).strip() == ""


def test_several_forms_share_one_summary() -> None:
    summary = render("{% error_summary one two %}", one=Claim({}, prefix="a"), two=Claim({}, prefix="b"))
    assert 'href="#id_a-name"' in summary
    assert 'href="#id_b-name"' in summary


def test_the_title_begins_with_the_word_for_error() -> None:
    assert render("{% error_prefix %}", form=Claim({})) == "Kesalahan: "
    assert render("{% error_prefix %}", form=Claim()) == ""
    assert render("{% error_prefix %}") == ""


def test_a_control_is_as_wide_as_its_answer() -> None:
    assert "width-40" in render("{% field form.name %}", form=Claim())


@pytest.mark.parametrize(
    ("field", "width"),
    [
        (forms.IntegerField(max_value=2100), "width-5"),
        (forms.DecimalField(max_value=1000, decimal_places=2), "width-10"),
        (forms.IntegerField(), ""),
    ],
)
def test_a_number_is_as_wide_as_the_highest_that_fits(field: forms.Field, width: str) -> None:
    class Asked(forms.Form):
        number = field

    shown = render("{% field form.number %}", form=Asked())
    assert re.findall(r"width-\d+", shown) == [one for one in [width] if one]
