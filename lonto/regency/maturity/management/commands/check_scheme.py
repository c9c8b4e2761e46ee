from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lonto.lib.terminal import print_json
from lonto.regency.maturity.schemes import FaultyScheme, read_scheme


class Command(BaseCommand):
    help = "Check the file of an evaluation scheme; names every fault with its place, and the exit status is then 1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a scheme in its TOML form")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            scheme = read_scheme(path.read_bytes(), path.name)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=2) from error
        except FaultyScheme as error:
            if options["json"]:
                faults = [{"place": one.place, "sentence": one.sentence.en} for one in error.faults]
                print_json({"holds": False, "faults": faults})
                raise SystemExit(1) from error
            raise CommandError("\n".join([f"{path.name} is refused.", *(str(one) for one in error.faults)])) from error
        if options["json"]:
            print_json({"holds": True, "key": scheme.key, "faults": []})
        else:
            self.stdout.write(
                f"{scheme.key} holds: {len(scheme.indicators)} indicators, {len(scheme.aspects)} aspects."
            )
