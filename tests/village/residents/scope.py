from lonto.accounts.choices import Role
from lonto.village.residents.access import READERS, VILLAGE_READERS, WRITERS
from lonto.village.residents.actions.imports import prepare_import
from lonto.village.residents.models import Resident
from tests.scope import Cast, Objects, Rule, Table

from .files import a_book, a_person, take

ALL_READERS, OF_VILLAGE, WHO_WRITE = frozenset(READERS), frozenset(VILLAGE_READERS), frozenset(WRITERS)


def _objects(cast: Cast) -> Objects:
    take(cast[Role.CLERK].village, a_person())
    resident = Resident.objects.get()
    run = prepare_import(by=cast[Role.CLERK], file=a_book(a_person(rt="2")), name="penduduk.xlsx")
    return {"resident": {"pk": resident.pk}, "family": {"pk": resident.family_id}, "import": {"pk": run.pk}}


TABLE = Table(
    rules={
        "residents:residents": Rule(ALL_READERS),
        "residents:find": Rule(ALL_READERS),
        "residents:left": Rule(OF_VILLAGE),
        "residents:to_assign": Rule(WHO_WRITE),
        "residents:new": Rule(WHO_WRITE),
        "residents:export": Rule(WHO_WRITE),
        "residents:families": Rule(OF_VILLAGE),
        "residents:find_family": Rule(OF_VILLAGE),
        "residents:family": Rule(ALL_READERS, about="family"),
        "residents:card": Rule(WHO_WRITE, about="family"),
        "residents:imports": Rule(WHO_WRITE),
        "residents:upload": Rule(WHO_WRITE),
        "residents:import": Rule(WHO_WRITE, about="import"),
        "residents:import_progress": Rule(WHO_WRITE, about="import"),
        "residents:import_rows": Rule(WHO_WRITE, about="import"),
        "residents:import_recheck": Rule(WHO_WRITE, about="import", is_post=True),
        "residents:import_confirm": Rule(WHO_WRITE, about="import", is_post=True),
        "residents:import_restart": Rule(WHO_WRITE, about="import", is_post=True),
        "residents:import_discard": Rule(WHO_WRITE, about="import", is_post=True),
        "residents:import_file": Rule(WHO_WRITE, about="import", is_post=True),
        "residents:profile": Rule(ALL_READERS, about="resident"),
        "residents:numbers": Rule(ALL_READERS, about="resident"),
        "residents:correct": Rule(WHO_WRITE, about="resident"),
        "residents:move": Rule(WHO_WRITE, about="resident"),
    },
    objects=_objects,
)
