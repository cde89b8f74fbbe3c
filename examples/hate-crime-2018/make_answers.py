"""Synthetic answers for the example: 180 reviews of nobody's cases.

They are dealt out at random so that the totals that the report prints come out. Those (MARGINALS) are all that is known
here of the report; every other number and weight in this file is invented. That `make figures` finds every figure equal
therefore shows that the way from cells to figures is right. It shows nothing about the report, and no single case means
anything.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

MARGINALS = {
    "no_evidence_of_asking": 52,
    "visited": 115,
    "visited_within_24_hours": 42,
    "mean_days_if_not_same_day": 5,
    "incident_should_be_crime": 11,
    "flags_not_right": 43,
    "victim_information_not_on_file": 43,
    "structured_assessment": 56,
    "risk_plan": 44,
    "crimes_by_frontline": 101,
    "crimes_by_detectives": 2,
    "cyber_enabled": 40,
    "cyber_flag_right": 15,
    "repeat_any": 40,
    "repeat_hate": 39,
    "repeat_flagged": 9,
    "not_good_enough": 89,
}
SAME_DAY = 30
"""Invented: of those seen within 24 hours, how many on the day itself. The rest are seen on the next day."""
PLANS_WITH_ASSESSMENT = 29
"""Invented. The report says only that a plan was more likely where a structured assessment was made."""
REPEAT_BOTH = 36
"""Invented: how many of those who had suffered hate crime or incidents had suffered a crime at all."""
TRUE_VISION_WITHIN_AN_HOUR = 12
"""Invented. The report says only that reports through True Vision were assessed no more slowly."""

Case = dict[str, Any]


class Dealer:
    """Deals answers to cases from a seed."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def pick(self, cases: Sequence[Case], number: int) -> list[Case]:
        """So many of the cases, drawn at random."""
        keyed = sorted((self._random.random(), index) for index in range(len(cases)))
        return [cases[index] for _, index in sorted(keyed)[:number]]

    def deal(self, cases: Sequence[Case], question: str, answers: dict[str, int], rest: str) -> None:
        """Give so many cases each answer, and the rest to all others."""
        left = list(cases)
        for answer, number in answers.items():
            chosen = self.pick(left, number)
            for case in chosen:
                case[question] = answer
            left = [case for case in left if question not in case]
        for case in left:
            case[question] = rest

    def weigh(self, cases: Iterable[Case], question: str, weights: dict[Any, float]) -> None:
        """Give each case an answer by weights. None leaves the cell blank."""
        total = sum(weights.values())
        for case in cases:
            at = self._random.random() * total
            ends = accumulate(weights.items(), lambda end, item: (item[0], end[1] + item[1]), initial=(None, 0.0))
            answer = next(answer for answer, end in list(ends)[1:] if at < end)
            if answer is not None:
                case[question] = answer

    def several(self, cases: Iterable[Case], question: str, codes: Sequence[str], chance: float) -> None:
        """Give each case those of the codes that come up; none of them is an answer too."""
        for case in cases:
            case[question] = [code for code in codes if self._random.random() < chance]

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self._random.random() * (high - low + 1))


def where(cases: Iterable[Case], **wanted: Any) -> list[Case]:
    """The cases with these answers."""
    return [case for case in cases if all(case.get(name) == value for name, value in wanted.items())]


def fill(cases: list[Case], seed: str) -> None:
    """Add an answer to every question to each case. A case comes with its facts and `reported`, a date with time."""
    deal = Dealer(seed)
    for stage in (_contact, _response, _recording, _risk, _repeats, _allocation, _care, _overall):
        stage(deal, cases)


YES_NO = {"yes": 6.0, "no": 3.0, "unable_to_tell": 1.0}


