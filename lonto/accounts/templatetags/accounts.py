from django import template

register = template.Library()


@register.filter
def in_fours(secret: str) -> str:
    """A key in groups of four letters, as a person copies it."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
