"""Where a body's judgements and its cases part. In: self-assessments, what cases say. Out: gaps in order, and views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspect_kit.measures.evidence import rule_words
from inspect_kit.self_assessment.beside import Evidence, Reviewed
from inspect_kit.self_assessment.judged import shown_judgement
from inspect_kit.self_assessment.model import Assessed, Assessment
from inspect_kit.self_assessment.profile import TEXT
from inspect_kit.self_assessment.words import say
from inspect_kit.view import Value, View

GAPS = ("body", "indicator", "text", "says", "cases_for", "of", "cases_point", "gap", "stands", "judged", "because", "from")
SIDE_BY_SIDE = ("indicator", "text", "says", "confidence", "cases_for", "of", "cases_point", "gap", "judged", "because", "from")


@dataclass(frozen=True)
class Gap:
    """One indicator of one body. `width` is above 0 where the body says more than its cases do; None where nobody can say."""

    one: Assessment
    assessed: Assessed
    evidence: Evidence | None

    @property
    def width(self) -> float | None:
        """The judgement less what cases point to."""
        said = self.one.scale.place(self.assessed.judgement)
        if said is None or self.evidence is None or self.evidence.place is None:
            return None
        return said - self.evidence.place


def pair_up(one: Assessment, reviewed: Reviewed) -> Iterator[Gap]:
    """Every indicator of a body beside each instrument's cases; once alone where it has none."""
    for each in one.indicators:
        evidence = reviewed.evidence.get((one.body.id, each.indicator.id), ())
        yield from (Gap(one, each, found) for found in evidence)
        if not evidence:
            yield Gap(one, each, None)


def ranked(assessments: Sequence[Assessment], reviewed: Reviewed) -> list[Gap]:
    """The gaps of these bodies, by the rule that is printed with them."""
    found = [gap for one in assessments for gap in pair_up(one, reviewed) if gap.width]
    return sorted(found, key=_rank)


def _rank(gap: Gap) -> tuple[float, bool, int]:
    width = gap.width or 0.0
    return -abs(width), width < 0, -(gap.evidence.result.of or 0 if gap.evidence is not None else 0)


def gaps(assessments: Sequence[Assessment], reviewed: Reviewed, language: str) -> View:
    """The gaps in order, with the rule and what the cases' rule is."""
    rows = tuple(_gap(each, reviewed, language) for each in ranked(assessments, reviewed))
    notes = tuple(gap_notes(assessments, reviewed, rows, language))
    alone = frozenset({"body"}) if len(assessments) == 1 else frozenset()
    return View(GAPS, rows, notes, alone | _details(reviewed), TEXT)


def _details(reviewed: Reviewed) -> frozenset[str]:
    """Where cases come from is for people to see where they come from several instruments; judgements, where there are any."""
    sources = {each.source for every in reviewed.evidence.values() for each in every}
    one_source = frozenset() if len(sources) > 1 else frozenset({"from"})
    return one_source | (frozenset({"because"}) if reviewed.judged else frozenset({"because", "judged"}))


def gap_notes(assessments: Sequence[Assessment], reviewed: Reviewed, rows: Sequence[object], language: str) -> Iterator[str]:
    """The rules, or why there is nothing to rank."""
    if not reviewed.evidence:
        yield say("nothing_beside", language)
        return
    if not rows:
        yield say("no_gaps", language)
    yield say("gap_rule", language)
    yield from dict.fromkeys(rule_words(one.criteria.roll_up, language) for one in assessments)


def _gap(gap: Gap, reviewed: Reviewed, language: str) -> tuple[Value, ...]:
    stands = say("above" if (gap.width or 0) > 0 else "below", language)
    indicator = gap.assessed.indicator
    said = says(gap.assessed, language)
    *cases, source = _cases(gap)
    head = (gap.one.body.id, indicator.id, indicator.text.read(language), said)
    return *head, *cases, stands, *_judged(gap, reviewed, language), source


def _judged(gap: Gap, reviewed: Reviewed, language: str) -> tuple[Value, ...]:
    """What an inspectorate decided, and why."""
    judgement = reviewed.judged.get((gap.one.body.id, gap.assessed.indicator.id))
    because = (judgement.because or None) if judgement is not None else None
    return shown_judgement(judgement, gap.assessed.indicator.id, language), because


def side_by_side(one: Assessment, reviewed: Reviewed, language: str) -> View:
    """Every indicator in the order of the criteria: what the body says, and what its cases do."""
    rows = tuple(_beside(each, reviewed, language) for each in pair_up(one, reviewed))
    notes = (say("judged_rule", language),) if reviewed.judged else ()
    return View(SIDE_BY_SIDE, rows, notes, _details(reviewed), TEXT)


def _beside(gap: Gap, reviewed: Reviewed, language: str) -> tuple[Value, ...]:
    each = gap.assessed
    confidence = each.confidence.label.read(language) if each.confidence is not None else None
    *cases, source = _cases(gap)
    head = (each.indicator.id, each.indicator.text.read(language), says(each, language), confidence)
    return *head, *cases, *_judged(gap, reviewed, language), source


def _cases(gap: Gap) -> tuple[Value, ...]:
    """Cases for, of how many, where they point, the gap, and where they come from."""
    if gap.evidence is None:
        return None, None, None, None, None
    result = gap.evidence.result
    points = result.label or "; ".join(each.text for each in result.notes)
    width = None if gap.width is None else f"{gap.width:+.2f}".removesuffix("0").removesuffix(".0")
    return result.count, result.of, points, width, gap.evidence.source


def says(each: Assessed, language: str) -> str:
    """The judgement in words, or why there is none."""
    if each.judgement is not None:
        return each.judgement.label.read(language)
    return say("look_again" if each.earlier else "not_assessed", language)
