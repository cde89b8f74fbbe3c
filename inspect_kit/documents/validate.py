"""Schema errors in plain words, each at its place.

In: data that was coerced, its schema, and where everything stands. Out: a problem for each mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from inspect_kit.documents.coerce import fitting_branch, resolved
from inspect_kit.documents.schemas import filled_in, load_schema
from inspect_kit.problems import Place, Problem, problem

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

Pointer = tuple[str | int, ...]
PlaceOf = Callable[..., Place]

WORDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "yes or no",
    "array": "a list (each item behind a dash)",
    "object": "a mapping (keys with values)",
}


def validate(data: Any, kind: str, place: PlaceOf, key_place: PlaceOf) -> list[Problem]:
    """Everything in which the data is not as the schema of its kind wants it, in the order of the file."""
    explain = _Explain(load_schema(kind), place, key_place)
    errors = _validator(kind).iter_errors(data)
    problems = [each for error in errors for each in explain.error(error)]
    return sorted(problems, key=lambda each: (each.place.line or 0, each.place.column or 0, each.message))


@cache
def _validator(kind: str) -> Validator:
    """What holds data against the schema. References are filled in first: looking them up takes as long as all the rest."""
    from jsonschema import Draft202012Validator

    schema = load_schema(kind)
    return Draft202012Validator({**filled_in(schema, schema), "$defs": schema.get("$defs", {})})


class _Explain:
    """Turns jsonschema's errors into problems."""

    def __init__(self, root: Mapping[str, Any], place: PlaceOf, key_place: PlaceOf) -> None:
        self._root = root
        self._place = place
        self._key_place = key_place

    def error(self, error: ValidationError) -> Iterator[Problem]:
        pointer = tuple(error.absolute_path)
        if error.validator in ("oneOf", "anyOf"):
            yield from self._alternatives(error, pointer)
        elif error.validator == "additionalProperties" and isinstance(error.validator_value, bool):
            yield from self._unknown_keys(error, pointer)
        elif error.validator == "required":
            # jsonschema reports each missing key apart, and names it only inside its sentence.
            wanted: Any = error.validator_value
            missing = next(key for key in wanted if repr(key) in error.message)
            yield problem("document-missing-key", self._place(*pointer), key=missing)
        else:
            yield self._plain(error, pointer)

    def _alternatives(self, error: ValidationError, pointer: Pointer) -> Iterator[Problem]:
        """Of several forms, the errors of the one that was meant, by the sort of the data."""
        branches: Any = error.validator_value
        meant = fitting_branch(error.instance, branches, self._root)
        position = next((i for i, each in enumerate(branches) if resolved(each, self._root) is meant), None)
        inner = [each for each in error.context or () if each.relative_schema_path[0] == position]
        if not inner:
            forms = [self._form(branch) for branch in branches]
            yield problem("document-no-form", self._place(*pointer), found=_sort(error.instance), forms=forms)
        for each in inner:
            yield from self.error(each)

    def _form(self, branch: Any) -> str:
        schema = resolved(branch, self._root)
        if "required" in schema:
            return f"a mapping with {', '.join(schema['required'])}"
        return str(schema.get("title") or WORDS.get(schema.get("type", ""), "another form"))

    def _unknown_keys(self, error: ValidationError, pointer: Pointer) -> Iterator[Problem]:
        schema: Any = error.schema
        properties, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
        for key in _keys(error.instance):
            if key in properties or any(_matches(pattern, key) for pattern in patterns):
                continue
            near = get_close_matches(key, properties, n=1)
            code = "document-misspelt-key" if near else "document-unknown-key"
            known = near[0] if near else list(properties)
            yield problem(code, self._key_place(*pointer, key), key=key, known=known)

    def _plain(self, error: ValidationError, pointer: Pointer) -> Problem:
        found: Any = error.instance
        about_key = "propertyNames" in list(error.relative_schema_path)[-2:]
        place = self._key_place(*pointer, found) if about_key else self._place(*pointer)
        wanted: Any = error.validator_value
        schema: Any = error.schema
        if error.validator == "type":
            return problem("document-wrong-type", place, wanted=WORDS.get(str(wanted), wanted), found=_sort(found))
        if error.validator in ("enum", "const"):
            accepted = wanted if isinstance(wanted, list) else [wanted]
            return problem("document-not-accepted", place, found=found, accepted=accepted)
        if error.validator == "pattern":
            says = schema.get("x-says") or schema.get("description") or f"something like {wanted}"
            return problem("document-pattern", place, found=found, says=says)
        if error.validator in ("minItems", "minLength", "minProperties") and not found:
            return problem("document-empty", place)
        return problem("document-limit", place, found=found, why=_limit(error))


def _limit(error: ValidationError) -> str:
    """What the number may be."""
    words = {"minimum": "at least", "maximum": "at most", "maxLength": "at most as long as", "maxItems": "at most of length"}
    words["minItems"] = "at least of length"
    return f"{words.get(str(error.validator), error.validator)} {error.validator_value}"


def _matches(pattern: str, key: str) -> bool:
    return re.search(pattern, key) is not None


def _sort(data: Any) -> str:
    if isinstance(data, (dict, list)):
        return WORDS["object" if isinstance(data, dict) else "array"]
    return f"`{data}`" if data != "" else "nothing"


def _keys(data: Any) -> list[str]:
    return list(data) if isinstance(data, dict) else []
