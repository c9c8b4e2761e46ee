import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from lonto.lib.terminal import print_json
from lonto.measures.snapshots import take_snapshot


class Command(BaseCommand):
    help = (
        "Write down today's numbers of every village, for the history of measures. "
        "`lonto serve` does it each night by itself; safe to repeat, a second run brings the day up to date."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of a sentence")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        taken = take_snapshot()
        seconds = round(time.monotonic() - began, 1)
        if options["json"]:
            print_json(
                {
                    "day": taken.day.isoformat(),
                    "measures": taken.measures,
                    "villages": taken.villages,
                    "changes": taken.changes,
                    "seconds": seconds,
                }
            )
        else:
            self.stdout.write(
                f"{taken.day}: {taken.measures} measures of {taken.villages} villages, "
                f"{taken.changes} numbers changed, {seconds} seconds."
            )
