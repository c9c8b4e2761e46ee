"""The first password of a person who came to an office by an account that only codes opened."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext as _

from lonto.accounts import channels
from lonto.accounts.models import Account
from lonto.accounts.queries import memberships_of
from lonto.journal.actions import record, writing
from lonto.regions.choices import Level
from lonto.regions.queries import ancestor
from lonto.talent.admission import messages
from lonto.talent.admission.actions import codes
from lonto.talent.admission.actions.sign_in import lacks_password, password_message
from lonto.talent.admission.addresses import Address, addresses_of
from lonto.talent.admission.choices import CodePurpose
from lonto.talent.admission.refusals import Refused


def send_password_code(*, by: Account, address: Address, ip: str | None) -> codes.SentCode:
    """Send a code to an own address, for somebody who is signed in still."""
    if not lacks_password(by) or address not in addresses_of(by):
        raise Refused("state")
    return codes.send(address=address, ip=ip, purpose=CodePurpose.PASSWORD, message=password_message)


def choose_password(*, by: Account, username: str, password: str) -> Account:
    """Choose user name and first password; afterwards only they open the account, and no code.

    Raises ValidationError by field. The addresses of the account are told.
    """
    membership = memberships_of(by).first()
    if membership is None:
        raise Refused("state")
    with writing(ancestor(membership.office.region, Level.REGENCY)) as stream:
        account = Account.objects.select_for_update().get(pk=by.pk)
        if not lacks_password(account):
            raise Refused("state")
        account.username = username
        account.full_clean(exclude=["password"])
        validate_password(password, account)
        account.set_password(password)
        account.save(update_fields=["username", "password"])
        record(by=account, stream=stream, verb="admission.choose_password", saved=[account])
        for address in addresses_of(account):
            _tell(address)
    return account


def _tell(address: Address) -> None:
    subject, text = (
        _("A password was chosen"),
        _(
            "A password was chosen for your account at Lonto. From now on you sign in with user name and password. If "
            "that was not you, tell your office at once."
        ),
    )
    if channels.is_open(address.kind):
        transaction.on_commit(
            lambda: messages.deliver.enqueue(address.kind.value, address.value, subject, text), robust=True
        )
