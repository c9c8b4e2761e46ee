"""The QR code on a document: an address that a phone opens, and behind it the claim that needs no network.

Everything stays within the alphanumeric characters of QR codes (capitals, digits and nine signs), which take a third
less room than free text. Three signs of base45 mean something else in an address and are escaped.
"""

from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

import base45
import segno

from lonto.signing import codes

_ESCAPES = {"%": "%25", " ": "%20", "/": "%2F"}
_ESCAPE = str.maketrans(_ESCAPES)


@dataclass(frozen=True)
class CheckAddress:
    """What a scanned code holds: the check code, and the claim if it could be read."""

    code: str
    claim: bytes | None


def check_address(public_url: str, code: str, claim: bytes) -> str:
    """The text of the QR code, for example `HTTPS://DESA.EXAMPLE/V/K7Q2M0XW9TBC4RNA/...`."""
    encoded = base45.b45encode(claim).decode("ascii").translate(_ESCAPE)
    return f"{public_url.upper()}/V/{code}/{encoded}"


def read_address(text: str) -> CheckAddress | None:
    """The parts of a scanned address, whatever its host; None where it is no such address."""
    _, mark, rest = text.strip().partition("/V/")
    code, _, encoded = rest.partition("/")
    cleaned = codes.clean_code(code) if mark else None
    return CheckAddress(cleaned, read_claim(unquote(encoded))) if cleaned else None


def read_claim(encoded: str) -> bytes | None:
    """The bytes of a base45 claim; None where it is empty or no base45."""
    try:
        return base45.b45decode(encoded) or None
    except (ValueError, IndexError, TypeError):
        return None


def svg(text: str) -> bytes:
    """The code as an SVG picture with its quiet zone; error level M survives a fold or a stamp's edge."""
    picture = BytesIO()
    # A signature is noise already: trying all eight masks would gain nothing and cost 11 ms.
    segno.make_qr(text, error="m", boost_error=False, mask=0).save(picture, kind="svg", border=4, xmldecl=False)
    return picture.getvalue()
