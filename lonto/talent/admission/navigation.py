"""What the shell shows of admission: for people without an office, and for the desks."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lonto.accounts import first_passwords
from lonto.accounts.models import Membership
from lonto.talent.admission.access import DESK, VILLAGE_DESK, people_of
from lonto.talent.admission.choices import AppealState, DocumentState, LinkState, ReviewState
from lonto.talent.admission.officer_access import OFFICER, documents_to_check, reviews_of, sanctions_of
from lonto.talent.admission.queries.nominations import NOMINATORS
from lonto.web.navigation import (
    PERSONAL,
    NavigationEntry,
    PublicEntry,
    Waiting,
    register,
    register_personal_home,
    register_public,
    register_waiting,
)


def waiting(by: Membership) -> Iterator[Waiting]:
    """People who ask their village to confirm them."""
    if by.role in VILLAGE_DESK:
        asked = people_of(by).filter(link_state=LinkState.ASKED)
        url = f"{reverse('admission:links')}?state={LinkState.ASKED}"
        yield Waiting(_("applicants to confirm as residents"), asked.count(), url)


def own_password(by: Membership) -> Iterator[Waiting]:
    """Who came to an office by an account that codes opened needs a password before the session ends."""
    if not by.account.has_usable_password():
        yield Waiting(_("password to choose before you sign out"), 1, reverse("admission:first_password"))


def officers_waiting(by: Membership) -> Iterator[Waiting]:
    """Documents to check, questions about results, appeals."""
    if by.role == OFFICER:
        documents = documents_to_check(by).filter(state=DocumentState.WAITING).count()
        yield Waiting(_("documents to check"), documents, f"{reverse('admission:checks')}?state=waiting")
        asked = reviews_of(by).filter(state=ReviewState.ASKED).count()
        yield Waiting(_("reviews to answer"), asked, f"{reverse('admission:reviews')}?state=asked")
        appeals = sanctions_of(by).filter(appeal_state=AppealState.ASKED, regency=by.office.region).count()
        yield Waiting(_("appeals to answer"), appeals, f"{reverse('admission:sanctions')}?appeal=asked")


register(NavigationEntry(_("My applications"), "admission:home", (PERSONAL,), order=10))
register(NavigationEntry(_("About you"), "admission:profile", (PERSONAL,), order=20))
register(NavigationEntry(_("How you sign in"), "admission:own_address", (PERSONAL,), order=40))
register(NavigationEntry(_("Training on offer"), "training:home", (PERSONAL,), order=30))
register(NavigationEntry(_("Applicants to confirm"), "admission:links", VILLAGE_DESK, order=40, group="talent"))
register(NavigationEntry(_("Applications on paper"), "admission:papers", DESK, order=50, group="talent"))
register(NavigationEntry(_("Nominations"), "admission:nominations", NOMINATORS, order=60, group="talent"))
register(NavigationEntry(_("Admission"), "admission:office", (OFFICER,), order=30, group="talent"))
register(NavigationEntry(_("Documents"), "admission:checks", (OFFICER,), order=32, group="talent"))
register(NavigationEntry(_("Reviews"), "admission:reviews", (OFFICER,), order=34, group="talent"))
register(NavigationEntry(_("Sanctions"), "admission:sanctions", (OFFICER,), order=36, group="talent"))
register_public(PublicEntry(_("Training"), "training:home", order=30))
register_personal_home("admission:home")
register_waiting(waiting)
register_waiting(own_password)
first_passwords.register("admission:first_password")
register_waiting(officers_waiting)