def _contact(deal: Dealer, cases: list[Case]) -> None:
    for question in ("seen_as_hate", "vulnerability_considered", "history_checked"):
        deal.weigh(cases, question, {**YES_NO, None: 0.1})
    deal.deal(cases, "motivation_asked", {"no_evidence": MARGINALS["no_evidence_of_asking"], "offered": 58}, "asked")
    deal.weigh(cases, "first_perceived_by", {"victim": 7, "witness": 1, "police": 2, "unable_to_tell": 1})
    deal.weigh(cases, "grading", {"immediate": 2, "prompt": 4, "scheduled": 4, "by_telephone": 1, "unable_to_tell": 0.3})
    deal.weigh([case for case in cases if case["grading"] != "unable_to_tell"], "grading_right", YES_NO)
    true_vision = where(cases, route="true_vision")
    quick = deal.pick(true_vision, TRUE_VISION_WITHIN_AN_HOUR)
    others = [case for case in cases if case["route"] != "true_vision"]
    quick += [case for case in others if deal.number(1, 10) <= 7]
    for case in cases:
        minutes = deal.number(2, 55) if case in quick else deal.number(61, 900)
        case["assessed_at"] = moment(case["reported"], minutes)
    for case in deal.pick(others, 9):
        case["assessed_at"] = "unable_to_tell"


def moment(start: datetime, minutes: int) -> str:
    """A date with time so long after another."""
    return (start + timedelta(minutes=minutes)).isoformat(timespec="minutes")


def _response(deal: Dealer, cases: list[Case]) -> None:
    deal.deal(cases, "visited", {"yes": MARGINALS["visited"]}, "no")
    seen = where(cases, visited="yes")
    _visits(deal, seen)
    reasons = {"victim_declined": 3, "settled_by_telephone": 4, "not_attempted": 2, "could_not_be_found": 1}
    deal.weigh(where(cases, visited="no"), "why_not_visited", {**reasons, "no_reason_on_file": 2})
    graded = [case for case in seen if case["grading"] in ("immediate", "prompt", "scheduled")]
    deal.weigh(graded, "in_time_for_grade", {"yes": 5, "no": 4, "unable_to_tell": 1, None: 0.1})
    deal.several(cases, "evidence_secured", ["statements", "cctv", "body_worn_video", "digital", "forensic"], 0.3)
    for case in deal.pick(cases, 6):
        case["evidence_secured"] = "unable_to_tell"
    for question in ("witnesses_sought", "impact_understood"):
        deal.weigh(cases, question, YES_NO)
    deal.weigh(cases, "early_supervision", {"yes": 6, "no": 4})


def _visits(deal: Dealer, seen: list[Case]) -> None:
    """Early reports in the day can be seen on the day; the others later, to the mean that is printed."""
    early = sorted(seen, key=lambda case: (case["reported"].hour, case["reported"].minute, case["row"]))
    same_day, rest = early[:SAME_DAY], early[SAME_DAY:]
    for case in same_day:
        left = 24 * 60 - 1 - case["reported"].hour * 60 - case["reported"].minute
        case["visited_at"] = moment(case["reported"], deal.number(5, min(left, 600)))
    next_day = rest[-(MARGINALS["visited_within_24_hours"] - SAME_DAY) :]  # reported late: the next morning is within 24 hours
    later = rest[: len(rest) - len(next_day)]
    for case in next_day:
        start = case["reported"].replace(hour=0, minute=0) + timedelta(days=1)
        latest = min(case["reported"].hour * 60 + case["reported"].minute, 18 * 60)
        case["visited_at"] = (start + timedelta(minutes=deal.number(7 * 60, latest))).isoformat(timespec="minutes")
    total = MARGINALS["mean_days_if_not_same_day"] * (len(later) + len(next_day)) - len(next_day)
    days = [2] * len(later)
    while sum(days) < total:
        at = deal.number(0, len(days) - 1)
        days[at] += 1 if days[at] < 25 else 0
    for case, number in zip(later, days, strict=True):
        day = case["reported"].replace(hour=deal.number(9, 17), minute=deal.number(0, 59)) + timedelta(days=number)
        case["visited_at"] = day.isoformat(timespec="minutes")
    for case in deal.pick(later, 5):
        case["visited_at"] = case["visited_at"][:10]
    for case in seen:  # nobody is seen before the report is assessed
        if case["assessed_at"] != "unable_to_tell" and case["visited_at"] < case["assessed_at"]:
            case["assessed_at"] = moment(case["reported"], deal.number(1, 4))


