"""The care homes, assessing themselves. Every figure in the tests is worked out by hand from this table.

          1.1.1     1.1.2     1.2.1           signed off
    oak   met       not met   partly met      by A. Fir, manager, on 2026-03-20
    elm   met       not met   not applicable  nobody

What cases point to comes from the review of care plans (`answers.py`), with the bands strong 1, mixed 0.5, weak 0:

    oak   1.1.1: plan on file 4 of 6, mixed      1.1.2: reviewed since March 2 of 3, mixed   1.2.1: told 2 of 3, mixed
    elm   1.1.1: 4 of 5, strong                  1.1.2: 3 of 4, strong                       1.2.1: 2 of 2, too few

So the gaps are, oak: 1 - 0.5 = +0.5, 0 - 0.5 = -0.5, 0.5 - 0.5 = 0; elm: 1 - 1 = 0, 0 - 1 = -1, and none.
"""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.answers import ELM_CY, OAK
from tests.project import Project, fill

INSTRUMENT = """  - id: view
    template: self-assessment
    criteria: criteria.yaml
    round: "2026"
    leads:
      oak: {"1": A. Fir, "1.2": "B. Yew: families"}
"""
SAYS: dict[str, dict[str, dict[str, object]]] = {
    "oak": {
        "1.1.1": {"judgement": "Met", "evidence": "Files of May", "confidence": "High"},
        "1.1.2": {"judgement": " not met ", "evidence": "Audit", "confidence": "low", "action": "Review every plan",
                  "action_owner": "Dr Yew", "action_due": "2026-03-31"},
        "1.2.1": {"judgement": "partial", "evidence": "Letters", "confidence": "Medium", "action": "Tell families",
                  "action_due": "30 June 2026"},
    },
    "elm": {
        "1.1.1": {"judgement": "Met", "evidence": "Files", "confidence": "High"},
        "1.1.2": {"judgement": "Not met", "evidence": "None kept", "confidence": "High"},
        "1.2.1": {"judgement": "n/a", "evidence": "No families yet"},
    },
}  # fmt: skip
SIGNED = {"oak": {"signed_off_by": "A. Fir", "signed_off_office": "Manager", "signed_off_on": "2026-03-20"}}
SHEETS = Path("sheets/view/2026")


def add_view(homes: Project, instrument: str = INSTRUMENT) -> Project:
    """The same folder with the self-assessment beside the review."""
    path = homes.folder / "inspection.yaml"
    path.write_text(path.read_text(encoding="utf-8") + instrument, encoding="utf-8")
    return homes


def filled(homes: Project, to: Path, body: str) -> Path:
    """A copy of a home's workbook as it comes back, signed off where it is."""
    sent = fill(homes.folder / SHEETS / f"{body}.xlsx", to / f"{body}.xlsx", SAYS[body])
    return fill(sent, sent, {body: SIGNED[body]}, "Sign-off") if body in SIGNED else sent


def assessed(homes: Project, to: Path) -> Project:
    """Both homes have assessed themselves, and it is collected."""
    add_view(homes).run("sheets", "view").ok()
    homes.run("collect", *(str(filled(homes, to, body)) for body in SAYS)).ok()
    return homes


def review_plans(homes: Project, to: Path) -> Project:
    """The review of care plans, drawn, filled and collected."""
    homes.run("sample").ok()
    homes.run("sheets", "plans", "oak").ok()
    homes.run("sheets", "plans", "elm", "--language", "cy").ok()
    for body, answers in (("oak", OAK), ("elm", ELM_CY)):
        sent = fill(homes.folder / f"sheets/plans/2026/{body}.xlsx", to / "plans" / f"{body}.xlsx", answers)
        homes.run("collect", str(sent)).ok()
    return homes
