import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lonto.config import installation
from lonto.config.demo import stage
from lonto.lib.terminal import print_json


class Command(BaseCommand):
    help = (
        "Prepare this computer: data directory, secret key, database, regions, files of the pages. "
        "Safe to repeat; what is done already is skipped."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="also make the demonstration regency with its accounts")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["demo"] and not settings.LONTO_DEMO:
            raise CommandError("The demonstration regency is only made in demo mode; LONTO_MODE says otherwise.")
        self.quiet = options["json"]
        result: dict[str, Any] = {"data": str(settings.LONTO_DATA)}
        for name, sentence, step in installation.STEPS:
            self._say(sentence)
            result[name] = step()
            self._say(" done\n" if result[name] else " as it was\n")
        if options["demo"]:
            self._say("Demonstration regency ...")
            installation.mark_as_demo()
            result["demo"] = stage.build()
            self._say(" done\n" if any(result["demo"].values()) else " as it was\n")
        if options["json"]:
            print_json(result)
        else:
            self.stdout.write("Ready. Start it with: lonto serve")

    def _say(self, text: str) -> None:
        if not self.quiet:
            sys.stdout.write(text)
            sys.stdout.flush()
