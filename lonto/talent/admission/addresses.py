"""The address by which an applicant signs in: an e-mail address or a telephone number, each in one spelling."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lonto.accounts.channels import Kind
from lonto.accounts.models import Account
from lonto.lib import phone


@dataclass(frozen=True)
class Address:
    """`value` is small letters for e-mail and +62812... for a telephone."""

    kind: Kind
    value: str

    @property
    def masked(self) -> str:
        """Enough to recognise one's own address and too little to learn somebody else's."""
        if self.kind == Kind.PHONE:
            return f"{self.value[:3]} *** {self.value[-3:]}"
        name, _at, host = self.value.partition("@")
        return f"{name[:1]}***@{host}"


def read(written: str) -> Address | None:
    """The address that was typed; None where it is neither kind.

    Letters that only resemble ASCII ones are refused: databases take some of them for the same, mail servers do not.
    """
    text = written.strip()
    if "@" in text:
        try:
            validate_email(text)
        except ValidationError:
            return None
        return Address(Kind.EMAIL, text.lower()) if text.isascii() and len(text) <= 254 else None
    number = phone.international(text)
    return Address(Kind.PHONE, number) if number else None


def addresses_of(account: Account) -> list[Address]:
    """The addresses by which an account signs in, the e-mail address first."""
    written = [read(text) for text in (account.email, account.phone) if text]
    return [address for address in written if address is not None]


def account_of(address: Address) -> Account | None:
    """The account that signs in by this address, whether it may be entered by a code or not."""
    if address.kind == Kind.EMAIL:
        found = Account.objects.filter(email__iexact=address.value).first()
        return found if found and found.email.lower() == address.value else None
    return Account.objects.filter(phone__in=phone.spellings(address.value)).order_by("created_at").first()
