"""The catalogues: complete in both languages, and kept up by one tool."""

from collections import defaultdict
from pathlib import Path

import pytest

from lonto.web.catalogues import extraction, files, upkeep
from lonto.web.catalogues.__main__ import compile_all, main

APPS = extraction.apps()


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An app with one text of each kind."""
    package = tmp_path / "lonto"
    folder = package / "shop"
    (folder / "templates" / "shop").mkdir(parents=True)
    (folder / "apps.py").write_text("")
    (folder / "views.py").write_text(
        "from django.utils.translation import gettext as _, ngettext, pgettext\n"
        "_('Buy')\n"
        "ngettext('%(count)s coin', '%(count)s coins', 2)\n"
        "pgettext('of the year', 'May')\n"
    )
    (folder / "templates" / "shop" / "page.html").write_text(
        "{% load i18n %}\n"
        "    <p title=\"it's\">{% translate 'Sell' %}</p>\n"
        "  {% blocktranslate trimmed with name=user.name %}\n    Hello {{ name }}\n  {% endblocktranslate %}\n"
    )
    monkeypatch.setattr(extraction, "PACKAGE", package)
    return folder


def translate(app: Path, **translations: str) -> None:
    catalogue = files.read(app, "id")
    for message in catalogue:
        text = message.id if isinstance(message.id, str) else message.id[0]
        if text in translations:
            message.string = translations[text]
    files.write(app, "id", catalogue)


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_every_text_of_every_app_is_translated(app: Path) -> None:
    assert list(upkeep.problems_of(app)) == []


def test_a_text_is_translated_alike_in_every_app() -> None:
    """Django joins all catalogues into one, so the app that is loaded first would win."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for app in APPS:
        for message in files.read(app, "id"):
            if message.id and message.string:
                found[upkeep.key_of(message)].setdefault(str(message.string), app.name)
    assert {text: used for text, used in found.items() if len(used) > 1} == {}


def test_texts_are_found_in_python_and_in_templates(app: Path) -> None:
    found = {upkeep.key_of(message) for message in extraction.texts_of(app) if message.id}
    assert found == {
        ("Buy", ""),
        ("%(count)s coin", ""),
        ("May", "of the year"),
        ("Sell", ""),
        ("Hello %(name)s", ""),
    }


def test_an_inner_app_keeps_its_own_texts(app: Path) -> None:
    inner = app / "till"
    inner.mkdir()
    (inner / "apps.py").write_text("from django.utils.translation import gettext\ngettext('Till')\n")
    assert ("Till", "") not in {upkeep.key_of(message) for message in extraction.texts_of(app)}
    assert ("Till", "") in {upkeep.key_of(message) for message in extraction.texts_of(inner)}


def test_english_repeats_the_source_and_indonesian_waits_for_words(app: Path) -> None:
    assert upkeep.update(app) == ["id", "en"]
    problems = list(upkeep.problems_of(app))
    assert {problem.split(" ")[1] for problem in problems} == {"(id):"}
    assert len(problems) == 5


def test_an_update_without_change_writes_nothing(app: Path) -> None:
    upkeep.update(app)
    assert upkeep.update(app) == []


def test_translations_survive_an_update_and_what_is_gone_goes(app: Path) -> None:
    upkeep.update(app)
    translate(app, Buy="Beli", Sell="Jual")
    (app / "views.py").write_text("from django.utils.translation import gettext as _\n_('Buy')\n_('Lend')\n")
    assert any("this text is new: Lend" in problem for problem in upkeep.problems_of(app))
    assert any("this text is gone: May" in problem for problem in upkeep.problems_of(app))
    upkeep.update(app)
    catalogue = files.read(app, "id")
    assert catalogue["Buy"].string == "Beli"
    assert "Lend" in catalogue
    assert catalogue.get("May", "of the year") is None


def test_a_lost_placeholder_and_a_guess_are_named(app: Path) -> None:
    upkeep.update(app)
    translate(app, **{"Hello %(name)s": "Halo %(nama)s"})
    path = files.path_of(app, "id")
    path.write_text(path.read_text().replace('msgid "Buy"\nmsgstr ""', '#, fuzzy\nmsgid "Buy"\nmsgstr "Beli"'))
    problems = "\n".join(upkeep.problems_of(app))
    assert "(id): fuzzy: Buy" in problems
    assert "placeholder" in problems


def test_only_what_is_newer_is_compiled(app: Path) -> None:
    upkeep.update(app)
    compile_all([app])
    compiled = files.path_of(app, "en").with_suffix(".mo")
    first = compiled.stat().st_mtime_ns
    compile_all([app])
    assert compiled.stat().st_mtime_ns == first
    files.path_of(app, "en").touch()
    compile_all([app])
    assert compiled.stat().st_mtime_ns > first


def test_the_command_tells_by_its_exit_status(app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    upkeep.update(app)
    assert main(["check", str(app)]) == 1
    assert "not translated: Buy" in capsys.readouterr().out
    translate(
        app,
        Buy="Beli",
        Sell="Jual",
        May="Mei",
        **{"%(count)s coin": "%(count)s keping", "Hello %(name)s": "Halo %(name)s"},
    )
    assert main(["check", str(app)]) == 0
