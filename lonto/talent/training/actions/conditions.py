"""Who may apply: the conditions of an academy or of one class."""

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.talent.training.access import require_officer
from lonto.talent.training.eligibility import InvalidConditions, parse
from lonto.talent.training.models import Academy, TrainingClass
from lonto.talent.training.rules import Raw
from lonto.talent.training.states import require_rule_open

Owner = Academy | TrainingClass


def set_conditions(*, by: Membership, owner: Owner, conditions: Raw, instead_of: Raw) -> None:
    """Replace the conditions `instead_of`; refused where somebody else has changed them meanwhile.

    An academy's conditions may change at any time: intakes whose rule is frozen keep their own copy.
    """
    require_officer(by, owner.regency_id)
    with writing(owner.regency) as stream:
        row = type(owner)._default_manager.get(pk=owner.pk)
        if isinstance(row, TrainingClass):
            require_rule_open(row.intake)
        if row.conditions != instead_of:
            raise ValidationError(_("Somebody else has changed these conditions meanwhile. Look at them again."))
        row.conditions = _checked(conditions)
        row.save(update_fields=["conditions"])
        record(by=by, stream=stream, verb="training.set_conditions", saved=[row])


def _checked(conditions: Raw) -> Raw:
    try:
        return [condition.as_json() for condition in parse(conditions)]
    except InvalidConditions as invalid:
        language = get_language()
        raise ValidationError(
            [f"{problem.place}: {problem.text.of(language)}" for problem in invalid.problems]
        ) from invalid
