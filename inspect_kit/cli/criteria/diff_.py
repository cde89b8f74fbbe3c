"""`inspect-kit criteria diff`: what changed from one set to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.criteria.options import Replace
from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from inspect_kit.criteria import CriteriaSet
    from inspect_kit.criteria.versions.mapping import Mapping
    from inspect_kit.problems import Problem

HELP = "A shipped set, or a path ending in .yaml."


def command(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help=HELP)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=HELP)],
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="MAP.yaml", help="How they stand to each other, where ids do not tell.")
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--write-mapping", metavar="FILE", help="Propose a mapping, to look through and complete.")
    ] = None,
    replace: Replace = False,
    form: Form = Format.TABLE,
) -> None:
    """Show what was added, reworded, moved, renumbered and retired, with both wordings."""
    from inspect_kit.cli.output import finish, print_json, print_table
    from inspect_kit.criteria.versions.diff import diff_document, find_changes
    from inspect_kit.criteria.which import criteria_meant

    before, after = criteria_meant(context.obj, old), criteria_meant(context.obj, new)
    given, problems = _mapping(mapping, before, after)
    changes = find_changes(before, after, given)
    document = diff_document(before, after, changes)
    if form is Format.JSON:
        print_json(document)
    else:
        headings = ("what", "kind", "old", "new", "old wording", "new wording", "relation", "note")
        print_table(headings, [tuple(change.values()) for change in document["changes"]], form)
    if form is Format.TABLE:
        said = ", ".join(f"{count} {what}" for what, count in document["counts"].items() if count)
        print(f"\n{before.id} version {before.version}, {after.id} version {after.version}: {said or 'no change'}")
    if write is not None:
        _propose(write, before, after, given, replace)
    finish(problems)


def _mapping(path: Path | None, old: CriteriaSet, new: CriteriaSet) -> tuple[Mapping | None, list[Problem]]:
    from inspect_kit.criteria.versions.mapping import load_mapping
    from inspect_kit.problems import StopRun

    if path is None:
        return None, []
    found, problems = load_mapping(path, old, new)
    if found is None:
        raise StopRun(problems)
    return found, problems


def _propose(path: Path, old: CriteriaSet, new: CriteriaSet, given: Mapping | None, replace: bool) -> None:
    import sys

    from inspect_kit.criteria.versions.propose import HEAD, propose_mapping
    from inspect_kit.documents.write import dump_yaml
    from inspect_kit.files import write_or_refuse

    done = write_or_refuse(path, dump_yaml(propose_mapping(old, new, given), HEAD), replace)
    print(f"{done} {path}", file=sys.stderr)
