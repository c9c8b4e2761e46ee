"""The `lonto` command: finds a command by its name with dashes and says every mistake in one sentence."""

import difflib
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

import django
from django.core.management import CommandError, get_commands, handle_default_options, load_command_class
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connections

from lonto.config.environment import ConfigurationError

GROUPS = (
    ("Start", "config"),
    ("Regions", "regions"),
    ("Offices and people", "accounts"),
    ("Residents", "residents"),
    ("Letters", "letters"),
    ("Signing", "signing"),
    ("Digital talent", "admission"),
    ("Maturity", "maturity"),
    ("Numbers", "measures"),
    ("Public pages", "public"),
    ("Journal", "journal"),
)
FIRST = ("setup", "serve")
# Options that Django gives every command and that nobody in an office needs to read about.
UNMENTIONED = {
    "--settings",
    "--pythonpath",
    "--traceback",
    "--no-color",
    "--force-color",
    "--skip-checks",
    "--version",
    "--verbosity",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when it refused, 2 when it was called or configured wrongly."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lonto.config.settings")
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        django.setup()
        return _run(given)
    except ConfigurationError as error:
        return _say(f"lonto: {error}", 2)
    except CommandError as error:
        return _say(f"lonto: {error}", error.returncode)
    except DatabaseError:
        problem = _what_setup_would_mend()
        if problem is None:
            raise
        return _say(f"lonto: {problem}", 1)
    except KeyboardInterrupt:
        return 130


def overview() -> str:
    """All commands of the house, in groups, each with one line."""
    lines = [
        "Lonto, the house of a regency and its villages.",
        "",
        "Use:  lonto COMMAND [options]        More about one:  lonto help COMMAND",
    ]
    for title, room in GROUPS:
        commands = [_load(name, app) for name, app in _ours().items() if app.rpartition(".")[2] == room]
        if commands:
            lines += ["", title, *(f"  {name:<22}{_first_sentence(command)}" for name, command in commands)]
    return "\n".join(lines)


def _run(given: list[str]) -> int:
    if not given or given[0] in {"help", "-h", "--help"}:
        if len(given) < 2:
            print(overview())
            return 0
        given = [given[1], "--help"]
    if given == ["--version"]:
        print(f"Lonto {version('lonto')}")
        return 0
    known = get_commands()
    name = given[0].replace("-", "_")
    if name not in known:
        return _say(_unknown(given[0]), 2)
    shown, command = _load(name, known[name])
    command._called_from_command_line = True  # type: ignore[attr-defined]  # a wrong option shows how it is used
    parser = command.create_parser("lonto", shown)
    options = parser.parse_args(given[1:])
    values = vars(options)
    positional = values.pop("args", ())
    handle_default_options(options)
    try:
        command.execute(*positional, **values)
    finally:
        connections.close_all()
    return 0


def _load(name: str, app: str) -> tuple[str, BaseCommand]:
    command = load_command_class(app, name)
    if app.startswith("lonto."):
        command.suppressed_base_arguments = UNMENTIONED
    return name.replace("_", "-"), command


def _ours() -> dict[str, str]:
    """The commands of the house, those first that come first in life."""
    ours = {name: app for name, app in get_commands().items() if app.startswith("lonto.")}
    return dict(
        sorted(ours.items(), key=lambda item: (FIRST.index(item[0]) if item[0] in FIRST else len(FIRST), item[0]))
    )


def _first_sentence(command: BaseCommand) -> str:
    return str(command.help).split(". ")[0].rstrip(".") + "."


def _unknown(name: str) -> str:
    ours = [known.replace("_", "-") for known in _ours()]
    near = difflib.get_close_matches(name.replace("_", "-"), ours, n=2, cutoff=0.5)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"lonto: there is no command '{name}'.{hint} `lonto help` lists them all."


def _what_setup_would_mend() -> str | None:
    from lonto.config.installation import problem  # needs the settings, which `main` has read by now

    return problem()


def _say(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
