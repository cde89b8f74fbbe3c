"""`inspect-kit criteria sets`: the sets that are shipped."""

from __future__ import annotations

from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format


def command(form: Form = Format.TABLE) -> None:
    """List the shipped sets by the names that `--set` and templates take, with how much is in each."""
    from inspect_kit.cli.output import print_table
    from inspect_kit.criteria.shown import criteria_counts
    from inspect_kit.criteria.which import shipped_sets

    headings = ("set", "version", "title", "general", "specific", "indicators")
    rows = [(name, each.version, each.title.read(), *criteria_counts(each).values()) for name, each in shipped_sets()]
    print_table(headings, rows, form)
