from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from lonto.accounts.actions import OfficeDetails, create_office, invite, open_regency
from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Office
from lonto.accounts.queries import administrators_of
from lonto.lib.terminal import print_json
from lonto.regions.choices import Level
from lonto.regions.models import Region


class Command(BaseCommand):
    help = (
        "Open a regency on this server: its offices, and the invitation of its first administrator. "
        "The administrator then invites everybody else on the pages."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="the code of the regency, for example 53.15")
        parser.add_argument(
            "--administrator", metavar="NAME", required=True, help="the name of the first administrator"
        )
        parser.add_argument("--agency", metavar="NAME", required=True, help="the agency where the administrator works")
        parser.add_argument("--email", default="", help="also send the invitation to this address")
        parser.add_argument("--json", action="store_true", help="print one JSON object with `offices` and `link`")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        regency = Region.objects.filter(pk=options["code"], level=Level.REGENCY).first()
        if regency is None:
            raise CommandError(f"There is no regency with the code '{options['code']}'.")
        if administrators_of(regency).exists():
            raise CommandError(f"{regency.name} has an administrator already: other people are invited on the pages.")
        offices = open_regency(by=None, regency=regency)
        agency = Office.objects.filter(region=regency, name=options["agency"]).first() or create_office(
            by=None, region=regency, kind=OfficeKind.AGENCY, details=OfficeDetails(name=options["agency"])
        )
        invited = invite(
            by=None,
            office=agency,
            role=Role.REGENCY_ADMINISTRATOR,
            name=options["administrator"],
            email=options["email"],
        )
        if options["json"]:
            print_json({"offices": len(offices), "link": invited.link})
        else:
            self.stdout.write(f"{len(offices)} offices are open. {options['administrator']} signs in with this link:")
            self.stdout.write(invited.link)
