"""The columns of a table. Headings are Indonesian in both languages, as office people write them."""

from dataclasses import dataclass

from lonto.lib.names import fold
from lonto.web.texts import Text


@dataclass(frozen=True)
class Column:
    """`key` is what the column means, `heading` what stands in the first row, `aliases` other spellings of it.

    A file without a column that `is_required` is not read. A text above `longest` characters is refused. Where cells
    are merged downwards, the value of a column that `holds_below` counts for each of the rows.
    """

    key: str
    heading: str
    hint: Text = ""
    aliases: tuple[str, ...] = ()
    is_required: bool = False
    longest: int | None = None
    holds_below: bool = False
    example: str = ""

    @property
    def spellings(self) -> set[str]:
        return {fold(spelling) for spelling in (self.heading, self.key, *self.aliases)}
