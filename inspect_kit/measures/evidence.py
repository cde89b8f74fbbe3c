"""Evidence for and against each indicator, and its roll-up to criteria. The rule is data, and stands with every result.

In: a part whose questions bear on indicators, a criteria set, the scored rows. Out: results of kind `evidence`: of the cases
that are evidence, how many are evidence for. Whether a criterion is met is for people to judge, and never said here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from inspect_kit.conditions import bytewise
from inspect_kit.conditions.model import TRUE, Any, Condition
from inspect_kit.criteria import CriteriaSet, Indicator, RollUp
from inspect_kit.measures.intervals import Block, BlockCount, ShareInterval, share_interval
from inspect_kit.measures.results import Result, note
from inspect_kit.measures.score import Scored
from inspect_kit.table import Table
from inspect_kit.template.model import Part
from inspect_kit.texts import Text

NEITHER, FOR, AGAINST, BOTH = range(4)
STANDING = bytewise.pair_table(lambda good, bad: (good == TRUE) * FOR + (bad == TRUE) * AGAINST)


@dataclass(frozen=True)
class Tally:
    """Cases that are evidence for, and against."""

    good: int
    bad: int

    @property
    def of(self) -> int:
        """How many are evidence at all."""
        return self.good + self.bad


def rule_words(rule: RollUp, language: str = "en") -> str:
    """The rule in plain words."""
    both = BOTH_WORDS[rule.when_both].read(language)
    method = METHOD_WORDS[rule.method].read(language)
    return f"{both} {method} {LEAST_WORDS.read(language).format(least=rule.least)}"


BOTH_WORDS = {
    "against": Text((
        ("en", "A case that is evidence both for and against an indicator counts as against."),
        ("cy", "Mae achos sy'n dystiolaeth o blaid ac yn erbyn dangosydd yn cyfrif fel yn erbyn."),
    )),
    "both": Text((
        ("en", "A case that is evidence both for and against an indicator counts once for each."),
        ("cy", "Mae achos sy'n dystiolaeth o blaid ac yn erbyn dangosydd yn cyfrif unwaith dros bob un."),
    )),
}  # fmt: skip
METHOD_WORDS = {
    "pooled": Text((
        ("en", "A criterion pools the cases of its indicators."),
        ("cy", "Mae maen prawf yn cyfuno achosion ei ddangosyddion."),
    )),
    "weakest": Text((
        ("en", "A criterion stands where its weakest indicator stands."),
        ("cy", "Mae maen prawf yn sefyll lle mae ei ddangosydd gwannaf yn sefyll."),
    )),
}  # fmt: skip
LEAST_WORDS = Text((
    ("en", "With fewer than {least} cases nothing is said. It is indicative: people judge."),
    ("cy", "Gyda llai na {least} achos ni ddywedir dim. Mae'n ddangosol: pobl sy'n barnu."),
))  # fmt: skip


def score_evidence(scored: Scored, criteria: CriteriaSet) -> list[Result]:
    """Every indicator that a question bears on, and the criteria above, for every scope."""
    borne = bearings(scored.part)
    standing = {indicator: indicator_codes(scored.table, each) for indicator, each in borne.items()}
    return [result for scope, blocks in scored.scopes() for result in _Scope(scored, criteria, scope, blocks).results(standing)]


@dataclass(frozen=True)
class Bears:
    """By what answers a case is evidence for an indicator, and by what against."""

    good: tuple[Condition, ...] = ()
    bad: tuple[Condition, ...] = ()


def bearings(part: Part) -> dict[str, Bears]:
    """The indicators that a question of the part bears on."""
    found: dict[str, Bears] = {}
    for question in part.questions():
        for bearing in question.bears_on:
            before = found.get(bearing.indicator, Bears())
            good = (bearing.evidence_for,) if bearing.evidence_for is not None else ()
            bad = (bearing.evidence_against,) if bearing.evidence_against is not None else ()
            found[bearing.indicator] = Bears((*before.good, *good), (*before.bad, *bad))
    return found


def indicator_codes(table: Table, bears: Bears) -> bytes:
    """How each case stands to an indicator: neither, for, against, or both."""
    return bytewise.combine(table.truth(Any(bears.good)), table.truth(Any(bears.bad)), STANDING)


def evidence_interval(scored: Scored, criteria: CriteriaSet, indicator: str, scope: str) -> ShareInterval | None:
    """The interval of the share of cases that are evidence for one indicator, as any share has one (95%).

    None where no question bears on it, and where a case may count twice, so that the cases are no sample of a list.
    """
    bears = bearings(scored.part).get(indicator)
    blocks = dict(scored.scopes()).get(scope)
    if bears is None or blocks is None or criteria.roll_up.when_both == "both":
        return None
    codes = indicator_codes(scored.table, bears)
    parts = [(block, codes[block.start : block.stop]) for block in blocks]
    return share_interval([BlockCount(each, len(part) - part.count(NEITHER), part.count(FOR)) for each, part in parts])


def counts_for(code: int, rule: RollUp) -> bool:
    """Does a case that stands so count as evidence for?"""
    return code == FOR or (code == BOTH and rule.when_both == "both")


def indicators_of(criteria: CriteriaSet, part: Part) -> dict[str, list[str]]:
    """By the id of each indicator or criterion that has evidence in the part: the indicators whose cases it counts."""
    borne = bearings(part)
    found: dict[str, list[str]] = {}
    for general in criteria.general:
        for specific in general.specific:
            for each in specific.indicators:
                for item in (general.id, specific.id, each.id) if each.id in borne else ():
                    found.setdefault(item, []).append(each.id)
    return found


class _Scope:
    """The evidence of one scope."""

    def __init__(self, scored: Scored, criteria: CriteriaSet, scope: str, blocks: Sequence[Block]) -> None:
        self._scored = scored
        self._language = scored.language
        self._criteria = criteria
        self._scope = scope
        self._blocks = blocks
        self._rows = sum(block.rows for block in blocks)

    def results(self, standing: dict[str, bytes]) -> Iterator[Result]:
        tallies = {indicator: self._tally(column) for indicator, column in standing.items()}
        for general in self._criteria.general:
            indicators = [each for specific in general.specific for each in specific.indicators]
            yield from self._result(general.id, general.text, "general", _of(indicators, tallies))
            for specific in general.specific:
                yield from self._result(specific.id, specific.text, "specific", _of(specific.indicators, tallies))
                for each in specific.indicators:
                    yield from self._result(each.id, each.text, "indicator", _of([each], tallies))

    def _tally(self, column: bytes) -> Tally:
        parts = [column[block.start : block.stop] for block in self._blocks]
        good, bad, both = (sum(part.count(code) for part in parts) for code in (FOR, AGAINST, BOTH))
        return Tally(good + (both if counts_for(BOTH, self._criteria.roll_up) else 0), bad + both)

    def _result(self, item: str, text: Text, category: str, tallies: Sequence[Tally]) -> Iterator[Result]:
        """Nothing where no question bears on it; no band where there are too few cases."""
        if not tallies:
            return
        rule = self._criteria.roll_up
        total = combined(tallies, rule)
        title = text.read(self._language)
        result = Result(item, title, self._scope, "evidence", category, count=total.good, of=total.of, n=self._rows)
        if total.of:
            result = replace(result, share=total.good / total.of)
        if total.of < rule.least or result.share is None:
            yield replace(result, notes=(note("too-few", self._language),))
        else:
            notes = tuple(note(code, self._language) for code in self._scored.small_number(total.of))
            band = rule.band(result.share)
            yield replace(result, band=band.id, label=band.label.read(self._language), notes=notes)


def _of(indicators: Sequence[Indicator], tallies: Mapping[str, Tally]) -> list[Tally]:
    """The tallies of those indicators that a question bears on."""
    return [tallies[each.id] for each in indicators if each.id in tallies]


def combined(tallies: Sequence[Tally], rule: RollUp) -> Tally:
    """Several indicators' cases as one: all of them, or those of the weakest that has enough to say."""
    if rule.method == "weakest":
        enough = [each for each in tallies if each.of >= rule.least]
        if enough:
            return min(enough, key=lambda each: each.good / each.of)
    return Tally(sum(each.good for each in tallies), sum(each.bad for each in tallies))