def _recording(deal: Dealer, cases: list[Case]) -> None:
    deal.weigh(cases, "recorded_within_a_day", {"yes": 7, "no": 3})
    deal.deal(where(cases, record_type="incident"), "should_be_crime", {"yes": MARGINALS["incident_should_be_crime"]}, "no")
    crimes = [case for case in cases if case["record_type"] == "crime" or case.get("should_be_crime") == "yes"]
    kinds = {"public_order": 5, "harassment": 2, "assault_without_injury": 2, "assault_with_injury": 1, "criminal_damage": 1}
    deal.weigh(crimes, "offence", {**kinds, "other_offence": 1})
    aggravated = {"yes": 4, "no": 1, "no_such_form": 4, "unable_to_tell": 0.5}
    deal.weigh(where(cases, record_type="crime"), "aggravated_form", aggravated)
    deal.deal(cases, "flag_correct", {"no": MARGINALS["flags_not_right"]}, "yes")
    wrong = where(cases, flag_correct="no")
    deal.weigh(wrong, "flag_error", {"none_set": 4, "wrong_strand": 2, "one_left_out": 2, "no_ground_for_it": 1})
    deal.weigh(wrong, "flag_put_right", {"yes": 3, "no": 6, "unable_to_tell": 1})
    for case in cases:
        wrong_one = "race" if case["strand"] != "race" else "religion"
        set_ = {"none_set": [], "wrong_strand": [wrong_one]}
        case["flags"] = set_.get(case.get("flag_error", ""), [case["strand"]])
    deal.deal(cases, "cyber_enabled", {"yes": MARGINALS["cyber_enabled"]}, "no")
    deal.deal(where(cases, cyber_enabled="yes"), "cyber_flag_right", {"yes": MARGINALS["cyber_flag_right"]}, "no")
    missing = {"not_on_file": MARGINALS["victim_information_not_on_file"], "declined": 17}
    deal.deal(cases, "victim_information", missing, "on_file")


def _risk(deal: Dealer, cases: list[Case]) -> None:
    deal.deal(cases, "structured_assessment", {"yes": MARGINALS["structured_assessment"]}, "no")
    deal.weigh(where(cases, structured_assessment="no"), "risk_assessed", {"yes": 8, "no": 2})
    for case in where(cases, structured_assessment="yes"):
        case["risk_assessed"] = "yes"
    assessed = [case for case in cases if "yes" in (case["risk_assessed"], case["structured_assessment"])]
    deal.weigh(assessed, "risk_level", {"standard": 5, "medium": 3, "high": 1, "unable_to_tell": 0.4})
    deal.weigh([case for case in assessed if case["risk_level"] != "unable_to_tell"], "risk_level_right", YES_NO)
    with_it, without = where(cases, structured_assessment="yes"), where(cases, structured_assessment="no")
    deal.deal(with_it, "risk_plan", {"yes": PLANS_WITH_ASSESSMENT}, "no")
    deal.deal(without, "risk_plan", {"yes": MARGINALS["risk_plan"] - PLANS_WITH_ASSESSMENT}, "no")
    planned = where(cases, risk_plan="yes")
    actions = ["safety_at_home", "patrols", "marker_on_address", "work_with_partners", "dealing_with_suspect"]
    deal.several(planned, "plan_actions", actions, 0.45)
    deal.weigh(planned, "plan_reviewed", YES_NO)
    deal.weigh(where(cases, risk_level="high"), "taken_to_conference", {"yes": 2, "no": 4, "unable_to_tell": 1})
    deal.weigh(cases, "partners_involved", {"yes": 3, "no": 6, "unable_to_tell": 1})


