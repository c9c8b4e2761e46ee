from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lonto.lib.terminal import print_json
from lonto.talent.admission.allocation.bundle_file import InvalidBundleError, read
from lonto.talent.admission.allocation.replay import replay


class Command(BaseCommand):
    help = (
        "Recompute a published allocation of seats from its bundle, to the byte. "
        "Names the first difference; the exit status is then 1, and 2 where the file is no bundle."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bundle", type=Path, help="the bundle as it was published")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["bundle"]
        try:
            bundle = read(path.read_bytes())
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=2) from error
        except InvalidBundleError as error:
            raise CommandError(f"{path} cannot be replayed. {error}", returncode=2) from error
        difference = replay(bundle)
        if options["json"]:
            print_json(
                {
                    "bundle": str(path),
                    "title": bundle.title,
                    "round": bundle.round.number,
                    "applicants": len(bundle.round.applicants),
                    "seats": len(bundle.allocation.seats),
                    "holds": difference is None,
                    "where": difference and difference.where,
                    "published": difference and difference.published,
                    "computed": difference and difference.computed,
                }
            )
        elif difference is None:
            self.stdout.write(
                f"{bundle.title}, round {bundle.round.number}: everything is as published "
                f"({len(bundle.allocation.seats)} seats, {len(bundle.round.applicants)} applications)."
            )
        else:
            self.stdout.write(
                f"{difference.where}: published is {difference.published}, computed is {difference.computed}."
            )
        if difference is not None:
            raise SystemExit(1)
