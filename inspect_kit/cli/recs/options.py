"""Options that several of the verbs share, and what they all begin and end with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspect_kit.cli.views import Above
    from inspect_kit.problems import Problem
    from inspect_kit.register.folder import Registers
    from inspect_kit.register.standing import Standing
    from inspect_kit.register.views.select import Filter
    from inspect_kit.view import View

Folders = Annotated[
    list[Path] | None, typer.Argument(metavar="[DIR]...", help="Folders with registers; this one where none is named.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="As it stood on this day; today if left out.")]
BodyIds = Annotated[list[str] | None, typer.Option("--body", metavar="BODY", help="Only its part; repeatable.")]
Owners = Annotated[list[str] | None, typer.Option("--owner", help="Only what this one answers for; repeatable.")]
States = Annotated[list[str] | None, typer.Option("--state", help="Only what is in this state; repeatable.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", help="recommendation, area_for_improvement or response; repeatable."),
]
OnlyRegisters = Annotated[list[str] | None, typer.Option("--register", help="Only this register; repeatable.")]
Each = Annotated[bool, typer.Option("--each", help="A line for each addressee.")]


def folders_of(context: typer.Context, folders: Sequence[Path] | None) -> list[Path]:
    """The folders that are named; the one that `-C` names or this one lies in, where none is."""
    from inspect_kit.problems import Place, StopRun, problem
    from inspect_kit.register.folder import find_folder

    wrong = [problem("recs-no-folder", Place(str(each)), name=each) for each in folders or () if not each.is_dir()]
    if wrong:
        raise StopRun(wrong, 2)
    return list(folders) if folders else [find_folder(context.obj)]


def opened(
    context: typer.Context, folders: Sequence[Path] | None, as_of: str
) -> tuple[Registers, list[Standing], list[Problem]]:
    """The registers in these folders, where everything stands on a day, and what is to be said of it.

    What was read is held until the verb ends; looking through it for circles meanwhile would only take time.
    """
    from inspect_kit.garbage import collector_paused
    from inspect_kit.register.folder import load_registers
    from inspect_kit.register.standing import where_all_stand

    context.with_resource(collector_paused())
    found = load_registers(folders_of(context, folders))
    standings, problems = where_all_stand(found, as_of)
    return found, standings, [*found.problems, *problems]


def filter_of(
    bodies: Sequence[str] | None = None,
    owners: Sequence[str] | None = None,
    states: Sequence[str] | None = None,
    kinds: Sequence[str] | None = None,
    registers: Sequence[str] | None = None,
    late: bool = False,
) -> Filter:
    """The options as a filter."""
    from inspect_kit.register.views.select import Filter

    return Filter(
        tuple(bodies or ()), tuple(owners or ()), tuple(states or ()), tuple(kinds or ()), tuple(registers or ()), late
    )


def language_of(found: Registers) -> str:
    """The language of what is printed."""
    from inspect_kit.texts import DEFAULT_LANGUAGE

    return DEFAULT_LANGUAGE


def show(found: Registers, view: View, form: Format, as_of: str) -> None:
    """A view in the format asked for, with marking, stamps and the day it is of."""
    from inspect_kit.cli.views import print_view

    print_view(view, form, above(found, as_of))


def show_several(found: Registers, views: Mapping[str, View], form: Format, as_of: str, beside: Sequence[str] = ()) -> None:
    """Several views by name, with further stamps."""
    from inspect_kit.cli.views import print_views

    print_views(views, form, above(found, as_of, beside))


def above(found: Registers, as_of: str, beside: Sequence[str] = ()) -> Above:
    """What stands above every table of these registers."""
    from inspect_kit.cli.views import Above
    from inspect_kit.register.folder import marking_of, stamps_of

    return Above(marking_of(found), [*stamps_of(found, language_of(found)), *beside], {"as_of": as_of})
