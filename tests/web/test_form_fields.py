"""Fields that take answers as people write them."""

import datetime as dt

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from lonto.lib.days import EARLIEST, LATEST
from lonto.web.forms import DateField, IdentityNumberField, PhoneField, RupiahField

NEW_YEARS_EVE = dt.date(1990, 12, 31)


@pytest.mark.parametrize(
    "written",
    [
        "31-12-1990",
        "31/12/1990",
        "31.12.1990",
        " 31 12 1990 ",
        "1990-12-31",
        "31 Desember 1990",
        "31 desember 1990",
        "31 Des 1990",
        "31 December 1990",
    ],
)
def test_a_date_is_read_as_people_write_it(written: str) -> None:
    assert DateField().clean(written) == NEW_YEARS_EVE


@pytest.mark.parametrize(
    "written",
    ["31-02-1990", "31-12-90", "12-31-1990", "31-12", "soon", "1-1-1-1990", "31 Foo 1990", "٣١-١٢-١٩٩٠", "--"],
)
def test_what_is_no_date_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(forms.ValidationError, match="31-12-1990"):
        DateField().clean(written)


@pytest.mark.parametrize("written", ["01-01-0001", "31-03-0206", "31-12-9999"])
def test_a_year_that_nobody_means_is_refused(written: str) -> None:
    with pytest.raises(forms.ValidationError, match="1800"):
        DateField().clean(written)


@given(st.dates(EARLIEST, LATEST))
def test_a_date_that_is_shown_can_be_sent_back(day: dt.date) -> None:
    field = DateField()
    assert field.clean(field.widget.format_value(day)) == day


@pytest.mark.parametrize(
    "written", ["5315054708929901", "'5315054708929901", "5315 0547 0892 9901", "531505.470892.9901"]
)
def test_an_identity_number_loses_what_crept_in(written: str) -> None:
    assert IdentityNumberField().clean(written) == "5315054708929901"


@pytest.mark.parametrize("written", ["531505470892990", "5315054708929901aa", "５３１５０５４７０８９２９９０１"])
def test_an_identity_number_has_sixteen_digits_and_nothing_else(written: str) -> None:
    with pytest.raises(forms.ValidationError, match="16"):
        IdentityNumberField().clean(written)


@pytest.mark.parametrize(
    ("written", "kept"),
    [("0812 3456 7890", "081234567890"), ("+62 (385) 41.234", "+6238541234"), ("0385-41234", "038541234")],
)
def test_a_telephone_number_keeps_its_digits(written: str, kept: str) -> None:
    assert PhoneField().clean(written) == kept


@pytest.mark.parametrize("written", ["tidak ada", "12", "0812-3456-7890 ext 5", "+" + "1" * 20])
def test_what_is_no_telephone_number_is_refused(written: str) -> None:
    with pytest.raises(forms.ValidationError):
        PhoneField().clean(written)


@pytest.mark.parametrize("written", ["1500000", "1.500.000", "Rp 1.500.000,-", "rp1 500 000"])
def test_an_amount_is_read_however_its_thousands_are_set_apart(written: str) -> None:
    assert RupiahField().clean(written) == 1_500_000


@pytest.mark.parametrize("written", ["sejuta", "1.50", "1,5 juta", "-"])
def test_what_is_no_amount_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(forms.ValidationError, match=r"1\.500\.000"):
        RupiahField().clean(written)


@given(st.integers(min_value=0, max_value=10**15))
def test_an_amount_that_is_shown_can_be_sent_back(amount: int) -> None:
    field = RupiahField()
    assert field.clean(field.prepare_value(amount)) == amount


@pytest.mark.parametrize(
    "field", [DateField(required=False), IdentityNumberField(required=False), PhoneField(required=False)]
)
def test_nothing_is_accepted_where_nothing_is_asked(field: forms.Field) -> None:
    assert not field.clean("")
