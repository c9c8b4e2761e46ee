from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lonto.journal.models import Stream
from lonto.journal.queries import Break, verify_stream
from lonto.journal.replay import differences
from lonto.lib.terminal import ProgressBar, print_json

MOST_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Check that nothing in the journal was changed, removed or added behind its back. "
        "Names the first entry of each journal that does not hold; the exit status is then 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--stream", metavar="CODE", help="only the journal of this village or regency")
        parser.add_argument(
            "--rows", action="store_true", help="also compare every row with its last state in the journal"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        streams = Stream.objects.select_related("region").order_by("pk")
        if options["stream"]:
            streams = streams.filter(pk=options["stream"])
            if not streams:
                raise CommandError(f"There is no journal of '{options['stream']}'.")
        broken: list[Break] = []
        differing: list[str] = []
        entries = 0
        bar = ProgressBar("Journals")
        for done, stream in enumerate(streams, 1):
            entries += stream.number
            problem = verify_stream(stream)
            if problem is not None:
                broken.append(problem)
            if options["rows"]:
                differing += differences(stream.region)
            bar.set(done, len(streams))
        if options["json"]:
            print_json(
                {
                    "streams": len(streams),
                    "entries": entries,
                    "broken": [{"stream": b.stream, "number": b.number, "why": b.why} for b in broken],
                    "rows": differing if options["rows"] else None,
                    "holds": not broken and not differing,
                }
            )
        else:
            self._say(len(streams), entries, broken, differing)
        if broken or differing:
            raise SystemExit(1)

    def _say(self, streams: int, entries: int, broken: list[Break], differing: list[str]) -> None:
        for problem in broken:
            self.stdout.write(f"{problem.stream}, entry {problem.number}: {problem.why}")
        for sentence in differing[:MOST_SHOWN]:
            self.stdout.write(sentence)
        if len(differing) > MOST_SHOWN:
            self.stdout.write(f"... and {len(differing) - MOST_SHOWN} more rows.")
        if not broken and not differing:
            self.stdout.write(f"All {entries} entries in {streams} journals hold.")
