"""The settings that an operator gives through the environment, read once and refused when wrong."""

import difflib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

MODES = ("demo", "production", "test")
DEMO_MARK = "demo-regency"
VARIABLES = {
    "LONTO_MODE": "demo (default), production or test",
    "LONTO_DATA": "the data directory, default ./var",
    "LONTO_DATABASE": "sqlite (default) or postgresql://user:password@host:port/name",
    "LONTO_SECRET_KEY": "at least 50 random characters; required in production",
    "LONTO_HOSTS": "host names this server answers to, separated by commas; required in production",
    "LONTO_PUBLIC_URL": "the address printed in QR codes, for example https://desa.example.go.id",
    "LONTO_DEBUG": "yes or no (default); never yes in production",
    "LONTO_ADDRESS": "the address to listen on, default 127.0.0.1",
    "LONTO_PORT": "the port to listen on, default 8000",
    "LONTO_SMTP": "mail server as smtp://user:password@host:port; else messages stay in the data directory",
    "LONTO_MAIL_FROM": "the sender of messages, default lonto@localhost",
}


class ConfigurationError(Exception):
    """A setting is wrong or missing; the text is one sentence for the operator."""


@dataclass(frozen=True)
class Environment:
    """All settings from outside, already checked."""

    mode: str
    data: Path
    database: dict[str, object]
    secret_key: str
    hosts: list[str]
    public_url: str
    debug: bool
    address: str
    port: int
    mail: dict[str, object] | None
    mail_from: str

    @property
    def is_demo(self) -> bool:
        return self.mode == "demo"

    @property
    def is_production(self) -> bool:
        return self.mode == "production"


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """Read the variables of `VARIABLES`; raise ConfigurationError for the first that cannot be used."""
    _refuse_unknown(environ)
    mode = environ.get("LONTO_MODE", "demo")
    if mode not in MODES:
        raise ConfigurationError(f"LONTO_MODE is '{mode}': choose one of {', '.join(MODES)}.")
    data = Path(environ.get("LONTO_DATA", "var")).expanduser().absolute()
    if data.exists() and not data.is_dir():
        raise ConfigurationError(f"LONTO_DATA is '{data}', which is a file: name a directory.")
    debug = _yes_or_no(environ, "LONTO_DEBUG")
    port = _port(environ.get("LONTO_PORT", "8000"))
    address = environ.get("LONTO_ADDRESS", "127.0.0.1")
    secret_key = _secret_key(environ, data)
    hosts = [host.strip() for host in environ.get("LONTO_HOSTS", "").split(",") if host.strip()]
    public_url = environ.get("LONTO_PUBLIC_URL", "").rstrip("/")
    if mode == "production":
        _refuse_unsafe(debug=debug, secret_key=secret_key, hosts=hosts, public_url=public_url, data=data)
    public_url = public_url or f"http://localhost:{port}"
    if urlsplit(public_url).scheme not in {"http", "https"} or not urlsplit(public_url).hostname:
        raise ConfigurationError(f"LONTO_PUBLIC_URL is '{public_url}': write it like https://desa.example.go.id.")
    return Environment(
        mode=mode,
        data=data,
        database=_database(environ.get("LONTO_DATABASE", "sqlite"), data),
        secret_key=secret_key or secrets.token_hex(32),
        hosts=hosts or ["localhost", "127.0.0.1", "[::1]", "testserver"],
        public_url=public_url,
        debug=debug,
        address=address,
        port=port,
        mail=_mail(environ.get("LONTO_SMTP", "")),
        mail_from=environ.get("LONTO_MAIL_FROM", "lonto@localhost"),
    )


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    for name in environ:
        if name.startswith("LONTO_") and name not in VARIABLES:
            near = difflib.get_close_matches(name, VARIABLES, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise ConfigurationError(f"{name} is not a setting of Lonto.{hint}")


def _refuse_unsafe(*, debug: bool, secret_key: str, hosts: list[str], public_url: str, data: Path) -> None:
    if debug:
        raise ConfigurationError("LONTO_DEBUG is yes: production does not start with it, remove it.")
    if len(secret_key) < 50 or len(set(secret_key)) < 10:
        raise ConfigurationError("LONTO_SECRET_KEY is missing or too simple: give at least 50 random characters.")
    if not hosts or any(host.startswith(("*", ".")) for host in hosts):
        raise ConfigurationError("LONTO_HOSTS must name each host this server answers to, without * or a leading dot.")
    if not public_url.startswith("https://"):
        raise ConfigurationError("LONTO_PUBLIC_URL must be the https:// address that QR codes will carry.")
    if (data / DEMO_MARK).exists():
        raise ConfigurationError(f"{data} holds the demo regency: production needs a data directory of its own.")


def _yes_or_no(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "no").lower()
    if value not in {"yes", "no"}:
        raise ConfigurationError(f"{name} is '{value}': write yes or no.")
    return value == "yes"


def _port(value: str) -> int:
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise ConfigurationError(f"LONTO_PORT is '{value}': give a number from 1 to 65535.")
    return int(value)


def _secret_key(environ: Mapping[str, str], data: Path) -> str:
    """The key from the environment, or the one that `lonto setup` wrote for this data directory."""
    kept = data / "secret-key"
    if "LONTO_SECRET_KEY" in environ:
        return environ["LONTO_SECRET_KEY"]
    return kept.read_text().strip() if kept.is_file() else ""


def _database(value: str, data: Path) -> dict[str, object]:
    if value == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data / "lonto.sqlite3",
            # One writer at a time, told at BEGIN: no "database is locked" in the middle of an action.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL",
            },
        }
    parts = urlsplit(value)
    if parts.scheme not in {"postgresql", "postgres"} or len(parts.path) < 2:
        raise ConfigurationError(
            f"LONTO_DATABASE is '{value}': write sqlite or postgresql://user:password@host:port/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path[1:],
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def _mail(value: str) -> dict[str, object] | None:
    if not value:
        return None
    parts = urlsplit(value)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ConfigurationError("LONTO_SMTP must look like smtp://user:password@host:port.")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }
