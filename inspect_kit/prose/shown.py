"""What was found in a draft, as a table. In: what was checked. Out: a view."""

from __future__ import annotations

from inspect_kit.prose.check import Checked
from inspect_kit.prose.finding import Finding, Verdict
from inspect_kit.view import View

HEADINGS = ("place", "said", "finding", "measure", "now", "why", "context")
QUIET = Verdict.AGREES


def draft_view(checked: Checked, every: bool) -> View:
    """What is to be looked at, or `every` statement; how many there are of each kind stands below."""
    shown = [each for each in checked.findings if every or each.verdict is not QUIET]
    counts = ", ".join(f"{verdict.value}: {number}" for verdict in Verdict if (number := checked.count(verdict)))
    notes = (f"Statements: {len(checked.findings)}. {counts}." if counts else "No figures were found in the draft.",)
    return View(HEADINGS, tuple(_row(each) for each in shown), notes, frozenset({"context"}), frozenset({"said", "measure"}))


def _row(found: Finding) -> tuple[str, ...]:
    return str(found.place), found.said, found.verdict.value, found.measure, found.now, found.why, found.context
