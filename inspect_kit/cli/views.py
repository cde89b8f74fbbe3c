"""Views as people and programs get them: with the marking, the stamps, and what else stands above. In: views. Out: printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inspect_kit.cli.output import Format, print_heads, print_json, print_table

if TYPE_CHECKING:
    from inspect_kit.inspection import Inspection
    from inspect_kit.view import View


@dataclass(frozen=True)
class Above:
    """What stands above every table. `beside` is said in JSON alone, such as the day that a table is of."""

    marking: str
    stamps: Sequence[str] = ()
    beside: Mapping[str, Any] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """The same as JSON."""
        return {"marking": self.marking, **self.beside, "stamps": list(self.stamps)}


def above(inspections: Sequence[Inspection], language: str, day: str | None = None) -> Above:
    """What stands above the tables: the markings and stamps of every inspection that is shown."""
    marking = "; ".join(dict.fromkeys(each.marking for each in inspections))
    stamps = dict.fromkeys(each.synthetic.read(language) for each in inspections if each.synthetic is not None)
    return Above(marking, list(stamps), {"as_of": day} if day is not None else {})


def print_view(view: View, form: Format, above: Above) -> None:
    """One view."""
    if form is Format.JSON:
        print_json({**above.document(), **_notes([view]), "rows": records(view)})
    else:
        _print(view, form, above.marking, above.stamps)


def print_views(views: Mapping[str, View], form: Format, above: Above) -> None:
    """Several views by name; empty ones only in JSON. What goes with all stands once, but in every line of CSV."""
    if form is Format.JSON:
        tables = {name: records(view) for name, view in views.items()}
        print_json({**above.document(), **_notes(views.values()), **tables})
        return
    filled = {name: view for name, view in views.items() if view.rows or (view.notes and form is not Format.CSV)}
    for number, (name, view) in enumerate(filled.items()):
        everywhere = number == 0 or form is Format.CSV
        stamps = list(above.stamps) if everywhere else []
        if number:
            print()
        if form is not Format.CSV:
            stamps.append(name.replace("_", " ").capitalize())
        _print(view, form, above.marking if everywhere else "", stamps)


def _notes(views: Iterable[View]) -> dict[str, list[str]]:
    """What views have to say below their rows; a key of the JSON where there is something."""
    notes = [note for view in views for note in view.notes]
    return {"notes": notes} if notes else {}


def _print(view: View, form: Format, marking: str, stamps: Sequence[str]) -> None:
    """The rows, and below them what there is to say; of no rows at all, only that."""
    shown = view if form is Format.CSV else view.brief()
    headings = [heading if form is Format.CSV else heading.replace("_", " ") for heading in shown.headings]
    rows = [[", ".join(cell) if isinstance(cell, tuple) else cell for cell in row] for row in shown.rows]
    if rows or form is Format.CSV or not view.notes:
        print_table(headings, rows, form, marking, stamps=stamps)
    else:
        print_heads([marking, *stamps], form)
    if form is not Format.CSV and view.notes:
        print("\n".join(["", *view.notes] if rows else view.notes))


def records(view: View) -> list[dict[str, object]]:
    """The rows by their headings."""
    return [dict(zip(view.headings, row, strict=True)) for row in view.rows]
