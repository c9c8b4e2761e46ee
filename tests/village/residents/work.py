"""A day with the register, for the replay test: a real file, the same people changed, a move, a file thrown away."""

from lonto.accounts.choices import Role
from lonto.village.residents.actions.families import move_to_family
from lonto.village.residents.actions.imports import discard_import, prepare_import
from lonto.village.residents.models import Resident
from tests.scope import Cast
from tests.village.residents.files import CODES, a_book, a_person, take, take_file


def do(cast: Cast) -> None:
    clerk = cast[Role.CLERK]
    take_file(clerk.village, CODES, good_rows=True)
    take(clerk.village, a_person(), a_person(nik="5315054808999902", nama="Ana Sena", kk_level="4"))
    take(clerk.village, a_person(rt="2", agama_id="3"))
    ana = Resident.objects.get(nik="5315054808999902")
    move_to_family(by=clerk, resident=ana, family=None, role=1)
    prepare_import(by=clerk, file=a_book(a_person(rt="3")), name="penduduk.xlsx")
    discard_import(by=clerk, run=prepare_import(by=clerk, file=a_book(a_person(rt="4")), name="lama.xlsx"))
