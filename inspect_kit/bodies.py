"""Registers of bodies: who can be inspected, with names, official codes and dates.

In: a shipped name or a path. Out: bodies by id, with every mistake as a problem.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.days import is_day
from inspect_kit.problems import Place, Problem, has_errors, problem
from inspect_kit.texts import Text

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document


@dataclass(frozen=True)
class FormerName:
    """A name that a body had before. `until` is the last day of it, as an ISO date, where it is known."""

    name: Text
    until: str | None


@dataclass(frozen=True)
class RegisteredBody:
    """One body. Dates are ISO dates."""

    id: str
    name: Text
    code: str | None
    nation: str | None
    former_names: tuple[FormerName, ...]
    valid_from: str | None
    valid_to: str | None
    successor: str | None


def load_body_register(name: str, folder: Path | None = None) -> tuple[dict[str, RegisteredBody], list[Problem]]:
    """The register of this shipped name, or at this path (ending in .yaml) below the folder."""
    from inspect_kit.documents.load import load_document
    from inspect_kit.shipped import document_path, shipped_names

    path = document_path("bodies", name, folder)
    if path is None:
        return {}, [problem("bodies-no-such-register", Place(name), name=name, known=shipped_names("bodies"))]
    document, problems = load_document(path, "bodies", path.name)
    if document is None:
        return {}, problems
    bodies = [_body(each) for each in document.data["entries"]]
    problems += _check(bodies, document)
    return ({} if has_errors(problems) else {body.id: body for body in bodies}), problems


def _body(data: dict[str, Any]) -> RegisteredBody:
    return RegisteredBody(
        id=data["id"],
        name=Text.of(data["name"]),
        code=data.get("code"),
        nation=data.get("nation"),
        former_names=tuple(FormerName(Text.of(each["name"]), each.get("until")) for each in data.get("former_names", ())),
        valid_from=data.get("valid_from"),
        valid_to=data.get("valid_to"),
        successor=data.get("successor"),
    )


def _check(bodies: list[RegisteredBody], document: Document) -> Iterator[Problem]:
    ids = [body.id for body in bodies]
    for index, body in enumerate(bodies):
        if body.id in ids[:index]:
            yield problem("bodies-duplicate-id", document.place("entries", index, "id"), id=body.id)
        if body.successor is not None and body.successor not in ids:
            yield problem("bodies-unknown-successor", document.place("entries", index, "successor"), id=body.successor)
        for key in ("valid_from", "valid_to"):
            yield from _date(getattr(body, key), document, "entries", index, key)
        for number, former in enumerate(body.former_names):
            yield from _date(former.until, document, "entries", index, "former_names", number, "until")


def _date(value: str | None, document: Document, *pointer: str | int) -> Iterator[Problem]:
    if value is not None and not is_day(value):
        yield problem("bodies-bad-date", document.place(*pointer), value=value)
