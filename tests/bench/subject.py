"""`python -m tests.bench.subject NAME` measures one subject in the place that the environment names."""

import importlib
import json
import sys


def main() -> None:
    import django

    django.setup()
    print(json.dumps(importlib.import_module(f"tests.bench.{sys.argv[1]}").measure()))


if __name__ == "__main__":
    main()
