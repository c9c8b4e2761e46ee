"""Who is meant by what was typed on the sign-in page."""

from allauth.account.auth_backends import AuthenticationBackend

from lonto.accounts.models import Account


class ExactName(AuthenticationBackend):  # type: ignore[misc]
    """allauth's backend, except that a user name fits only character by character.

    Its own look-up folds case, and databases fold more than that: a name that only resembles one must not open it.
    """

    def _authenticate_by_username(self, username: str, password: str) -> Account | None:
        account = Account.objects.filter(username=username).first()
        if account is None or account.username != username:
            return None
        found: Account | None = self._check_password(account, password)
        return found
