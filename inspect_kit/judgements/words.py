"""What judgements and proposals say in words, by language. In: proposals. Out: short texts for tables and pages."""

from __future__ import annotations

from inspect_kit.inspection import ALL
from inspect_kit.judgements.model import WHOLE
from inspect_kit.judgements.propose import Proposal, Silent
from inspect_kit.judgements.stand import Standing
from inspect_kit.judgements.support import Unsupported
from inspect_kit.measures.shown import shown_percent, shown_value_of
from inspect_kit.texts import Text


def _text(en: str, cy: str) -> Text:
    return Text((("en", en), ("cy", cy)))


WORDS: dict[str, Text] = {
    "indicative": _text("{grade} (indicative)", "{grade} (dangosol)"),
    "rule": _text(
        "What is proposed is indicative: it comes from figures and thresholds, and people decide. With fewer cases than the "
        "rule's least nothing is proposed.",
        "Mae'r hyn a gynigir yn ddangosol: daw o ffigurau a throthwyon, a phobl sy'n penderfynu. Gyda llai o achosion na "
        "lleiafswm y rheol ni chynigir dim.",
    ),
    Silent.NO_FIGURE.value: _text("no figure", "dim ffigur"),
    Silent.TOO_FEW.value: _text(
        "too few cases: {n}, and {least} are needed", "rhy ychydig o achosion: {n}, ac mae angen {least}"
    ),
    Silent.NO_THRESHOLD.value: _text("no threshold holds", "nid oes trothwy'n dal"),
    "too_few_for_band": _text("too few cases for a band: {n}", "rhy ychydig o achosion ar gyfer band: {n}"),
    "count": _text("{count} of {of}, {share}", "{count} o {of}, {share}"),
    "interval": _text("{low} to {high}", "{low} i {high}"),
    "ends": _text("the interval runs from {low} to {high}", "mae'r cyfwng yn rhedeg o {low} i {high}"),
    "whole": _text("The body as a whole", "Y corff yn ei gyfanrwydd"),
    "together": _text("All of them together", "Pob un gyda'i gilydd"),
    "differs": _text("differs", "yn wahanol"),
    Unsupported.NOTHING.value: _text("names nothing that it rests on", "nid yw'n enwi dim sy'n sail iddo"),
    Unsupported.CONTEXT.value: _text("rests on context alone", "cyd-destun yn unig yw ei sail"),
    Unsupported.EMPTY.value: _text("rests on figures that have no cases", "ffigurau heb achosion yw ei sail"),
}


def say(key: str, language: str, **fields: object) -> str:
    """One of the texts, in a language."""
    return WORDS[key].read(language).format(**fields)


def shown_proposal(proposal: Proposal | None, language: str) -> str:
    """The grade that is proposed, said to be indicative; or why there is none; empty where no rule is about it."""
    if proposal is None:
        return ""
    if proposal.grade is not None:
        return say("indicative", language, grade=proposal.grade.label.read(language))
    if proposal.silent is Silent.TOO_FEW and proposal.n >= proposal.rule.least:
        return say("too_few_for_band", language, n=proposal.n)
    return say((proposal.silent or Silent.NO_FIGURE).value, language, n=proposal.n, least=proposal.rule.least)


def shown_figure(proposal: Proposal | None, language: str) -> str:
    """The figure that a proposal is made from: `6 of 30, 20%`; empty where there is none."""
    result = proposal.result if proposal is not None else None
    if result is None:
        return ""
    if result.share is not None:
        return say("count", language, count=result.count, of=result.of, share=shown_percent(result.share))
    return shown_value_of(result)


def figure_interval(proposal: Proposal | None, language: str) -> str:
    """The interval of the figure, as percentages; empty where it has none."""
    if proposal is None or proposal.interval is None:
        return ""
    low, high = proposal.interval
    return say("interval", language, low=shown_percent(low), high=shown_percent(high))


def shown_ends(proposal: Proposal | None, language: str) -> str:
    """The grades at both ends of the interval, where they are not the same."""
    if proposal is None or not proposal.ends:
        return ""
    low, high = (each.label.read(language) for each in (proposal.ends[0], proposal.ends[-1]))
    return say("ends", language, low=low, high=high)


def figure_name(proposal: Proposal | None) -> str:
    """The id of the figure: a measure, or the indicator or criterion whose cases are counted."""
    return "" if proposal is None else proposal.rule.measure or proposal.on


def shown_on(each: Standing, language: str) -> str:
    """What is judged, in words."""
    if each.on != WHOLE:
        return each.title.read(language)
    return say("together" if each.body == ALL else "whole", language)