def _repeats(deal: Dealer, cases: list[Case]) -> None:
    deal.deal(cases, "repeat_any", {"yes": MARGINALS["repeat_any"]}, "no")
    before, not_before = where(cases, repeat_any="yes"), where(cases, repeat_any="no")
    deal.deal(before, "repeat_hate", {"yes": REPEAT_BOTH}, "no")
    deal.deal(not_before, "repeat_hate", {"yes": MARGINALS["repeat_hate"] - REPEAT_BOTH}, "no")
    deal.deal(where(cases, repeat_hate="yes"), "repeat_flagged", {"yes": MARGINALS["repeat_flagged"]}, "no")
    deal.weigh(where(cases, repeat_flagged="yes"), "repeat_acted_on", {"yes": 5, "no": 3, "unable_to_tell": 1})
    deal.weigh(cases, "suspect_known", {"yes": 6, "no": 4})
    deal.weigh(where(cases, suspect_known="yes"), "suspect_repeat", {"yes": 2, "no": 6, "unable_to_tell": 2})
    deal.weigh(where(cases, suspect_repeat="yes"), "suspect_flagged", {"yes": 1, "no": 3})


def _allocation(deal: Dealer, cases: list[Case]) -> None:
    crimes, incidents = where(cases, record_type="crime"), where(cases, record_type="incident")
    response = MARGINALS["crimes_by_frontline"] * 7 // 10
    frontline = {"response": response, "neighbourhood": MARGINALS["crimes_by_frontline"] - response}
    deal.deal(crimes, "investigated_by", {**frontline, "cid": MARGINALS["crimes_by_detectives"], "specialist": 9}, "desk")
    deal.weigh(incidents, "investigated_by", {"response": 4, "neighbourhood": 5, "desk": 2, "nobody": 1})
    deal.weigh(cases, "right_investigator", YES_NO)
    deal.weigh(cases, "investigation_plan", {"yes": 5, "no": 5})
    deal.weigh(cases, "supervisor_entries", {0: 1, 1: 3, 2: 4, 3: 2, 5: 1, 8: 0.3})
    deal.weigh(cases, "leads_followed", YES_NO)
    for case in where(cases, investigated_by="nobody"):
        case |= {"right_investigator": "no", "investigation_plan": "no", "supervisor_entries": 0, "leads_followed": "no"}
    ends = {"charge_or_summons": 2, "out_of_court": 1, "victim_does_not_support": 3, "evidential_difficulty": 3}
    deal.weigh(cases, "outcome", {**ends, "no_suspect": 3, "not_a_crime": 1, "open": 1, "unable_to_tell": 0.3})


def _care(deal: Dealer, cases: list[Case]) -> None:
    deal.weigh(cases, "updates", {0: 2, 1: 3, 2: 3, 3: 2, 5: 1, "unable_to_tell": 0.5})
    deal.weigh(cases, "needs_asked", YES_NO)
    deal.weigh(cases, "referral", {"made": 5, "declined": 2, "not_offered": 2, "no_evidence": 2})
    made = where(cases, referral="made")
    for case in made:
        case["referred_on"] = moment(case["reported"], deal.number(0, 6) * 1440)[:10]
    deal.several(made, "referred_to", ["victim_services", "specialist_charity", "council", "health"], 0.5)
    deal.weigh(cases, "prevention_advice", {**YES_NO, None: 0.1})
    deal.weigh(where(cases, record_type="crime"), "statement_offered", YES_NO)


def _overall(deal: Dealer, cases: list[Case]) -> None:
    grades = {"not_good_enough": MARGINALS["not_good_enough"], "good": 24}
    deal.deal(cases, "response_overall", grades, "good_enough")
    poor = where(cases, response_overall="not_good_enough")
    kinds = ["slow", "risk_missed", "poor_recording", "poor_investigation", "poor_care"]
    deal.several(poor, "why_not_good_enough", kinds, 0.45)
    for case in poor:
        case["why_not_good_enough"] = case["why_not_good_enough"] or ["slow"]
    deal.deal(cases, "worth_quoting", {"yes": 11}, "no")
    for case in where(cases, worth_quoting="yes"):
        case["quote"] = "Synthetic: made up for this example, and about nobody."
    for case in deal.pick(where(cases, response_overall="good"), 5):
        case["positive_practice"] = "Synthetic: an early visit, a clear plan, and a call the week after."
    deal.deal(cases, "victim_at_risk", {"yes": 4}, "no")
    for number, case in enumerate(where(cases, victim_at_risk="yes")):
        if number:
            case["told_who"] = "Synthetic: duty inspector"
            case["told_when"] = "2018-01-15"
