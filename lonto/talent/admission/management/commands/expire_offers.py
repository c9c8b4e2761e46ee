from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from lonto.lib.terminal import print_json
from lonto.talent.admission.actions.seats import expire_offers
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake


class Command(BaseCommand):
    help = (
        "Give seats that nobody confirmed in time to the waiting lists. "
        "To be run once an hour; without it the seats move with the next seat that is given back."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        moved: dict[str, int] = {}
        intakes = Intake.objects.filter(state=IntakeState.PUBLISHED).select_related("programme", "regency")
        for intake in intakes:
            round_ = expire_offers(intake=intake)
            if round_ is not None:
                moved[str(intake)] = round_.round
        if options["json"]:
            print_json({"intakes": len(intakes), "moved": moved})
            return
        for name, number in moved.items():
            self.stdout.write(f"{name}: the seats moved on in round {number}.")
        if not moved:
            self.stdout.write("No offer has expired.")
