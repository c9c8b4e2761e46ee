"""Reading JSON strictly: a value of the wrong kind is refused with its name."""

from collections.abc import Mapping


class Form:
    """A JSON object whose members are taken by name and kind. Raises TypeError, or KeyError for a missing member."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise TypeError(f"{value!r} is not an object")
        self._members: Mapping[str, object] = value

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def text(self, name: str) -> str:
        return _text(self._members[name])

    def optional_text(self, name: str) -> str | None:
        return None if self._members[name] is None else self.text(name)

    def whole(self, name: str) -> int:
        value = self._members[name]
        if type(value) is not int:
            raise TypeError(f"{name} is not a whole number")
        return value

    def flag(self, name: str) -> bool:
        value = self._members[name]
        if not isinstance(value, bool):
            raise TypeError(f"{name} is neither true nor false")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(map(_text, _items(self._members[name])))

    def forms(self, name: str) -> list["Form"]:
        return [Form(item) for item in _items(self._members[name])]

    def form(self, name: str) -> "Form":
        return Form(self._members[name])

    def pairs(self, name: str) -> list[tuple[str, str]]:
        pairs = [tuple(map(_text, _items(item))) for item in _items(self._members[name])]
        return [(first, second) for first, second in pairs]

    def names(self) -> list[str]:
        return sorted(self._members)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text")
    return value


def _items(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is not a list")
    return value
