"""Numbers in Indonesian words, as receipts and letters spell amounts out."""

from num2words import num2words


def terbilang(number: int) -> str:
    """1011 -> "seribu sebelas"; negative numbers are refused, an amount in a letter has none."""
    if number < 0:
        raise ValueError("Only zero and positive numbers are spelled out.")
    words = str(num2words(number, lang="id"))
    # One thousand is "seribu" also behind millions, where num2words says "satu ribu".
    return words.replace(" satu ribu", " seribu") if number // 1000 % 1000 == 1 else words


def rupiah_in_words(amount: int) -> str:
    """1500000 -> "satu juta lima ratus ribu rupiah"."""
    return f"{terbilang(amount)} rupiah"
