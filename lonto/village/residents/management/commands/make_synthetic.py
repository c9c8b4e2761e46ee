from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from lonto.lib.terminal import ProgressBar, print_json
from lonto.village.residents.synthetic.actions import NotHereError, make_synthetic
from lonto.village.residents.synthetic.regency import RESIDENTS


class Command(BaseCommand):
    help = (
        "Fill the empty registers of all 169 villages with invented people: for demonstrations, trials of speed and "
        "training. The same seed gives the same people. Not possible in production."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--residents", type=int, default=RESIDENTS, help="how many people (default: %(default)s)")
        parser.add_argument(
            "--seed", type=int, default=1, help="another number gives other people (default: %(default)s)"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of a sentence")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 0 < options["residents"] <= RESIDENTS:
            raise CommandError(f"Give between 1 and {RESIDENTS} residents.")
        bar = ProgressBar("Inventing people")
        with translation.override("en"):
            try:
                made = make_synthetic(residents=options["residents"], seed=options["seed"], on_progress=bar.set)
            except NotHereError as reason:
                raise CommandError(str(reason)) from reason
        if options["json"]:
            print_json(made)
        else:
            self.stdout.write("{residents} residents in {families} families of {villages} villages.".format(**made))
