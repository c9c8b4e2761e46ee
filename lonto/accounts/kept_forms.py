"""A form whose sender was signed out while writing: kept until the same person has signed in again.

Who the sender was is known from the list of sessions, which remembers a session a little longer than the session
itself lives. Without such a session nothing is kept, so nobody can fill the database from outside.
"""

from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest

from lonto.accounts.models import Account

SESSION_KEY = "kept_form"
MOST = 100_000
"""Characters that are kept; a longer text is rare, and a session is no store of files."""
NEVER_KEPT = ("csrfmiddlewaretoken", "password", "passphrase", "code", "credential")


def keep(request: HttpRequest) -> bool:
    """Keep the fields of a POST, secrets and files apart; False where nothing can be kept."""
    ended = UserSession.objects.filter(session_key=request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")).first()
    fields = [[name, value] for name, values in request.POST.lists() if _may_be_kept(name) for value in values]
    if ended is None or not fields or sum(len(value) for _name, value in fields) > MOST:
        return False
    request.session[SESSION_KEY] = {
        "account": str(ended.user_id),
        "path": request.get_full_path(),
        "fields": fields,
        "had_files": bool(request.FILES),
    }
    return True


def kept_for(request: HttpRequest, account: Account) -> dict[str, Any] | None:
    """What was kept of this person: `path`, `fields` as [name, value] pairs, `had_files`."""
    found: dict[str, Any] | None = request.session.get(SESSION_KEY)
    return found if found and found["account"] == str(account.pk) else None


def forget(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def _may_be_kept(name: str) -> bool:
    return not any(word in name.lower() for word in NEVER_KEPT)
