"""A table of applications as a regency's office hands it in after a day on the market square, and a table of scores."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from django.core.files.base import ContentFile

from lonto.accounts.models import Membership
from lonto.lib.spreadsheet import write_csv
from lonto.talent.admission.actions.scores import confirm_scores, prepare_scores
from lonto.talent.admission.actions.tables import carry_out_table, confirm_table, prepare_table
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.examples.applying import fitting_classes, popularity_of
from lonto.talent.admission.examples.people import Invented
from lonto.talent.admission.models import Application
from lonto.talent.admission.queries.rules import Rules
from lonto.talent.admission.tables.columns import CHOICE, EMPLOYMENTS, columns_for
from lonto.talent.training.models import Intake, TableImport

MEAN, SPREAD, LOWEST, HIGHEST = 70, 12, 20.0, 100.0
MISTAKES: tuple[tuple[str, str], ...] = (
    ("nik", "531505410799000"),
    ("born_on", "31-02-1998"),
    (f"{CHOICE}1", "VSGA-WEB"),
    ("village", "Desa Wae Nahi"),
    ("seen", "belum"),
)
"""What people mistype: each spoils one row, which the import refuses and keeps listed."""


def hand_in_table(*, by: Membership, intake: Intake, people: Sequence[Invented], seed: int) -> TableImport:
    """Let an office apply for people by a spreadsheet; a few rows hold mistakes and are left out."""
    chance = Random(f"table {seed}")  # noqa: S311  an example needs no secret
    content = io.BytesIO()
    columns = columns_for(intake.max_choices)
    rows = list(_rows(intake, people, chance))
    for (key, value), row in zip(MISTAKES, chance.sample(rows, len(MISTAKES)), strict=True):
        row[key] = value
    headings = [column.heading for column in columns]
    write_csv(content, headings, [[row.get(column.key, "") for column in columns] for row in rows])
    run = prepare_table(by=by, intake=intake, file=ContentFile(content.getvalue(), name="pendaftaran-lapangan.csv"))
    return carry_out_table(confirm_table(by=by, run=run, takes_good_rows=True), lambda done, total: None)


def hand_in_scores(*, by: Membership, intake: Intake, chance: Random) -> TableImport:
    """A table of scores around 70, as the test office sends it."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["nomor", "nilai"])
    sent = Application.objects.filter(intake=intake, state=ApplicationState.SUBMITTED)
    for number in sent.values_list("number", flat=True):
        writer.writerow([number, f"{min(HIGHEST, max(LOWEST, chance.gauss(MEAN, SPREAD))):.1f}"])
    file = ContentFile(table.getvalue().encode(), name="nilai-tes-masuk.csv")
    return confirm_scores(by=by, run=prepare_scores(by=by, intake=intake, file=file))


def _rows(intake: Intake, people: Iterable[Invented], chance: Random) -> Iterator[dict[str, str]]:
    """A row for each person whom a class lets in, by column key."""
    rules = Rules(intake)
    popular = popularity_of(rules.classes, chance)
    for person in people:
        ranking = fitting_classes(intake, person, rules, popular, chance)
        if ranking:
            yield {**_answers(person), **{f"{CHOICE}{rank}": one.code for rank, one in enumerate(ranking, start=1)}}


def _answers(person: Invented) -> dict[str, str]:
    return {
        "nik": person.nik,
        "name": person.name,
        "born_on": f"{person.born_on:%d-%m-%Y}",
        "sex": person.sex,
        "village": person.village,
        "citizenship": "WNI",
        "address": person.address,
        "education": str(person.education),
        "is_final_year": "ya" if person.is_final_year else "tidak",
        "employment": EMPLOYMENTS[person.employment],
        "occupation": str(person.occupation),
        "institution": person.institution,
        "disability": str(person.disability),
        "phone": "",
        "email": person.email,
        "seen": "ya",
    }
