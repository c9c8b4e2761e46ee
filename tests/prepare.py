"""Before the tests: find a browser, or install one. Run by `make test`; does nothing where a browser is there."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_browser() -> str | None:
    """The path of a Chromium on this machine, or None where only Playwright's own may be there."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    if find_browser():
        return 0
    print("No browser found; installing Chromium for the tests.")
    if subprocess.call([sys.executable, "-m", "playwright", "install", "chromium"]) == 0:
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.check_call(["apt-get", "update", "-qq"])
        subprocess.check_call(["apt-get", "install", "-y", "-qq", "chromium"])
        return 0
    print("Install Chromium (package `chromium`), then run `make test` again.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
