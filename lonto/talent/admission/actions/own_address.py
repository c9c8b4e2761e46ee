"""Changing the address by which a person signs in: a code to the new one, a notice to the old one."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts import channels
from lonto.accounts.channels import Kind
from lonto.accounts.models import Account
from lonto.journal.actions import record, writing
from lonto.regions.models import Region
from lonto.talent.admission import messages
from lonto.talent.admission.actions import codes
from lonto.talent.admission.actions.sign_in import may_enter_by_code
from lonto.talent.admission.addresses import Address, account_of, addresses_of, read
from lonto.talent.admission.choices import CodePurpose
from lonto.talent.admission.models import Applicant
from lonto.talent.admission.moments import in_words
from lonto.talent.admission.refusals import Refused


def send_address_code(*, by: Account, address: Address, ip: str | None) -> codes.SentCode:
    """Send a code to the address that shall become the own one.

    Where the address is another account's already, its owner is told and no code fits; nobody here learns of it.
    Raises Refused, TooManyCodesError or channels.NotSentError.
    """
    _require_person(by)
    owner = account_of(address)
    if owner is not None and owner.pk == by.pk:
        raise Refused("state", _("You sign in by this address already."))
    return codes.send(
        address=address,
        ip=ip,
        purpose=CodePurpose.ADDRESS,
        message=_message_of_owner if owner else _message,
        is_void=owner is not None,
        account=by,
    )


def change_address(*, by: Account, code_id: UUID, address: Address, code: str, home: Region) -> bool:
    """Sign in by `address` from now on, instead of the former one of its kind; False for a code that does not fit.

    The former address is told. `home` is the regency whose journal records it where the person has no profile yet.
    """
    kept = codes.take(code_id=code_id, address=address, code=code, account=by)
    if kept is None or kept.purpose != CodePurpose.ADDRESS:
        return False
    try:
        _write(by, address.kind, address.value, home)
    except IntegrityError:  # somebody else took it at this very moment
        return False
    return True


def stop_using(*, by: Account, kind: Kind, home: Region) -> Account:
    """Sign in by the other address alone; the last one stays."""
    if len(addresses_of(by)) < 2:
        raise Refused("state", _("This is your only way to sign in. Add another address first."))
    return _write(by, kind, "", home)


def _write(by: Account, kind: Kind, value: str, home: Region) -> Account:
    """Write an address, "" for none; the profile follows where it names the former one."""
    applicant = Applicant.objects.select_related("regency").filter(account=by).first()
    with writing(applicant.regency if applicant else home) as stream:
        account = Account.objects.select_for_update().get(pk=by.pk)
        _require_person(account)
        told = addresses_of(account)
        former = getattr(account, kind.value)
        setattr(account, kind.value, value)
        account.save(update_fields=[kind.value])
        saved: list[Account | Applicant] = [account]
        if applicant is not None and _follows(applicant, kind, former):
            setattr(applicant, kind.value, value)
            applicant.save(update_fields=[kind.value])
            saved.append(applicant)
        record(by=account, stream=stream, verb="admission.change_address", saved=saved)
        for address in told:
            _tell(address, Address(kind, value) if value else None)
    return account


def _follows(applicant: Applicant, kind: Kind, former: str) -> bool:
    """Whether the profile names the address that is given up; what a person wrote there otherwise stays."""
    written = getattr(applicant, kind.value)
    if not former or not written:
        return not written
    known, own = read(former), read(written)
    return known is not None and known == own


def _tell(to: Address, new: Address | None) -> None:
    """Tell an address about the change once it is done."""
    values = {"moment": in_words(timezone.now()), "new": new.masked if new else ""}
    if new is None:
        sentence = _("One of the addresses by which you sign in to Lonto was taken out on %(moment)s.")
    else:
        sentence = _("The address by which you sign in to Lonto was changed to %(new)s on %(moment)s.")
    warning = _("If that was not you, tell your village office at once.")
    text = f"{sentence} {warning}" % values
    if channels.is_open(to.kind):
        transaction.on_commit(
            lambda: messages.deliver.enqueue(to.kind.value, to.value, str(_("Your address was changed")), text),
            robust=True,
        )


def _require_person(account: Account) -> None:
    """The addresses of people who work in an office are the office's business."""
    if not may_enter_by_code(account):
        raise Refused("state", _("You work in an office: it keeps your address."))


def _message(code: str) -> channels.Message:
    text = _(
        "%(code)s is your code to sign in to Lonto by this address from now on. It is valid for 10 minutes. Tell it "
        "to nobody."
    ) % {"code": code}
    return channels.Message(_("Your code for the new address"), text)


def _message_of_owner(code: str) -> channels.Message:
    text = _(
        "Somebody, perhaps you, wanted to sign in to Lonto by this address from another account. This address belongs "
        "to an account already, so nothing was changed."
    )
    return channels.Message(_("Your code for the new address"), text)
