from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lonto.lib.terminal import print_json
from lonto.village.residents.actions.exports import take_out
from lonto.village.residents.management.arguments import village_with


class Command(BaseCommand):
    help = (
        "Export all residents of a village as a spreadsheet (.xlsx) in the OpenSID layout of 43 columns. "
        "Imported again it changes nothing. The file holds protected data: keep it safe."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the spreadsheet to write, like penduduk.xlsx")
        parser.add_argument("--village", required=True, metavar="CODE", help="code of the village, like 53.15.05.2008")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of a sentence")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        village = village_with(options["village"])
        try:
            with path.open("xb") as file:
                count = take_out(by=None, village=village, target=file)
        except FileExistsError as error:
            raise CommandError(f"{path} is there already; choose another name.") from error
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}.") from error
        if options["json"]:
            print_json({"residents": count, "file": str(path)})
        else:
            self.stdout.write(f"{count} residents are in {path}.")
