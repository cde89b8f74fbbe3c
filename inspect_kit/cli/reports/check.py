"""`inspect-kit report --check FILE`: the figures of a draft against what is computed, and against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspect_kit.cli.output import Format
from inspect_kit.cli.reports.asked import Asked

if TYPE_CHECKING:
    from pathlib import Path

    from inspect_kit.inspection import Inspection
    from inspect_kit.measures.results import Result


def write(asked: Asked) -> None:
    """Check it, and show what is to be looked at; in JSON and CSV every statement."""
    from inspect_kit.cli.output import finish, marks_of
    from inspect_kit.cli.views import Above, print_view
    from inspect_kit.problems import Place, StopRun, problem
    from inspect_kit.prose import check_draft, read_draft
    from inspect_kit.prose.shown import draft_view

    assert asked.draft is not None
    if asked.bodies:
        raise StopRun([problem("draft-with-bodies", Place("--check"), bodies=list(asked.bodies))], 2)
    passages = read_draft(asked.draft, str(asked.draft))
    scores, problems = asked.scores()
    earlier = _earlier(scores.inspection, asked.against)
    checked = check_draft(passages, scores.inspection, scores.results, earlier, scores.language)
    every = asked.form in (Format.JSON, Format.CSV)
    print_view(draft_view(checked, every), asked.form, Above(*marks_of(scores.inspection)))
    finish(problems, failed=checked.wrong)


def _earlier(inspection: Inspection, against: Path | None) -> list[Result] | None:
    """The results that are named, or those that the last report wrote."""
    from inspect_kit.problems import StopRun
    from inspect_kit.prose.earlier import read_results

    if against is not None:
        return read_results(against, str(against))
    last = inspection.out_path / "report" / "results.json"
    if not last.exists():
        return None
    try:
        return read_results(last, inspection.shown(last))
    except StopRun:  # made by an earlier version; nobody asked for it by name
        return None
