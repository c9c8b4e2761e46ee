"""Names as people of West Flores carry them: a baptismal or Arabic name, and a Manggarai one behind it."""

from random import Random

from lonto.lib.nik import FEMALE, MALE
from lonto.village.residents.synthetic import sources
from lonto.village.residents.synthetic.people import Household, Person

ISLAM = 1


def name_everybody(home: Household, chance: Random) -> None:
    """Give each member a name; most children carry their father's last name."""
    is_muslim = home.faith == ISLAM
    for person in home.members:
        inherits = person.father is home.head and chance.random() < 0.6
        person.name = new_name(is_muslim, person.sex, chance, home.head.name.split()[-1] if inherits else "")


def new_name(is_muslim: bool, sex: int, chance: Random, last: str = "") -> str:
    """A name of one to three words."""
    names = sources.first_names(is_muslim, "P" if sex == FEMALE else "L")
    words = [chance.choice(names)]
    if chance.random() < (0.06 if is_muslim else 0.18):
        words.append(chance.choice(names))
    if chance.random() < 0.97:
        words.append(last or chance.choice(sources.last_names(is_muslim)))
    return " ".join(dict.fromkeys(words))


def parents_names(person: Person, home: Household, chance: Random) -> tuple[str, str]:
    """(father, mother), invented where they live elsewhere or have died."""
    is_muslim = home.faith == ISLAM
    father = person.father.name if person.father else new_name(is_muslim, MALE, chance)
    mother = person.mother.name if person.mother else new_name(is_muslim, FEMALE, chance)
    return father, mother
