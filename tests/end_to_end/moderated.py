"""Care plans of Oak House that two people read. In: the care homes. Out: both workbooks collected.

Every figure in the tests is worked out by hand from these readings; what is left out is as in `answers.OAK`.

              first                          second
    OAK-001   overall fair, family unable    overall fair, family unable
    OAK-002   overall fair, falls 2, bruise  overall poor, falls 3, bruise and fracture
    OAK-003   no plan, falls blank           no plan, falls 1, bruise
    OAK-005   plan, overall good             no plan (so no review and no family), overall good
    OAK-007   overall poor, at risk          overall poor, not at risk
    OAK-012   family yes, bruise, fracture   family no, bruise, fracture
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tests.end_to_end.answers import OAK
from tests.project import Project, fill

SECOND: dict[str, dict[str, object]] = {
    **OAK,
    "OAK-002": {**OAK["OAK-002"], "falls": 3, "harm#choice=fracture": "x", "overall": "Poor"},
    "OAK-003": {**OAK["OAK-003"], "falls": 1, "harm#choice=bruise": "x"},
    "OAK-005": {"plan_on_file": "No", "falls": 0, "overall": "Good", "at_risk": "No"},
    "OAK-007": {**OAK["OAK-007"], "at_risk": "No"},
    "OAK-012": {**OAK["OAK-012"], "family_told": "No"},
}
SHEETS = Path("sheets/plans/2026")
MODERATION = "  - {id: moderation, template: disagreements}\n"


def rows_of(homes: Project) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((homes.folder / "rows/plans/2026/oak.json").read_text("utf-8"))["rows"]
    return found


def read_twice(homes: Project, second: Mapping[str, Mapping[str, object]] = SECOND) -> Project:
    """All six plans, dealt to two, each read by the other as well."""
    path = homes.folder / "inspection.yaml"
    path.write_text(path.read_text("utf-8") + MODERATION, "utf-8")
    homes.run("sample", "oak").ok()
    homes.run("sheets", "oak", "--instrument", "plans", "--reviewers", "anna,ben", "--double", "6").ok()
    collect_readings(homes, second)
    return homes


def collect_readings(homes: Project, second: Mapping[str, Mapping[str, object]]) -> None:
    """Collect both workbooks, each row of which is a first reading or a second one."""
    for reviewer in ("anna", "ben"):
        given = {row["id"]: (OAK if row["reviewer"] == reviewer else second)[row["id"]] for row in rows_of(homes)}
        path = fill(homes.folder / SHEETS / f"oak.{reviewer}.xlsx", homes.folder.parent / f"{reviewer}.xlsx", given)
        homes.run("collect", str(path)).ok()
