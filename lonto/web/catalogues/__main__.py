"""`python -m lonto.web.catalogues update|compile|check [folder of an app ...]`."""

import argparse
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent.parent


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m lonto.web.catalogues", description=__doc__)
    parser.add_argument("what", choices=["update", "compile", "check"])
    parser.add_argument("apps", nargs="*", type=Path, help="folders of apps; all of them when none is named")
    options = parser.parse_args(arguments)
    chosen = [path.resolve() for path in options.apps]
    if options.what == "compile":
        compile_all(chosen)
        return 0
    # Babel and Django are only needed here, so that compiling nothing costs nothing.
    from lonto.web.catalogues import extraction, upkeep

    apps = chosen or extraction.apps()
    if options.what == "update":
        for app in apps:
            for language in upkeep.update(app):
                print(f"{app.relative_to(PACKAGE.parent)} ({language}) is up to date")
        compile_all(chosen)
        return 0
    problems = [problem for app in apps for problem in upkeep.problems_of(app)]
    print("\n".join(problems) if problems else "All texts are translated.")
    return 1 if problems else 0


def compile_all(apps: list[Path]) -> None:
    """Compile each catalogue that is newer than its compiled twin."""
    for folder in apps or [PACKAGE]:
        for po in folder.rglob("locale/*/LC_MESSAGES/*.po"):
            mo = po.with_suffix(".mo")
            if not mo.is_file() or mo.stat().st_mtime < po.stat().st_mtime:
                from lonto.web.catalogues.files import compile_file

                compile_file(po)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
