"""A wrong or missing setting stops the start with one sentence that names it."""

from pathlib import Path

import pytest

from lonto.config.environment import DEMO_MARK, ConfigurationError, read

SECRET = "q8Zt3vXk0bLw7NfR2yHj5mCs9pDa4uEg6iTo1QxVzBnMKlWr"
PRODUCTION = {
    "LONTO_MODE": "production",
    "LONTO_SECRET_KEY": SECRET + "abc",
    "LONTO_HOSTS": "desa.example.go.id",
    "LONTO_PUBLIC_URL": "https://desa.example.go.id",
}


def test_an_empty_environment_starts_the_demonstration(tmp_path: Path) -> None:
    environment = read({"LONTO_DATA": str(tmp_path)})

    assert environment.is_demo
    assert environment.public_url == "http://localhost:8000"


def test_a_complete_production_environment_is_accepted(tmp_path: Path) -> None:
    assert read(PRODUCTION | {"LONTO_DATA": str(tmp_path)}).is_production


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"LONTO_DEBUG": "yes"}, "LONTO_DEBUG"),
        ({"LONTO_SECRET_KEY": "short"}, "LONTO_SECRET_KEY"),
        ({"LONTO_SECRET_KEY": "a" * 60}, "LONTO_SECRET_KEY"),
        ({"LONTO_HOSTS": "*"}, "LONTO_HOSTS"),
        ({"LONTO_HOSTS": ".go.id"}, "LONTO_HOSTS"),
        ({"LONTO_HOSTS": ""}, "LONTO_HOSTS"),
        ({"LONTO_PUBLIC_URL": "http://desa.example.go.id"}, "LONTO_PUBLIC_URL"),
        ({"LONTO_PUBLIC_URL": ""}, "LONTO_PUBLIC_URL"),
    ],
)
def test_production_refuses_what_is_unsafe(change: dict[str, str], named: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=named):
        read(PRODUCTION | {"LONTO_DATA": str(tmp_path)} | change)


def test_production_refuses_a_directory_that_holds_the_demo_regency(tmp_path: Path) -> None:
    (tmp_path / DEMO_MARK).touch()

    with pytest.raises(ConfigurationError, match="demo regency"):
        read(PRODUCTION | {"LONTO_DATA": str(tmp_path)})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LONTO_MODE", "staging"),
        ("LONTO_DEBUG", "perhaps"),
        ("LONTO_PORT", "eighty"),
        ("LONTO_PORT", "70000"),
        ("LONTO_DATABASE", "mysql://root@localhost/lonto"),
        ("LONTO_PUBLIC_URL", "desa.example.go.id"),
        ("LONTO_SMTP", "mail.example.go.id"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=name):
        read({"LONTO_DATA": str(tmp_path), name: value})


def test_a_data_directory_that_is_a_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "var"
    file.touch()

    with pytest.raises(ConfigurationError, match="LONTO_DATA"):
        read({"LONTO_DATA": str(file)})


def test_a_misspelt_setting_is_refused_with_the_right_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="Did you mean LONTO_HOSTS"):
        read({"LONTO_DATA": str(tmp_path), "LONTO_HOST": "localhost"})


def test_postgresql_is_read_from_one_address(tmp_path: Path) -> None:
    database = read({"LONTO_DATA": str(tmp_path), "LONTO_DATABASE": "postgresql://lonto:p%40ss@db:5433/desa"}).database

    assert (database["NAME"], database["USER"], database["PASSWORD"], database["HOST"], database["PORT"]) == (
        "desa",
        "lonto",
        "p@ss",
        "db",
        5433,
    )
