from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from lonto.lib.terminal import print_json
from lonto.regency.public.editions import publish
from lonto.regency.public.queries import open_regencies


class Command(BaseCommand):
    help = (
        "Publish this month's numbers of each regency, small counts hidden. "
        "Runs by itself each night; what is published already stays as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        editions = [publish(regency, timezone.localdate()) for regency in open_regencies()]
        if options["json"]:
            print_json({one.regency_id: {"month": one.month, "counted_on": one.counted_on} for one in editions})
        for one in [] if options["json"] else editions:
            self.stdout.write(f"{one.regency_id}: the numbers of {one.month}, counted on {one.counted_on}.")
