from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from lonto.config.regencies.actions import WAITING, add_regency
from lonto.lib.terminal import print_json


class Command(BaseCommand):
    help = (
        "Add another regency of the province: offices of all its districts and villages, and the invitation of its "
        "administrator, printed once. Each regency sees only its own; others see what is public."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="the code of the regency, for example 53.08")
        parser.add_argument("--administrator", metavar="NAME", default="", help="the name of the administrator")
        parser.add_argument("--agency", metavar="NAME", default="", help="the agency where the administrator works")
        parser.add_argument("--email", default="", help="also send the invitation to this address")
        parser.add_argument(
            "--invite-again", action="store_true", help="withdraw an invitation that was lost, and make a new one"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object with `offices` and `link`")

    def handle(self, *args: Any, **options: Any) -> None:
        names = ("code", "administrator", "agency", "email", "invite_again")
        with translation.override("en"):
            try:
                added = add_regency(by=None, **{name: options[name] for name in names})
            except ValidationError as error:
                is_waiting = any(one.code == WAITING for one in error.error_dict.get("code", []))
                hint = " That is the option --invite-again." if is_waiting else ""
                raise CommandError(" ".join(error.messages) + hint) from error
        if options["json"]:
            print_json({"regency": added.regency.pk, "offices": added.offices, "link": added.link})
            return
        self.stdout.write(f"{added.regency.name}: {added.offices} offices are open.")
        self.stdout.write(f"{added.invitation.name} signs in with this link, which is not shown again:")
        self.stdout.write(added.link)
