"""The own account: sessions, switching between roles, and a form that outlives its session."""

from django.test import Client
from django.urls import reverse

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership, Office
from tests.accounts.signing_in import send_password
from tests.conftest import As
from tests.web.reading import rows_of, text_of


def two_sessions() -> tuple[Client, Client]:
    here, there = Client(), Client(headers={"user-agent": "Mozilla/5.0 (Android 14) Firefox/140.0"})
    for client in (here, there):
        send_password(client, "operator")
        client.get("/")
    return here, there


def test_the_page_lists_each_session_by_a_name_one_knows(clerk: Membership) -> None:
    here, _there = two_sessions()

    rows = rows_of(here.get(reverse("accounts:security")))

    assert len(rows) == 2
    assert any(row[0] == "Firefox, Android" for row in rows)


def test_one_session_is_signed_out_from_another(clerk: Membership) -> None:
    here, there = two_sessions()
    page = here.get(reverse("accounts:security"))
    other = next(session for session, _name, is_current in page.context["sessions"] if not is_current)

    here.post(reverse("accounts:session_end", args=[other.pk]))

    assert there.get("/").status_code == 302
    assert here.get("/").status_code == 200


def test_signing_out_everywhere_ends_this_one_too(clerk: Membership) -> None:
    here, there = two_sessions()

    here.post(reverse("accounts:sessions_end"))

    assert [client.get("/").status_code for client in (here, there)] == [302, 302]


def test_nobody_ends_the_session_of_another_person(clerk: Membership, stranger: Membership, as_: As) -> None:
    here, _there = two_sessions()
    session = here.get(reverse("accounts:security")).context["sessions"][0][0]

    assert as_(stranger).post(reverse("accounts:session_end", args=[session.pk])).status_code == 404
    assert here.get("/").status_code == 200


def test_a_changed_password_signs_out_the_other_sessions(clerk: Membership) -> None:
    here, there = two_sessions()
    answers = {
        "oldpassword": "kata-sandi-uji-coba",
        "password1": "empat-kata-yang-baru",
        "password2": "empat-kata-yang-baru",
    }

    here.post(reverse("account_change_password"), answers)

    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 302


def test_switching_changes_as_what_one_acts(clerk: Membership, other_office: Office, as_: As) -> None:
    also = Membership.objects.create(account=clerk.account, office=other_office, role=Role.CLERK)
    client = as_(clerk)

    client.post(reverse("accounts:switch"), {"membership": str(also.pk)})

    assert client.get("/").wsgi_request.membership == also  # type: ignore[attr-defined]


def test_nobody_switches_into_a_role_of_another_person(clerk: Membership, stranger: Membership, as_: As) -> None:
    client = as_(clerk)

    response = client.post(reverse("accounts:switch"), {"membership": str(stranger.pk)})

    assert response.status_code == 404
    assert client.get("/").wsgi_request.membership == clerk  # type: ignore[attr-defined]


def test_switching_needs_a_post(clerk: Membership, as_: As) -> None:
    assert as_(clerk).get(reverse("accounts:switch")).status_code == 405


def ended_session(client: Client) -> None:
    """The session is over on the server, and the browser does not know yet."""
    client.session.delete()


def invite_form(office: Office) -> tuple[str, dict[str, str]]:
    return reverse("accounts:invite", args=[office.pk]), {
        "name": "Rofina Jelau",
        "role": "clerk",
        "password": "rahasia-sekali",
    }


def test_a_form_outlives_the_session_of_its_writer(secretary: Membership) -> None:
    client = Client()
    send_password(client, "sekdes")
    client.get("/")
    address, answers = invite_form(secretary.office)
    ended_session(client)

    refused = client.post(address, answers)
    again = send_password(client, "sekdes", next=reverse("accounts:kept_form"))
    page = text_of(client.get(again["Location"]))

    assert refused["Location"] == f"{reverse('account_login')}?next=%2Fme%2Fkept-form%2F"
    assert 'value="Rofina Jelau"' in page
    assert f'action="{address}"' in page
    assert "rahasia-sekali" not in page


def test_the_form_of_another_person_is_not_shown(secretary: Membership, stranger: Membership) -> None:
    client = Client()
    send_password(client, "sekdes")
    client.get("/")
    address, answers = invite_form(secretary.office)
    ended_session(client)
    client.post(address, answers)

    send_password(client, "operator.gorontalo")

    assert client.get(reverse("accounts:kept_form"))["Location"] == reverse("web:home")


def test_nothing_is_kept_for_a_browser_that_was_never_signed_in(office: Office) -> None:
    client = Client()
    address, answers = invite_form(office)

    response = client.post(address, answers)

    assert "kept_form" not in client.session
    assert response["Location"] == f"{reverse('account_login')}?next={address}"


def test_htmx_is_led_to_the_sign_in_page_as_a_whole(client: Client, db: None) -> None:
    response = client.get(reverse("journal:entries"), headers={"HX-Request": "true"})

    assert response.status_code == 204
    assert response["HX-Redirect"] == f"{reverse('account_login')}?next=/journal/"
