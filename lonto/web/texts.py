"""The type of a text that may still wait for its language."""

from typing import TypeAlias

from django.utils.functional import Promise

Text: TypeAlias = str | Promise
