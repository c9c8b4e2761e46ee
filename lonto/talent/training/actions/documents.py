"""Which documents an academy asks for."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.talent.training.access import require_officer
from lonto.talent.training.documents import Raw, as_json, checked, documents_of
from lonto.talent.training.models import Academy, Intake, TrainingClass


def set_documents(*, by: Membership, academy: Academy, documents: Raw, instead_of: Raw) -> Academy:
    """Replace the documents `instead_of`; refused where somebody else has changed them meanwhile.

    Announced intakes keep what they were announced with.
    """
    require_officer(by, academy.regency_id)
    with writing(academy.regency) as stream:
        academy = Academy.objects.get(pk=academy.pk)
        if as_json(documents_of(academy)) != instead_of:
            raise ValidationError(_("Somebody else has changed these documents meanwhile. Look at them again."))
        academy.documents = checked(documents)
        academy.save(update_fields=["documents"])
        record(by=by, stream=stream, verb="training.set_documents", saved=[academy])
    return academy


def keep_documents(intake: Intake) -> list[TrainingClass]:
    """Fix what the classes of an intake ask for, at the moment it is announced; the caller records the rows."""
    classes = list(intake.classes.select_related("academy"))
    for training_class in classes:
        training_class.frozen_documents = as_json(documents_of(training_class.academy))
    TrainingClass.objects.bulk_update(classes, ["frozen_documents"], batch_size=200)
    return classes
