"""A resident file of 20,000 invented people of one village."""

from collections.abc import Iterator
from pathlib import Path

from lonto.lib.spreadsheet import write_xlsx
from lonto.village.residents.columns import COLUMNS
from lonto.village.residents.synthetic.details import details_of
from lonto.village.residents.synthetic.names import parents_names
from lonto.village.residents.synthetic.regency import chance_of, villages

ROWS = 20_000


def rows() -> Iterator[list[str]]:
    """The cells of each person, as an office's file holds them."""
    chance = chance_of("sheet")
    for village in villages(ROWS):
        for home in village.homes:
            for person in home.members:
                father, mother = parents_names(person, home, chance)
                known = details_of(person, home, village.place.capital, chance) | {
                    "kk": home.kk,
                    "nik": person.nik,
                    "name": person.name,
                    "hamlet": village.hamlets[home.hamlet],
                    "rw": f"{home.hamlet + 1:03}",
                    "rt": f"{home.rt:03}",
                    "sex": person.sex,
                    "born_on": person.born_on,
                    "marital_status": person.marital_status,
                    "family_role": int(person.role),
                    "father_name": father,
                    "mother_name": mother,
                    "status": 1,
                }
                yield [str(known.get(column.field) or "") for column in COLUMNS]


def write(path: str) -> None:
    with Path(path).open("wb") as file:
        write_xlsx(file, [column.heading for column in COLUMNS], rows())
