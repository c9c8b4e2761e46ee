"""Everything that changes what is offered."""

from lonto.talent.training.actions.academies import (
    AcademyDetails,
    add_eight_academies,
    create_academy,
    delete_academy,
    update_academy,
)
from lonto.talent.training.actions.classes import ClassDetails, create_class, delete_class, update_class
from lonto.talent.training.actions.conditions import set_conditions
from lonto.talent.training.actions.copying import copy_intake
from lonto.talent.training.actions.documents import set_documents
from lonto.talent.training.actions.freezing import freeze_rule
from lonto.talent.training.actions.imports import cancel_import, confirm_import, prepare_import
from lonto.talent.training.actions.intakes import (
    IntakeDetails,
    create_intake,
    delete_intake,
    open_intake,
    update_intake,
)
from lonto.talent.training.actions.pools import PoolDetails, add_pool, move_pool, remove_pool, update_pool
from lonto.talent.training.actions.programmes import ProgrammeDetails, create_programme, update_programme

__all__ = [
    "AcademyDetails",
    "ClassDetails",
    "IntakeDetails",
    "PoolDetails",
    "ProgrammeDetails",
    "add_eight_academies",
    "add_pool",
    "cancel_import",
    "confirm_import",
    "copy_intake",
    "create_academy",
    "create_class",
    "create_intake",
    "create_programme",
    "delete_academy",
    "delete_class",
    "delete_intake",
    "freeze_rule",
    "move_pool",
    "open_intake",
    "prepare_import",
    "remove_pool",
    "set_conditions",
    "set_documents",
    "update_academy",
    "update_class",
    "update_intake",
    "update_pool",
    "update_programme",
]
