"""Synthetic answers of 43 forces to the two requests, and of inspectors about the six that were visited.

They are dealt out at random so that the totals that the report prints come out. Those (in capitals below, unless it says
Invented) are all that is known here of the report. So equality of figures shows that the way from cells to figures is
right; it shows nothing about the report, and what is said of any single force is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from make_answers import Case, Dealer, where

from inspect_kit.stats import percent

UNABLE = "unable_to_tell"
Row = dict[str, Any]
Answers = dict[str, Row]
"""Answers by the id of the row, then by question."""

EXCLUDED = "northamptonshire"
SIZES = {
    "metropolitan": 16, "west-midlands": 6, "greater-manchester": 7, "west-yorkshire": 7, "kent": 4, "hampshire": 4,
    "thames-valley": 4, "avon-and-somerset": 4, "northumbria": 3, "merseyside": 3, "lancashire": 3, "essex": 3, "sussex": 3,
    "south-wales": 3, "south-yorkshire": 3, "nottinghamshire": 3, "leicestershire": 3, "city-of-london": 0.4,
}  # fmt: skip
"""Invented: how much of everything a force has, beside the others. Those not named have 1.5."""
NOBODY_EXPLAINED = "suffolk"
"""Invented: one force that says nothing of its sudden rises, so that the example has queries that are open."""

ASKS = {"process_in_place": 28, "through_thrive": 10}
GRADING_POLICY = 2
RISK_ASSESSMENT = {"bespoke_hate_crime": 12, "generic_victim": 18, "anti_social_behaviour": 5, "none": 8}
INVESTIGATION = {"specialist_investigators": 3, "neither_specialist_nor_oversight": 25}
REFERS_AFTER_INCIDENTS = 37
WEBSITES = {"yes": 16, "not_regularly": 14}
LOCAL_STRANDS = 31
TRAINS_NEW_STAFF = 42
BREAKS_INCIDENTS_DOWN = 42
AUDIT = {"one_off_or_ad_hoc": 10, "all_hate_crimes_and_incidents": 9, "regular_dip_sampling": 6, "part_of_other_audits": 4,
         "incidents_only": 2, "some_districts_only": 1, "none": 9}  # fmt: skip
"""They add up to 41. Two forces are made to leave the question blank."""
AWARENESS = {"media_campaigns": 28, "events": 27, "third_sector": 19, "schools": 17, "reporting_initiatives": 12,
             "at_risk_communities": 9}  # fmt: skip
REFERRAL = {"opt_in_all": 23, "opt_out_all": 16, "opt_in_most_opt_out_hate": 2, "opt_out_most_opt_in_hate": 2}
LOCAL_RECORDING = {"unique_flags": 18, "generic_flag": 7, "free_text_search": 1, "unclear_or_not_provided": 5}

VISITED = {
    "says_it_asks_motivation": 5, "policy_sets_one_hour": 1, "inbox_devolved_to_reception": 2, "policy_covers_flagging": 4,
    "very_serious_flagging_problems": 2, "effective_flag_audit": 1, "hate_crime_marac": 3, "trains_all_operational_staff": 1,
    "problem_profile": 2, "independent_advisory_group": 5, "community_scrutiny_of_other_cases": 2,
}  # fmt: skip
"""Of the six, so many for which the answer is yes."""
OF_THOSE = {
    ("problem_profile", "profile_mentions_digital"): 1, ("policy_covers_flagging", "policy_explains_flags_in_detail"): 1,
    ("hate_crime_marac", "marac_in_every_area"): 0, ("hate_crime_marac", "marac_structured_referral"): 0,
    ("independent_advisory_group", "advisory_group_discussed_hate_crime"): 3,
}  # fmt: skip
"""The same, of those for which the answer to an earlier question is yes."""
PRIORITY_WITHOUT_PROFILE = 3
"""As many have it as a priority at all."""
SATISFIED = {"highest": 87, "lowest": 52, "between": (70, 80)}

CRIMES = {"race": (65364, 46), "religion": (7931, 123), "sexual_orientation": (10015, 54), "disability": (6638, 115),
          "transgender": (1510, 108), "locally_defined": (1857, 146)}  # fmt: skip
INCIDENTS = {"race": (12388, -6), "religion": (1407, 29), "sexual_orientation": (2176, -2), "disability": (2410, 25),
             "transgender": (518, 28), "locally_defined": (345, 7)}  # fmt: skip
"""In 2016/17, and the change in percent since 2014/15."""
INCIDENTS_ON_2015_16 = -4
NOT_FLAGGED = {"assault_with_injury": 201, "assault_without_injury": 385, "public_fear_alarm_or_distress": 2498,
               "criminal_damage": 121, "harassment": 111}  # fmt: skip
RELIGIOUS_CRIMES, RELIGION_UNKNOWN = 7796, 2261
RELIGIONS = {"christian": 5, "muslim": 50, "jewish": 18, "sikh": 5, "hindu": 4, "buddhist": 1, "other": 9, "no_religion": 8}
"""Invented: how much of the rest each has."""
ONLINE_PERCENT = 2.5
ALL_HATE_CRIMES = 87412
"""Invented: the report prints no base of the percentage."""
NEW_STRANDS = 2
"""Invented: so many forces did not record locally defined strands in 2014/15, and cannot say how many there were."""


class Returns(Dealer):
    """A dealer that splits totals among forces as well."""

    def split(self, total: int, weights: Mapping[str, float], spread: float = 0.25) -> dict[str, int]:
        """Whole numbers that add up to the total: about as the weights stand to each other, up or down by the spread."""
        moved = {name: weight * (1 + spread * self.number(-100, 100) / 100) for name, weight in weights.items()}
        exact = {name: total * weight / sum(moved.values()) for name, weight in moved.items()}
        whole = {name: int(number) for name, number in exact.items()}
        short = total - sum(whole.values())
        for name in sorted(exact, key=lambda name: (whole[name] - exact[name], name))[:short]:
            whole[name] += 1
        return whole


def earlier(later: int, change: float) -> int:
    """A number from which it is so many percent to the later one."""
    number = round(later / (1 + change / 100))
    if percent(later / number - 1) != change:
        raise ValueError(f"no number is {change}% before {later}")
    return number


def deal_information(bodies: Sequence[str], seed: str) -> dict[str, Row]:
    """What each force says of how it works."""
    deal = Dealer(seed)
    cases: list[Case] = [{"body": body} for body in bodies]
    asks, websites = ASKS["process_in_place"], WEBSITES["yes"]
    deal.deal(cases, "asks_motivation", {"process_in_place": asks}, "no_process")
    with_process = where(cases, asks_motivation="process_in_place")
    deal.deal(with_process, "asks_motivation_how", {"through_thrive": ASKS["through_thrive"]}, "question_of_its_own")
    deal.deal(cases, "secondary_risk_assessment", RISK_ASSESSMENT, "none")
    deal.deal(cases, "investigation", INVESTIGATION, "other_team_or_oversight")
    deal.deal(cases, "victim_referral", REFERRAL, "opt_in_all")
    for question, yes in (
        ("minimum_grading_policy", GRADING_POLICY), ("refers_incident_victims", REFERS_AFTER_INCIDENTS),
        ("examines_websites", websites), ("locally_defined_strands", LOCAL_STRANDS), ("new_staff_training", TRAINS_NEW_STAFF),
    ):  # fmt: skip
        deal.deal(cases, question, {"yes": yes}, "no")
    looking = where(cases, examines_websites="yes")
    deal.deal(looking, "examines_websites_regularly", {"no": WEBSITES["not_regularly"]}, "yes")
    deal.deal(where(cases, locally_defined_strands="yes"), "locally_defined_recording", LOCAL_RECORDING, "generic_flag")
    _audit_and_awareness(deal, cases)
    able = [case for case in cases if case["body"] != EXCLUDED]  # its return shows that it can
    unable = deal.pick(able, len(cases) - BREAKS_INCIDENTS_DOWN)
    for case in cases:
        case["breaks_incidents_down"] = "no" if case in unable else "yes"
    return {case.pop("body"): case for case in cases}


def _audit_and_awareness(deal: Dealer, cases: list[Case]) -> None:
    deal.deal(cases, "audit_arrangements", AUDIT, "")
    for case in where(cases, audit_arrangements=""):
        del case["audit_arrangements"]
    for case in cases:
        case["awareness_raising"] = []
    for code, number in AWARENESS.items():
        for case in deal.pick(cases, number):
            case["awareness_raising"].append(code)


def deal_fieldwork(bodies: Sequence[str], seed: str) -> dict[str, Row]:
    """What inspectors find in each force that they visit."""
    deal = Dealer(seed)
    cases: list[Case] = [{"body": body} for body in bodies]
    for question, yes in VISITED.items():
        deal.deal(cases, question, {"yes": yes}, "no")
    for (before, question), yes in OF_THOSE.items():
        deal.deal(where(cases, **{before: "yes"}), question, {"yes": yes}, "no")
    deal.deal(where(cases, says_it_asks_motivation="yes"), "says_it_asks_how", {"through_thrive": 1}, "question_of_its_own")
    deal.deal(where(cases, problem_profile="no"), "priority_in_police_and_crime_plan", {"yes": PRIORITY_WITHOUT_PROFILE}, "no")
    for case in where(cases, problem_profile="yes"):
        case["priority_in_police_and_crime_plan"] = "no"
    low, high = SATISFIED["between"]
    satisfied = [SATISFIED["highest"], SATISFIED["lowest"], *(deal.number(low, high) for _ in cases[2:])]
    for case, value in zip(deal.pick(cases, len(cases)), satisfied, strict=True):
        case["victim_satisfaction_percent"] = value
    return {case.pop("body"): case for case in cases}


class DataReturns:
    """The numbers of every force, the excluded one's made apart from the others'."""

    def __init__(self, information: Mapping[str, Row], seed: str) -> None:
        self._deal = Returns(seed)
        self._sizes = {body: SIZES.get(body, 1.5) for body in information if body != EXCLUDED}
        self._with_strands = [body for body in self._sizes if information[body]["locally_defined_strands"] == "yes"]
        self._cannot_break_down = [body for body in self._sizes if information[body]["breaks_incidents_down"] == "no"]
        self._new = sorted(self._with_strands, key=lambda body: (self._sizes[body], body))[:NEW_STRANDS]
        self.answers: dict[str, Answers] = {body: {} for body in information}

    def fill(self) -> dict[str, Answers]:
        """Every number of every force."""
        self._crimes()
        self._incidents()
        self._single("not_flagged_2016_17", NOT_FLAGGED)
        self._religions()
        self._online()
        self._excluded()
        return self.answers

    def _put(self, row: str, question: str, numbers: Mapping[str, int | str]) -> None:
        for body, number in numbers.items():
            self.answers[body].setdefault(row, {})[question] = number

    def _totals(self, question: str, rows: Sequence[str], bodies: Sequence[str]) -> None:
        """The total of what a force says of the rows."""
        for body in bodies:
            said = [self.answers[body][row][question] for row in rows]
            self._put("total", question, {body: sum(number for number in said if number != UNABLE)})

    def _crimes(self) -> None:
        for factor, (later, change) in CRIMES.items():
            local = factor == "locally_defined"
            sizes = {body: size for body, size in self._sizes.items() if not local or body in self._with_strands}
            latest = self._deal.split(later, sizes)
            both = {body: number for body, number in latest.items() if not (local and body in self._new)}
            first = self._deal.split(earlier(sum(both.values()), change), {body: n + 0.5 for body, n in both.items()}, 0.45)
            nothing = dict.fromkeys(self._sizes, 0)
            unknown: dict[str, int | str] = dict.fromkeys(self._new, UNABLE) if local else {}
            self._put(factor, "crimes_2014_15", {**nothing, **first, **unknown})
            self._put(factor, "crimes_2015_16", nothing | self._between(nothing | first, nothing | latest))
            self._put(factor, "crimes_2016_17", nothing | latest)
        for year in ("2014_15", "2015_16", "2016_17"):
            self._totals(f"crimes_{year}", list(CRIMES), list(self._sizes))

    def _between(self, first: Mapping[str, int], latest: Mapping[str, int]) -> dict[str, int]:
        """Invented: the year between, a little over the middle."""
        return {body: (4 * first[body] + 6 * latest[body]) // 10 + self._deal.number(0, 1) for body in latest}

    def _incidents(self) -> None:
        sizes = {body: size for body, size in self._sizes.items() if body not in self._cannot_break_down}
        first_of = {factor: earlier(later, change) for factor, (later, change) in INCIDENTS.items()}
        middle = earlier(sum(later for later, _ in INCIDENTS.values()), INCIDENTS_ON_2015_16)
        means = {factor: (first_of[factor] + later) / 2 for factor, (later, _) in INCIDENTS.items()}
        middle_of = self._deal.split(middle, means, 0)
        for factor, (later, _) in INCIDENTS.items():
            local = factor == "locally_defined"
            mine = {body: size for body, size in sizes.items() if not local or body in self._with_strands}
            latest = self._deal.split(later, mine)
            near = {body: number + 0.5 for body, number in latest.items()}
            nothing = dict.fromkeys(sizes, 0)
            self._put(factor, "incidents_2014_15", nothing | self._deal.split(first_of[factor], near, 0.3))
            self._put(factor, "incidents_2015_16", nothing | self._deal.split(middle_of[factor], near, 0.2))
            self._put(factor, "incidents_2016_17", nothing | latest)
        for year in ("2014_15", "2015_16", "2016_17"):
            self._totals(f"incidents_{year}", list(INCIDENTS), list(sizes))
            self._only_the_total(f"incidents_{year}")

    def _only_the_total(self, question: str) -> None:
        """Invented: what forces that cannot break their incidents down say."""
        for factor in INCIDENTS:
            self._put(factor, question, dict.fromkeys(self._cannot_break_down, UNABLE))
        self._put("total", question, {body: self._deal.number(150, 350) for body in self._cannot_break_down})

    def _single(self, question: str, totals: Mapping[str, int], sizes: Mapping[str, float] | None = None) -> None:
        """A table of one year."""
        for row, total in totals.items():
            self._put(row, question, self._deal.split(total, sizes or self._sizes, 0.4))
        self._totals(question, list(totals), list(self._sizes))

    def _religions(self) -> None:
        known = self._deal.split(RELIGIOUS_CRIMES - RELIGION_UNKNOWN, RELIGIONS, 0)
        flagged = {body: self.answers[body]["religion"]["crimes_2016_17"] + 0.5 for body in self._sizes}
        self._single("religions_2016_17", {**known, "unknown": RELIGION_UNKNOWN}, flagged)

    def _online(self) -> None:
        flags = {body: self.answers[body]["total"]["crimes_2016_17"] for body in self._sizes}
        crimes = self._deal.split(ALL_HATE_CRIMES, flags, 0.03)
        self._put("hate_crimes", "hate_crimes_2016_17", crimes)
        online = self._deal.split(round(ALL_HATE_CRIMES * ONLINE_PERCENT / 100), crimes, 0.5)
        self._put("hate_crimes", "cyber_enabled_2016_17", online)

    def _excluded(self) -> None:
        """Invented: the return that no figure counts, with a total that its parts do not make."""
        like = self.answers[min(self._sizes, key=lambda body: (abs(self._sizes[body] - 1.5), body))]
        self.answers[EXCLUDED] = {
            row: {question: _moved(number, self._deal.number(60, 140)) for question, number in given.items()}
            for row, given in like.items()
        }


def _moved(number: int | str, percent_: int) -> int | str:
    return number if isinstance(number, str) else number * percent_ // 100


def reasons() -> Iterator[str]:
    """Invented: why a number rose or fell, one after the other, for ever."""
    while True:
        yield "Synthetic: new strands were added."
        yield "Synthetic: records were searched again and flagged."
        yield "Synthetic: officers were trained to set flags."
