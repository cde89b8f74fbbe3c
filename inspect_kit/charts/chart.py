"""A chart as a value: what it finds, in words; its figures, as a table; and what is drawn, as a Vega-Lite specification."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inspect_kit.view import View


@dataclass(frozen=True)
class Chart:
    """One chart, not drawn yet.

    `id` can be part of a file's name; `measures` are those that are drawn. `title` says the finding and `description` what the
    picture shows, for whoever cannot see it. `table` holds every figure that is drawn; `headings` are its headings as people
    read them, in the language of the chart. `note` says what the figures are of and how they are to be read. `definition` is
    where the specification comes from.
    """

    id: str
    measures: tuple[str, ...]
    title: str
    description: str
    note: str
    table: View
    headings: tuple[str, ...]
    spec: Mapping[str, Any]
    definition: str
    language: str
