from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lonto.accounts import second_factor
from lonto.config.demo import cast
from lonto.lib.terminal import print_json


class Command(BaseCommand):
    help = "Print the one-time code that a demo account needs right now. Only for the demonstration."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="the demo account, for example kades")
        parser.add_argument("--json", action="store_true", help="print one JSON object with `code` and `seconds`")

    def handle(self, *args: Any, **options: Any) -> None:
        player = cast.player(options["username"])
        if not settings.LONTO_DEMO or player is None:
            raise CommandError(f"There is no demo account '{options['username']}'.")
        if player.totp_secret is None:
            raise CommandError(f"{player.username} signs in with the password alone.")
        code, seconds = second_factor.code_of(player.totp_secret)
        if options["json"]:
            print_json({"username": player.username, "code": code, "seconds": seconds})
        else:
            self.stdout.write(code)
