"""Agencies as people of the same regency name them."""

from lonto.accounts.models import Office


def short_name(office: Office) -> str:
    """Without the regency at the end, which is the same for all; needs `office.region`."""
    return office.name.removesuffix(f" {office.region.name}")
