from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from lonto.lib.terminal import print_json
from lonto.regions.actions import load_regions


class Command(BaseCommand):
    help = (
        "Load the reference data (all regions of Indonesia, with former codes and the pilot's borders). Safe to repeat."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of a sentence")

    def handle(self, *args: Any, **options: Any) -> None:
        count = load_regions()
        if options["json"]:
            print_json({"regions": count})
        else:
            self.stdout.write(f"{count} regions are loaded.")
