"""What reviewers found in the care homes. Every figure in the tests is worked out by hand from this table.

              plan  reviewed on  family   falls  harm              overall  at risk
    OAK-005   yes   2026-03-10   yes      0      -                 good     no
    OAK-002   yes   2026-02-20   no       2      bruise            fair     no
    OAK-001   yes   unable       unable   1      none of these     fair     no
    OAK-007   no    -            -        0      -                 poor     yes, nobody told
    OAK-012   yes   2026-03-20   yes      3      bruise, fracture  good     no
    OAK-003   no    -            -        blank  -                 poor     no
    ELM/1     yes   2026-03-05   yes      0      -                 good     no
    ELM/4     yes   2026-01-05   blank    1      bruise            good     no
    ELM/3     no    -            -        0      -                 fair     no
    ELM/5     yes   2026-03-02   yes      0      -                 good     no
    ELM/2     yes   2026-03-20   unable   4      blank             fair     no

Long stays: OAK-001, 002, 005, 007 (admitted 2025-01-10, 02-11, 04-13, 05-14), ELM/1, 3, 4 (2025-09-01, 10-01, 11-01).
Short stays: OAK-003, 012 (2025-12-01, 2026-03-04), ELM/2, 5 (2026-02-01, 02-15).
"""

from __future__ import annotations

UNABLE = "Unable to tell"
OAK: dict[str, dict[str, object]] = {
    "OAK-005": {"plan_on_file": "Yes", "reviewed_on": "2026-03-10", "family_told": "Yes", "falls": 0, "overall": "Good",
                "at_risk": "No"},
    "OAK-002": {"plan_on_file": " yes ", "reviewed_on": "20 February 2026", "family_told": "N", "falls": 2,
                "harm#choice=bruise": "x", "overall": "fair", "at_risk": "No"},
    "OAK-001": {"plan_on_file": "Y", "reviewed_on": UNABLE, "family_told": "unable to tell", "falls": "1",
                "harm#none": "Yes", "overall": "Fair", "at_risk": "No"},
    "OAK-007": {"plan_on_file": "No", "falls": 0, "overall": "Poor", "at_risk": "Yes"},
    "OAK-012": {"plan_on_file": True, "reviewed_on": "2026-03-20", "family_told": "Yes", "falls": 3,
                "harm#choice=bruise": "Yes", "harm#choice=fracture": "Yes", "overall": "Good", "at_risk": "No"},
    "OAK-003": {"plan_on_file": "no", "overall": "Poor", "at_risk": "No"},
}  # fmt: skip
ELM_CY: dict[str, dict[str, object]] = {
    "ELM/1": {"plan_on_file": "Oes", "reviewed_on": "2026-03-05", "family_told": "Do", "falls": 0, "overall": "Da",
              "at_risk": "Na all"},
    "ELM/4": {"plan_on_file": "oes", "reviewed_on": "2026-01-05", "falls": 1, "harm#choice=bruise": "Ie",
              "overall": "Da", "at_risk": "Na all"},
    "ELM/3": {"plan_on_file": "Nac oes", "falls": 0, "overall": "Gweddol", "at_risk": "Na all"},
    "ELM/5": {"plan_on_file": "Oes", "reviewed_on": "2026-03-02", "family_told": "Do", "falls": 0, "overall": "Da",
              "at_risk": "Na all"},
    "ELM/2": {"plan_on_file": "Oes", "reviewed_on": "2026-03-20", "family_told": "Methu dweud", "falls": 4,
              "overall": "Gweddol", "at_risk": "Na all"},
}  # fmt: skip
"""Elm Court's workbook is in Welsh, and so are its answers."""
