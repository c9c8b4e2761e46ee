import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from lonto.config import installation
from lonto.config.demo.cast import CAST, PASSWORD
from lonto.config.environment import DEMO_MARK
from lonto.config.processes import Supervisor, server_command, worker_command


class Command(BaseCommand):
    help = "Start Lonto on this computer and keep it running until Ctrl-C. Address and port: LONTO_ADDRESS, LONTO_PORT."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        problem = installation.problem()
        if problem is not None:
            raise CommandError(problem)
        address, port = settings.ENVIRONMENT.address, settings.ENVIRONMENT.port
        _require_free(address, port)
        connections.close_all()
        self.stdout.write(welcome(address, port))
        self.stdout.flush()
        sys.exit(Supervisor(server_command(address, port), worker_command()).run())


def welcome(address: str, port: int) -> str:
    """Where the pages are and how to sign in."""
    shown = "localhost" if address in {"127.0.0.1", "0.0.0.0", "::1", "::"} else address  # noqa: S104
    url = f"http://{shown}:{port}/"
    lines = [f"Lonto runs at {url}   (stop it with Ctrl-C)"]
    if settings.LONTO_DEMO and (settings.LONTO_DATA / DEMO_MARK).exists():
        names = ", ".join(player.username for player in CAST)
        lines += [
            "This is a demonstration: people and papers are invented.",
            f"Sign in as one of: {names}",
            f"Password of all of them: {PASSWORD}",
            f"One-time codes and the signing passphrase: {url}demo/",
        ]
    return "\n".join(lines)


def _require_free(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} at {address} cannot be used ({error.strerror}). "
                "Stop the other program or choose another port with LONTO_PORT."
            ) from error
