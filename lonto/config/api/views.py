"""The page that documents the programming interface, made from the same description that programs read."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Parameter:
    name: str
    text: str


@dataclass(frozen=True)
class Route:
    """One thing that can be asked; `body` and `answer` are examples."""

    key: str
    method: str
    path: str
    title: str
    text: str
    parameters: list[Parameter]
    body: str
    answer: str


def documentation(request: HttpRequest) -> HttpResponse:
    from lonto.config.api import api  # the page reads what the api holds, which holds the address of the page

    schema: dict[str, Any] = json.loads(api.create_response(request, api.get_openapi_schema(), status=200).content)
    context = {
        "heading": _("For programs"),
        "lead": schema["info"]["description"],
        "routes": [
            _route(schema, path, method, operation)
            for path, operations in schema["paths"].items()
            for method, operation in operations.items()
        ],
    }
    return render(request, "config/api.html", context)


def _route(schema: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> Route:
    answer = operation["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return Route(
        key=operation["operationId"],
        method=method.upper(),
        path=path,
        title=operation["summary"],
        text=operation.get("description", ""),
        parameters=[
            Parameter(one["name"], one.get("schema", {}).get("description", "") or one.get("description", ""))
            for one in operation.get("parameters", [])
        ],
        body=_body(schema, operation.get("requestBody", {}).get("content", {})),
        answer=_example(schema, answer),
    )


def _body(schema: dict[str, Any], content: dict[str, Any]) -> str:
    for kind, described in content.items():
        if "example" in described:
            return f"Content-Type: {kind}\n\n{described['example']}"
        if example := _example(schema, described.get("schema", {})):
            return f"Content-Type: {kind}\n\n{example}"
    return ""


def _example(schema: dict[str, Any], described: dict[str, Any]) -> str:
    """The example of a component, also of each in a list; empty where it has none."""
    is_list = described.get("type") == "array"
    name = (described.get("items", {}) if is_list else described).get("$ref", "").rpartition("/")[2]
    examples = schema["components"]["schemas"].get(name, {}).get("examples", []) if name else []
    if not examples:
        return ""
    return json.dumps([examples[0]] if is_list else examples[0], ensure_ascii=False, indent=2)
