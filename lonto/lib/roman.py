"""Roman numerals, used for the month in a letter's number."""

_STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """11 -> "XI"; the numerals exist for 1 to 3999."""
    if not 0 < number < 4000:
        raise ValueError("Roman numerals exist for 1 to 3999.")
    numeral = ""
    for value, letters in _STEPS:
        times, number = divmod(number, value)
        numeral += letters * times
    return numeral
