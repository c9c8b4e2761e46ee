"""A form is sent once."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import Context, Template
from django.test import RequestFactory

from lonto.accounts.models import Account
from lonto.web import once, views
from lonto.web.once import new_token, sent_once


class Counter:
    """A view that counts its work and answers as it is told to."""

    def __init__(self) -> None:
        self.times = 0
        self.fails = False
        self.has_errors = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.times += 1
        if self.fails:
            raise ValueError("broken")
        return HttpResponse("errors") if self.has_errors else redirect(f"/done/{self.times}/")


@pytest.fixture
def counter() -> Counter:
    return Counter()


def send(view: Counter, token: str | None, method: str = "post") -> HttpResponse:
    return sent_once(view.__call__)(_request(token, method))  # type: ignore[return-value]


def _request(token: str | None, method: str = "post", user: object = None) -> HttpRequest:
    request: HttpRequest = getattr(RequestFactory(), method)("/", {} if token is None else {once.FIELD: token})
    request.user = user or AnonymousUser()  # type: ignore[assignment]
    return request


def follow(token: str) -> HttpResponse:
    return views.sent(_request(None, "get"), token=token)


def test_the_first_send_does_the_work(counter: Counter) -> None:
    assert send(counter, new_token()).headers["Location"] == "/done/1/"


def test_the_second_send_is_led_to_the_result_of_the_first(counter: Counter) -> None:
    token = new_token()
    send(counter, token)
    second = send(counter, token)
    assert counter.times == 1
    assert second.headers["Location"] == f"/sent/{token}/"
    assert follow(token).headers["Location"] == "/done/1/"


def test_another_form_is_another_send(counter: Counter) -> None:
    send(counter, new_token())
    send(counter, new_token())
    assert counter.times == 2


def test_a_form_with_errors_can_be_sent_again(counter: Counter) -> None:
    token = new_token()
    counter.has_errors = True
    send(counter, token)
    counter.has_errors = False
    assert send(counter, token).headers["Location"] == "/done/2/"


def test_a_send_that_breaks_can_be_tried_again(counter: Counter) -> None:
    token = new_token()
    counter.fails = True
    with pytest.raises(ValueError, match="broken"):
        send(counter, token)
    counter.fails = False
    assert send(counter, token).headers["Location"] == "/done/2/"


def test_while_the_first_send_is_at_work_the_second_waits() -> None:
    token = new_token()
    answers: list[HttpResponse] = []

    def impatient(request: HttpRequest) -> HttpResponse:
        answers.append(sent_once(impatient)(_request(token)))  # type: ignore[arg-type]
        answers.append(follow(token))
        return redirect("/done/")

    sent_once(impatient)(_request(token))
    assert answers[0].headers["Location"] == f"/sent/{token}/"
    assert answers[1].status_code == 200
    assert "data-reload" in answers[1].content.decode()


@pytest.mark.parametrize("token", [None, "", "short", "x" * 65, "a b" * 10, "€" * 20])
def test_a_form_without_a_good_token_is_not_held_back(counter: Counter, token: str | None) -> None:
    send(counter, token)
    send(counter, token)
    assert counter.times == 2


def test_looking_at_the_form_uses_nothing_up(counter: Counter) -> None:
    token = new_token()
    send(counter, token, "get")
    assert send(counter, token).headers["Location"] == "/done/2/"


def test_a_token_that_was_never_sent_leads_nowhere() -> None:
    with pytest.raises(Http404):
        follow(new_token())


def test_every_page_has_its_own_token() -> None:
    source = Template("{% load components %}{% once_token %}")
    first, second = (source.render(Context()) for _ in range(2))
    assert f'name="{once.FIELD}"' in first
    assert first != second


def test_nobody_is_led_to_what_another_person_sent(counter: Counter) -> None:
    token = new_token()
    send(counter, token)
    with pytest.raises(Http404):
        views.sent(_request(None, "get", user=Account(username="stranger")), token=token)
