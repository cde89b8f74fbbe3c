"""`inspect-kit compare-bodies`: bodies beside each other by a share, with funnel limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Form, InstrumentId, Language
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from inspect_kit.measures.funnel import FunnelLine

HEADINGS = ("measure", "body", "count", "of", "share", "across", "limits_95", "limits_998", "stands")


def register(app: typer.Typer) -> None:
    app.command("compare-bodies")(compare_bodies)


def compare_bodies(
    context: typer.Context,
    measures: Annotated[list[str], typer.Argument(metavar="MEASURE...", help="Measures that are shares.")],
    instrument: InstrumentId = None,
    only_outside: Annotated[bool, typer.Option("--outside", help="Only bodies outside their limits.")] = False,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Show each body's share with the limits that chance alone would keep it within, to inform which to visit.

    Bodies stand in their own order: this is no league table. A body outside its limits deserves a question, not a verdict.
    """
    from inspect_kit.cli.options import chosen_of, language_of, opened
    from inspect_kit.cli.output import finish, print_table
    from inspect_kit.measures.funnel import WITHIN, funnel
    from inspect_kit.measures.run import score_inspection
    from inspect_kit.problems import Place, StopRun, problem

    inspection, problems = opened(context)
    chosen, found = chosen_of(inspection, instrument)
    scores = score_inspection(inspection, chosen, language=language_of(inspection, language))
    plain = [each for each in scores.results if each.group is None and each.kind in ("count", "ratio")]
    known = list(dict.fromkeys(each.measure for each in plain))
    wrong = [
        problem("compare-not-a-share", Place("measure"), measure=each, known=known) for each in measures if each not in known
    ]
    if wrong:
        raise StopRun(wrong, 2)
    lines: list[FunnelLine] = []
    for measure in measures:
        mine = funnel([each for each in plain if each.measure == measure])
        found += [] if mine else [problem("compare-too-few", Place("measure"), measure=measure)]
        lines += [each for each in mine if not only_outside or each.stands != WITHIN]
    stamps = [each for each in (inspection.synthetic_text, *_widened(lines)) if each]
    print_table(HEADINGS, [_row(each) for each in lines], form, inspection.marking, stamps=stamps)
    finish([*problems, *found, *scores.problems])


def _row(line: FunnelLine) -> tuple[object, ...]:
    from inspect_kit.measures.shown import shown_percent

    inner, outer = (" to ".join(shown_percent(end) for end in ends) for ends in (line.limits_95, line.limits_998))
    share, across = shown_percent(line.share), shown_percent(line.across)
    return (line.measure, line.body, line.count, line.of, share, across, inner, outer, line.stands)


def _widened(lines: list[FunnelLine]) -> list[str]:
    """That limits are wider than chance alone would have them, where they are."""
    found = {line.measure: line.widened for line in lines if line.widened > 1}
    return [
        f"{measure}: bodies differ more than chance alone would make them, so the limits are {widened:.1f} times as wide."
        for measure, widened in found.items()
    ]
