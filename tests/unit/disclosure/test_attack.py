"""Nobody can work out what was hidden: an attacker with nothing but what is published tries."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspect_kit.chosen import Chosen
from inspect_kit.disclosure import Exemption, Policy, protect
from inspect_kit.inspection import load_inspection
from inspect_kit.measures.results import result_document
from inspect_kit.measures.run import score_inspection
from inspect_kit.template.build import load_template
from inspect_kit.texts import Text
from tests.unit.disclosure.attacker import Known, laid_bare, published_numbers
from tests.unit.disclosure.made import both_ways, made_scores, naive, records

EXAMPLE = Path(__file__).parents[3] / "examples" / "hate-crime-2018"
KNOWN = Known(single=frozenset({"sorts"}), drawn={"north": 30, "south": 35})


def cases(body: str, number: int, **answers: Any) -> list[tuple[str, dict[str, Any]]]:
    return [(body, answers)] * number


TWO = [
    *cases("north", 12, seen="yes", sort="a", days=4),
    *cases("north", 3, seen="no", sort="b", days=1),
    *cases("north", 15, seen="no", sort="a", days=2),
    *cases("south", 14, seen="yes", sort="b", days=3),
    *cases("south", 11, seen="no", sort="c", days=0),
    *cases("south", 10, seen="yes", sort="a", days=1),
]
LISTS = {"north": 300, "south": 90}


def test_what_is_hidden_cannot_be_had_by_subtraction() -> None:
    plain, published = both_ways(made_scores(TWO, LISTS), Policy())
    # 3 of sort b in the north: the 17 of both bodies less the 14 of the south would say so, and so would 30 less 27.
    assert laid_bare(plain, published, 10, KNOWN) == {}
    assert published_numbers(published)  # and something is left
    [whole] = [each for each in published if each["measure"] == "seen" and each["scope"] == "all" and not each["group"]]
    assert (whole["count"], whole["of"]) == (36, 65)


def test_taking_out_small_numbers_alone_would_not_do() -> None:
    plain = records(made_scores(TWO, LISTS))
    found = laid_bare(plain, naive(plain, 10), 10, KNOWN)
    assert found["cases", "sorts", "b", "north", None, "count"] == 3
    assert found["cases", "all_days", None, "north", ("sort", "b", None), "sum"] == 3


@pytest.mark.parametrize("left_open", ["interval", "estimate", "categories", "share"])
def test_the_attacker_knows_every_way_in(left_open: str) -> None:
    """Each way that is left open is found: the attack can succeed, so its failure says something."""
    scores = made_scores(TWO, LISTS)
    plain, published = both_ways(scores, Policy())
    opened = []
    for before, after in zip(plain, published, strict=True):
        each = dict(after)
        if left_open == "categories" and before["category"] in ("a", "c"):
            each |= {name: before[name] for name in ("count", "of", "answered")}
        elif left_open in ("interval", "share") and before["kind"] == "tally":
            each |= {left_open: before[left_open], "of": before["of"], "n": before["n"], "population": before["population"]}
        elif left_open == "estimate":
            each |= {name: before[name] for name in ("estimate", "of", "n", "population")}
            each["count"] = before["count"] if before["scope"] == "all" else after["count"]
        opened.append(each)
    assert laid_bare(plain, opened, 10, KNOWN)


answers = st.fixed_dictionaries({
    "seen": st.sampled_from(["yes", "no", None, ...]),
    "sort": st.sampled_from(["a", "b", "c"]),
    "days": st.sampled_from([0, 1, 2, 9, None]),
})  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.lists(st.tuples(st.sampled_from(["north", "south", "west"]), answers, st.integers(1, 6)), min_size=1, max_size=12),
    st.integers(2, 6),
)
def test_nothing_hidden_can_be_worked_out_of_any_tables(drawn: list[tuple[str, dict[str, Any], int]], threshold: int) -> None:
    every = [(body, given) for body, given, times in drawn for _ in range(times)]
    scores = made_scores(every, {"north": 400, "south": 50, "west": 80})
    plain, published = both_ways(scores, Policy(threshold=threshold))
    rows = Counter(body for body, _ in every)
    known = Known(single=frozenset({"sorts"}), drawn={body: each for body, each in rows.items() if each >= threshold})
    assert laid_bare(plain, published, threshold, known) == {}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("example") / "e"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", "__pycache__"))
    inspection, _ = load_inspection(folder)
    chosen = []
    for instrument in inspection.instruments:
        if not instrument.dated:
            template, _ = load_template(instrument.template, folder)
            bodies = tuple(inspection.body(each) for each in instrument.bodies)
            chosen.append(Chosen(instrument, template, bodies))
    return score_inspection(inspection, chosen)


EXAMPLE_KNOWN = Known(
    single=frozenset({"routes", "investigators", "days_to_visit"}),
    wholes={"reviewed": ("crimes", "incidents")},
    changes={"hate_crime_motivating_factors_change": "hate_crime_motivating_factors"},
    outside=frozenset({"northamptonshire"}),
    drawn=dict.fromkeys(
        ("avon-and-somerset", "greater-manchester", "gwent", "nottinghamshire", "suffolk", "west-yorkshire"), 30
    ),
)


def test_nothing_hidden_can_be_worked_out_of_the_example(example: Any) -> None:
    plain = [result_document(each) for each in example.results]
    published = [result_document(each) for each in protect(example, Policy()).scores.results]
    assert laid_bare(plain, published, 10, EXAMPLE_KNOWN) == {}
    assert laid_bare(plain, naive(plain, 10), 10, EXAMPLE_KNOWN)


def test_an_exempt_figure_does_not_give_others_away() -> None:
    exempt = Policy(exempt=(Exemption(Text.of("About the work."), measure="unseen"),))
    plain, published = both_ways(made_scores(TWO, LISTS), exempt)
    hidden = laid_bare(plain, published, 10, KNOWN)
    assert {name[1] for name in hidden} <= {"unseen"}
