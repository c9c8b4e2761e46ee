"""The swatches of a map's legend."""

from django import template
from django.utils.safestring import SafeString

from lonto.measures import maps

register = template.Library()


@register.simple_tag
def swatch(shade: int, key: str) -> SafeString:
    """A piece of the colour of a shade; `key` is that of its map."""
    return maps.swatch(shade, f"none-{key}")
