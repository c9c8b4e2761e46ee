"""How bodies are read: numbers to their last digit, and words for what is not of the right shape."""

import json
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

from lonto.lib.bilingual import Both

WORDS = {
    "missing": Both("Tidak ada; tambahkan.", "It is missing; add it."),
    "extra_forbidden": Both("Tidak dikenal; hapus.", "It is unknown; leave it out."),
    "too_long": Both("Terlalu banyak.", "There are too many."),
    "uuid_parsing": Both("Bukan tanda pengenal.", "This is no identifier."),
    "int_type": Both("Tulis bilangan bulat.", "Write a whole number."),
    "int_parsing": Both("Tulis bilangan bulat.", "Write a whole number."),
    "int_from_float": Both("Tulis bilangan bulat.", "Write a whole number."),
    "decimal_type": Both("Tulis bilangan.", "Write a number."),
    "decimal_parsing": Both("Tulis bilangan.", "Write a number."),
    "finite_number": Both("Tulis bilangan.", "Write a number."),
    "decimal_max_digits": Both("Terlalu banyak angka.", "It has too many digits."),
    "decimal_max_places": Both("Terlalu banyak desimal.", "It has too many decimals."),
    "decimal_whole_digits": Both("Terlalu banyak angka.", "It has too many digits."),
    "greater_than_equal": Both("Terlalu kecil.", "It is too small."),
    "less_than_equal": Both("Terlalu besar.", "It is too large."),
    "value_error": Both("Tulis bilangan.", "Write a number."),
    "list_type": Both("Tulis daftar.", "Write a list."),
    "literal_error": Both("Pilih salah satu yang tersedia.", "Choose one of those that there are."),
}
OTHERWISE = Both("Tidak sesuai; lihat dokumentasi.", "It does not fit; see the documentation.")


class ExactParser(Parser):
    """Reads 2.5 as the decimal that was written, never as a float near it."""

    def parse_body(self, request: HttpRequest) -> Any:
        return json.loads(request.body, parse_float=Decimal)


def place_of(error: dict[str, Any]) -> str:
    """Where in the body or address: levels.0.level, key. What our own code calls the body means nothing outside."""
    source, *way = error["loc"]
    return ".".join(str(part) for part in (way[1:] if source == "body" else way)) or source


def words_for(error: dict[str, Any]) -> Both:
    """What to do about one error of shape."""
    return WORDS.get(error["type"], OTHERWISE)
