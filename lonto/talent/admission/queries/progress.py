"""How far a person's application is, for its task list and for the page before sending."""

from dataclasses import dataclass
from functools import cached_property

from lonto.talent.admission import drafts
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.completeness import documents_for, missing_answers
from lonto.talent.admission.document_kinds import Needed
from lonto.talent.admission.drafts import Draft
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.admission.queries.facts import facts_of
from lonto.talent.admission.queries.rules import Rules, Verdict
from lonto.talent.training.models import Intake


@dataclass(frozen=True)
class Handed:
    """A needed document and what was handed in for it (None while it is missing)."""

    needed: Needed
    kept: dict[str, object] | None

    @property
    def is_missing(self) -> bool:
        return self.kept is None and not self.needed.is_optional


class Progress:
    """Everything the pages of one application ask about, each computed once."""

    def __init__(self, applicant: Applicant, intake: Intake, application: Application | None) -> None:
        self.applicant = applicant
        self.intake = intake
        self.application = application

    @cached_property
    def draft(self) -> Draft:
        return drafts.draft_of(self.application) if self.application else Draft()

    @cached_property
    def verdicts(self) -> list[Verdict]:
        return Rules(self.intake).verdicts(facts_of(self.applicant, self.intake))

    @property
    def eligible(self) -> list[Verdict]:
        return [one for one in self.verdicts if one.is_eligible]

    @cached_property
    def ranked(self) -> list[Verdict]:
        """The classes of the list in order, with what their rules say today."""
        by_key = {str(one.training_class.pk): one for one in self.verdicts}
        return [by_key[pk] for pk in self.draft.ranking if pk in by_key]

    @property
    def unranked(self) -> list[Verdict]:
        """Classes that could still be added."""
        listed = set(self.draft.ranking)
        return [one for one in self.eligible if str(one.training_class.pk) not in listed]

    @cached_property
    def documents(self) -> list[Handed]:
        needed = documents_for(self.applicant, [one.training_class for one in self.ranked])
        return [Handed(one, self.draft.documents.get(one.kind.key)) for one in needed]

    @cached_property
    def missing_answers(self) -> list[str]:
        return missing_answers(self.applicant)

    @property
    def missing_documents(self) -> list[Handed]:
        return [one for one in self.documents if one.is_missing]

    @property
    def no_longer_eligible(self) -> list[Verdict]:
        return [one for one in self.ranked if not one.is_eligible]

    @property
    def is_sent(self) -> bool:
        return self.application is not None and self.application.state == ApplicationState.SUBMITTED

    @cached_property
    def has_unsent_changes(self) -> bool:
        """Whether something was changed after sending and not sent again."""
        if self.application is None or not self.is_sent:
            return False
        return drafts.differs_from_sent(self.application, self.draft)

    @property
    def is_ready(self) -> bool:
        """Whether nothing keeps the application from being sent."""
        return bool(
            self.application
            and self.ranked
            and not self.missing_answers
            and not self.missing_documents
            and not self.no_longer_eligible
        )
