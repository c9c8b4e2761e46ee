"""Running a program in which several people act at the same moment, on a database of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parents[3]


def done_at_once(program: str, directory: Path) -> Any:
    """What `python -m tests.talent.admission.<program>` prints, on SQLite in `directory`."""
    environment = os.environ | {
        "LONTO_MODE": "test",
        "LONTO_DATA": str(directory),
        "LONTO_DATABASE": "sqlite",
        "DJANGO_SETTINGS_MODULE": "lonto.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", f"tests.talent.admission.{program}"],
        cwd=HOUSE,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
