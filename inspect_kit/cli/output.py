"""What is printed: problems, tables, JSON. In: values of the core. Out: text on the terminal or in a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NoReturn

from inspect_kit.csv_text import csv_cell
from inspect_kit.markdown import markdown_safe, one_line
from inspect_kit.problems import Problem, has_errors, reading_order
from inspect_kit.severity import Severity

if TYPE_CHECKING:
    from inspect_kit.inspection import Inspection


class Format(StrEnum):
    """How a table is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def print_problems(problems: Iterable[Problem]) -> None:
    """Every problem on stderr, by place, and how many there were."""
    found = sorted(set(problems), key=reading_order)
    for each in found:
        print(each, file=sys.stderr)
    if found:
        counts = [(sum(each.severity is severity for each in found), severity.value) for severity in Severity]
        said = ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count)
        print(said, file=sys.stderr)


def finish(problems: Iterable[Problem], failed: bool = False) -> NoReturn:
    """Tell the problems and end with the exit code they deserve; `failed` where something else deserves 1."""
    import typer

    told = list(problems)
    print_problems(told)
    raise typer.Exit(1 if failed or has_errors(told) else 0)


def print_json(document: Mapping[str, Any]) -> None:
    """A document as JSON."""
    print(json.dumps(document, ensure_ascii=False, indent=1))


def marks_of(inspection: Inspection) -> tuple[str, list[str]]:
    """The marking and the stamps that go with whatever is printed of an inspection."""
    return inspection.marking, [inspection.synthetic_text] if inspection.synthetic_text else []


def head_of(inspection: Inspection) -> dict[str, object]:
    """The same, as they stand above everything in JSON."""
    marking, stamps = marks_of(inspection)
    return {"marking": marking, "stamps": stamps}


def by_instrument(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """The table of rows that begin with their instrument, which is shown only where there are several."""
    every = list(rows)
    if len({row[0] for row in every if row[0]}) > 1:
        return ("instrument", *headers), every
    return headers, [row[1:] for row in every]


def print_table(
    headers: Sequence[str],
    rows: Sequence[Sequence[object]],
    form: Format,
    marking: str = "",
    stamps: Sequence[str] = (),
) -> None:
    """A table in the form asked for; the marking goes with it in each, and so do stamps such as that data are made up.

    JSON is an object with `marking`, `stamps` and `rows`.
    """
    if form is Format.JSON:
        print_json({"marking": marking, "stamps": list(stamps), "rows": [dict(zip(headers, row, strict=True)) for row in rows]})
    elif form is Format.CSV:
        _print_csv(headers, rows, {"marking": marking, "stamps": " ".join(stamps)})
    else:
        print_heads([marking, *stamps], form)
        _print_text(headers, rows, form)


def _print_csv(headers: Sequence[str], rows: Sequence[Sequence[object]], beside: Mapping[str, str]) -> None:
    """What goes with the table stands in every line, since lines get copied."""
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    extra = {name: csv_cell(value) for name, value in beside.items() if value}
    writer.writerow([*headers, *extra])
    writer.writerows([*(csv_cell(cell) for cell in row), *extra.values()] for row in rows)


def print_heads(lines: Sequence[str], form: Format) -> None:
    """What stands above a table, where there is something."""
    heads = [line for line in lines if line]
    for line in heads:
        print(markdown_safe(line) if form is Format.MARKDOWN else line)
    if heads:
        print()


def _print_text(headers: Sequence[str], rows: Sequence[Sequence[object]], form: Format) -> None:
    from tabulate import tabulate

    clean = markdown_safe if form is Format.MARKDOWN else one_line
    cells = [[clean(cell) for cell in row] for row in rows]
    style = "pipe" if form is Format.MARKDOWN else "simple"
    print(tabulate(cells, headers=list(headers), tablefmt=style, disable_numparse=True))
