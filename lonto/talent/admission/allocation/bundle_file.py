"""Bundles as files: the same bundle always gives the same bytes, and no other bytes are read."""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Never

from .applicants import Applicant, Seat
from .bundle import Bundle
from .bundle_form import bundle_from
from .plan import plans_of
from .round import InvalidRoundError, require_valid
from .rule_form import canonical, class_data, fingerprint
from .scores import written

FORMAT = "lonto-allocation-1"


class InvalidBundleError(ValueError):
    """A file that is not a bundle, or not the bundle that was written; the message says what is wrong."""


def write(bundle: Bundle) -> bytes:
    """The file of a bundle."""
    lines = "{\n" + ",\n".join(_members(bundle)) + ",\n"
    body = lines.encode()
    return body + f'"sha256":"{sha256(body).hexdigest()}"\n}}\n'.encode()


def digest_in(data: bytes) -> str:
    """The SHA-256 that the file carries; it covers everything before its own line. Raises InvalidBundleError."""
    body, mark, tail = data.rpartition(b'"sha256":')
    digest = sha256(body).hexdigest()
    if not mark or tail != f'"{digest}"\n}}\n'.encode():
        raise InvalidBundleError("The SHA-256 at the end does not match the file: it was changed after publication.")
    return digest


def read(data: bytes) -> Bundle:
    """The bundle of a file. Raises InvalidBundleError where a single byte is not as `write` makes it."""
    digest_in(data)
    try:
        content = json.loads(data, parse_float=_refuse, parse_constant=_refuse)
        if content.get("format") != FORMAT:
            raise InvalidBundleError(f"The format is {content.get('format')!r}, not {FORMAT!r}.")
        bundle = bundle_from(content)
        require_valid(bundle.round)
        plans_of(bundle.round)
        written_again = write(bundle)
    except InvalidBundleError:
        raise
    except InvalidRoundError as error:
        raise InvalidBundleError(str(error)) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InvalidBundleError(f"The file does not have the form of a bundle: {error}.") from error
    if written_again != data:
        raise InvalidBundleError("The file says the same in other bytes: it is not the published one.")
    return bundle


def _refuse(number: str) -> Never:
    raise ValueError(f"{number} is not a whole number")


def _members(bundle: Bundle) -> Iterator[str]:
    """The members of the object in their fixed order, long lists with an item a line."""
    round_ = bundle.round
    head = {
        "format": FORMAT,
        "title": bundle.title,
        "round": round_.number,
        "previous": bundle.previous,
        "tie_rule": round_.rule.tie_rule,
        "commitment": round_.rule.commitment,
        "rule_sha256": fingerprint(round_.rule),
        "secret": bundle.secret.hex(),
        "public_value": bundle.public_value,
        "seed": round_.seed.hex(),
        "cancelled": sorted(round_.cancelled),
        "extra_seats": dict(round_.extra_seats),
    }
    yield from (f'"{name}":{canonical(value)}' for name, value in head.items())
    yield _long("classes", map(class_data, round_.rule.classes))
    yield _long("applicants", map(_applicant_json, sorted(round_.applicants, key=lambda a: a.number)))
    yield f'"closed":{canonical(bundle.allocation.closed)}'
    yield _long("seats", ({"application": n, **_seat_json(s)} for n, s in sorted(bundle.allocation.seats.items())))
    yield _long("waiting", ({"class": w.class_id, "pool": w.pool, "applications": w.numbers} for w in bundle.waiting))


def _long(name: str, items: Iterable[Mapping[str, object]]) -> str:
    return f'"{name}":[\n' + ",\n".join(map(canonical, items)) + "\n]"


def _applicant_json(applicant: Applicant) -> dict[str, object]:
    line: dict[str, object] = {
        "application": applicant.number,
        "choices": [[choice.class_id, written(choice.score)] for choice in applicant.choices],
        "groups": sorted(applicant.groups),
    }
    if applicant.seat is not None:
        line["kept"] = _seat_json(applicant.seat) | {"confirmed": applicant.is_confirmed}
    return line


def _seat_json(seat: Seat) -> dict[str, object]:
    return {"class": seat.class_id, "pool": seat.pool, "released": seat.is_released}
