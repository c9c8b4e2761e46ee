"""Who may open the shell's own pages."""

from django.core.cache import cache

from lonto.accounts.choices import Role
from tests.scope import Cast, Objects, Rule, Table

TOKEN = "a-form-that-was-sent"


def objects(cast: Cast) -> Objects:
    for sender in ("anybody", cast[Role.CLERK].account.pk):
        cache.set(f"once:{sender}:{TOKEN}", "/")
    return {"form": {"token": TOKEN}}


TABLE = Table(
    rules={
        "web:home": Rule(is_for_any_account=True),
        "web:language": Rule(is_public=True, is_post=True),
        "web:sent": Rule(is_public=True, about="form"),
        "web:gallery": Rule(is_public=True),
        "web:gallery_list": Rule(is_public=True),
    },
    objects=objects,
)
