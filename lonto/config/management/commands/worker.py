import socket
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from lonto.config import nightly
from lonto.config.unfinished import take_up_again


class Command(BaseCommand):
    help = "Carry out the work behind the pages, such as imports; `lonto serve` starts one by itself."

    def handle(self, *args: Any, **options: Any) -> None:
        name = f"lonto-{socket.gethostname()}"[:64]
        take_up_again(name)
        nightly.begin(timezone.now())
        call_command("db_worker", worker_id=name, startup_delay=False, reload=False, verbosity=0)
