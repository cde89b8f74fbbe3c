"""`inspect-kit criteria list`: every criterion and indicator of a set."""

from __future__ import annotations

import typer

from inspect_kit.cli.criteria.options import Name
from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format


def command(context: typer.Context, name: Name = None, form: Form = Format.TABLE) -> None:
    """List every criterion and indicator of a set, with how many there are of each."""
    from inspect_kit.cli.output import print_json, print_table
    from inspect_kit.criteria import criteria_document, criteria_items
    from inspect_kit.criteria.which import criteria_meant

    criteria = criteria_meant(context.obj, name)
    document = criteria_document(criteria)
    if form is Format.JSON:
        print_json(document)
        return
    rows = [(each.id, each.kind, each.level or "", each.text.read()) for each in criteria_items(criteria)]
    print_table(("id", "kind", "level", "text"), rows, form)
    if form is Format.TABLE:
        counts = f"{document['general']} general criteria, {document['specific']} specific, {document['indicators']}"
        print(f"\n{criteria.id}: {counts} indicators")
