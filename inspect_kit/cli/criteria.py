"""`inspect-kit criteria`: look through criteria sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from inspect_kit.criteria import CriteriaSet

Name = Annotated[str | None, typer.Option("--set", help="A shipped set, or a path ending in .yaml.")]


def register(app: typer.Typer) -> None:
    verb = typer.Typer(help="Look through criteria sets.", no_args_is_help=True)
    verb.command("list")(list_)
    verb.command("show")(show)
    app.add_typer(verb, name="criteria")


def list_(context: typer.Context, name: Name = None, form: Form = Format.TABLE) -> None:
    """List every criterion and indicator of a set, with how many there are of each."""
    from inspect_kit.cli.output import print_json, print_table
    from inspect_kit.criteria import criteria_document, criteria_items

    criteria = _criteria(context, name)
    document = criteria_document(criteria)
    if form is Format.JSON:
        print_json(document)
        return
    rows = [(each.id, each.kind, each.level or "", each.text.read()) for each in criteria_items(criteria)]
    print_table(("id", "kind", "level", "text"), rows, form)
    if form is Format.TABLE:
        counts = f"{document['general']} general criteria, {document['specific']} specific, {document['indicators']}"
        print(f"\n{criteria.id}: {counts} indicators")


def show(context: typer.Context, item: Annotated[str, typer.Argument(metavar="ID")], name: Name = None) -> None:
    """Show one criterion or indicator, where it comes from and what can be evidence for it."""
    from inspect_kit.cli.output import print_table
    from inspect_kit.criteria import criteria_items, item_rows
    from inspect_kit.problems import StopRun, problem

    criteria = _criteria(context, name)
    found = next((each for each in criteria_items(criteria) if each.id == item), None)
    if found is None:
        raise StopRun([problem("criteria-no-such-item", criteria.id, id=item)], 2)
    print_table(("", ""), item_rows(found), Format.TABLE)


def _criteria(context: typer.Context, name: str | None) -> CriteriaSet:
    """The set that is named; else the only one that is shipped."""
    from inspect_kit.criteria import load_criteria
    from inspect_kit.problems import StopRun, has_errors, problem
    from inspect_kit.shipped import shipped_names

    known = shipped_names("criteria")
    if name is None and len(known) != 1:
        raise StopRun([problem("criteria-which", "criteria", known=known)], 2)
    criteria, problems = load_criteria(name or known[0], context.obj)
    if criteria is None or has_errors(problems):
        raise StopRun(problems)
    return criteria
