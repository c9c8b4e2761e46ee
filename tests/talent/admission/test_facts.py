"""The facts that eligibility rules ask about."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lonto.accounts.models import Account, Membership
from lonto.talent.admission.actions.applications import send, start_application
from lonto.talent.admission.choices import ApplicationState, OfferState
from lonto.talent.admission.examples import apply_everybody, invent
from lonto.talent.admission.models import Applicant, Application, Nomination, Offer, Sanction
from lonto.talent.admission.queries import facts_of, facts_of_all
from lonto.talent.training.models import Intake, TrainingClass
from lonto.talent.training.rules import rules_of
from lonto.talent.training.trial import try_rule
from tests.talent.admission.conftest import MakeClass


@pytest.fixture
def earlier(intake: Intake) -> Intake:
    """Another intake, decided before."""
    other = Intake.objects.get(pk=intake.pk)
    other._state.adding = True
    other.id, other.name = Intake().id, "Gelombang 0"
    other.save(force_insert=True)
    return other


def _confirmed(applicant: Applicant, training_class: TrainingClass) -> Offer:
    """A confirmed seat in an earlier class."""
    application = Application.objects.create(
        regency=applicant.regency,
        intake=training_class.intake,
        applicant=applicant,
        state=ApplicationState.SUBMITTED,
        serial=1,
        number="X-000001",
        started_at=training_class.intake.opens_at,
    )
    return Offer.objects.create(
        regency=applicant.regency,
        application=application,
        state=OfferState.CONFIRMED,
        training_class=training_class,
    )


def _sanction(applicant: Applicant, intake: Intake, until: dt.date, **fields: object) -> Sanction:
    values: dict[str, object] = {"ground": "no_show", "since": dt.date(2020, 1, 1), "until": until, **fields}
    return Sanction.objects.create(regency=applicant.regency, applicant=applicant, intake=intake, **values)


def test_the_profile_in_the_words_of_the_rules(applicant: Applicant, intake: Intake) -> None:
    facts = facts_of(applicant, intake)

    assert (facts.birth_date, facts.sex, facts.education) == (dt.date(1999, 7, 1), "P", 8)
    assert (facts.regency, facts.district, facts.village) == ("53.15", "53.15.05", "53.15.05.2008")


def test_nominations_of_this_intake_count(
    applicant: Applicant, intake: Intake, classes: list[TrainingClass], head: Membership
) -> None:
    Nomination.objects.create(
        regency=intake.regency,
        training_class=classes[1],
        applicant=applicant,
        institution="Kantor Desa",
        position="Sekretaris",
        letter="nominations/x.pdf",
        letter_sha256="0" * 64,
        nominated_by=head,
        nominated_at=intake.opens_at,
    )

    assert facts_of(applicant, intake).nominated_for == {str(classes[1].pk)}


def test_the_longest_sanction_that_was_not_lifted_counts(applicant: Applicant, intake: Intake, earlier: Intake) -> None:
    _sanction(applicant, earlier, dt.date(2030, 1, 1))
    _sanction(applicant, earlier, dt.date(2031, 1, 1), ground="absences")
    _sanction(applicant, intake, dt.date(2040, 1, 1), appeal_state="lifted")

    facts = facts_of(applicant, intake)

    assert (facts.banned_until, facts.ban_ground) == (dt.date(2031, 1, 1), "absences")


def test_a_seat_in_a_class_that_still_runs_is_an_enrolment_and_in_one_that_ended_a_pass(
    applicant: Applicant, intake: Intake, earlier: Intake, make_class: MakeClass
) -> None:
    running = make_class("JALAN", intake=earlier, ends_on=dt.date(2099, 1, 1))
    offer = _confirmed(applicant, running)
    assert facts_of(applicant, intake).enrolled_in == {"JALAN"}

    offer.training_class = make_class(
        "LULUS", intake=earlier, starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2020, 1, 5)
    )
    offer.save()
    assert facts_of(applicant, intake).passed_classes == {"LULUS"}

    _sanction(applicant, earlier, dt.date(2020, 6, 1))
    assert not facts_of(applicant, intake).passed_classes


def test_what_was_sent_counts_and_not_the_profile_of_today(
    application: Application, person: Account, intake: Intake
) -> None:
    sent = send(by=person, application=application)
    Applicant.objects.filter(account=person).update(born_on="1950-01-01")

    assert facts_of_all(intake)[sent.pk].birth_date == dt.date(1999, 7, 1)


def test_only_sent_applications_have_facts(
    applicant: Applicant, person: Account, intake: Intake, classes: list[TrainingClass]
) -> None:
    start_application(by=person, applicant=applicant, intake=intake)

    assert facts_of_all(intake) == {}


def test_facts_of_everybody_take_a_constant_number_of_queries(
    intake: Intake, officer: Membership, classes: list[TrainingClass]
) -> None:
    counts = []
    people = invent(30)
    for part in (people[:10], people[10:]):
        apply_everybody(intake=intake, people=part, officer=officer)
        with CaptureQueriesContext(connection) as asked:
            facts_of_all(intake)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 5


def test_an_officer_can_try_a_rule_on_those_who_applied(
    intake: Intake, officer: Membership, classes: list[TrainingClass]
) -> None:
    sent = apply_everybody(intake=intake, people=invent(10), officer=officer)

    trial = try_rule(rules_of(intake)[classes[0].pk], intake)

    assert trial.total == trial.eligible == len(sent)
