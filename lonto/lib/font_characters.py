"""Which characters a TrueType font can show, read from its `cmap` table (OpenType specification, formats 4 and 12)."""

import struct

MISSING = 0


def characters_of(font: bytes) -> frozenset[int]:
    """The code points that the font has a glyph for."""
    table = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", table, 2)
    found: set[int] = set()
    for number in range(count):
        platform, _, offset = struct.unpack_from(">HHL", table, 4 + 8 * number)
        (form,) = struct.unpack_from(">H", table, offset)
        if platform in {0, 3} and form in {4, 12}:
            found |= _format_4(table[offset:]) if form == 4 else _format_12(table[offset:])
    return frozenset(found)


def _table(font: bytes, name: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if tag == name:
            return font[offset : offset + length]
    raise ValueError(f"The font has no table {name!r}.")


def _format_4(table: bytes) -> set[int]:
    """Segments of the first 65,536 code points."""
    (doubled,) = struct.unpack_from(">H", table, 6)
    segments = doubled // 2
    ends = struct.unpack_from(f">{segments}H", table, 14)
    starts = struct.unpack_from(f">{segments}H", table, 16 + doubled)
    deltas = struct.unpack_from(f">{segments}H", table, 16 + 2 * doubled)
    offsets_at = 16 + 3 * doubled
    offsets = struct.unpack_from(f">{segments}H", table, offsets_at)
    found = set()
    for place, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for point in range(start, min(end, 0xFFFE) + 1):
            glyph = point
            if offset:
                (glyph,) = struct.unpack_from(">H", table, offsets_at + 2 * place + offset + 2 * (point - start))
            if (glyph + delta) % 0x10000 != MISSING and not (offset and glyph == MISSING):
                found.add(point)
    return found


def _format_12(table: bytes) -> set[int]:
    """Groups over all of Unicode."""
    (count,) = struct.unpack_from(">L", table, 12)
    groups = struct.iter_unpack(">LLL", table[16 : 16 + 12 * count])
    return {point for start, end, glyph in groups for point in range(start, end + 1) if glyph + point - start}
