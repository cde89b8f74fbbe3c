"""Who stands by a self-assessment, and whether answers changed since. In: an instrument, a body. Out: a `SignOff`, or None."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inspect_kit.answers.effective import EffectiveRows, load_effective
from inspect_kit.answers.model import StoredAnswer
from inspect_kit.inspection import Inspection, Instrument
from inspect_kit.self_assessment.model import SIGNED_OFF_BY, SIGNED_OFF_OFFICE, SIGNED_OFF_ON, SignOff
from inspect_kit.template.model import Template

SIGNING = (SIGNED_OFF_BY, SIGNED_OFF_OFFICE, SIGNED_OFF_ON)
Signed = Mapping[str, StoredAnswer]


def load_sign_off(
    inspection: Inspection, instrument: Instrument, template: Template, body: str, assessed: EffectiveRows
) -> SignOff | None:
    """What the part over the body itself says, held against what the body says of indicators; None where nobody signed.

    Raises:
        StopRun: a file of ours cannot be read.
    """
    part = next((each for each in template.parts if SIGNED_OFF_BY in each.variables), None)
    if part is None:
        return None
    effective, _ = load_effective(inspection, instrument, part, [body])
    answers = effective[body].answers.get(body, {}) if body in effective else {}
    signed = {name: answers[name] for name in SIGNING if name in answers and answers[name].value is not None}
    if SIGNED_OFF_BY not in signed:
        return None
    said = {name: str(each.value) for name, each in signed.items()}
    on = said.get(SIGNED_OFF_ON)
    changed_on = max(_changed(assessed, signed, on), default=None)
    return SignOff(said[SIGNED_OFF_BY], said.get(SIGNED_OFF_OFFICE), on, changed_on)


def _changed(assessed: EffectiveRows, signed: Signed, on: str | None) -> Iterator[str]:
    """The days on which an answer changed after it was signed for.

    What came in the copy that holds the signature was signed for, whenever that was saved; what a later copy of it says
    otherwise was not. Other workbooks and amendments go by the day of the signature.
    """
    book = signed[SIGNED_OFF_BY].workbook
    since = max(each.saved for each in signed.values())
    for row in assessed.rows_file.rows:
        for each in assessed.answers.get(row.id, {}).values():
            same = each.workbook == book
            when = each.saved if same or assessed.stored is None else assessed.stored.said_when(each)
            if when > since if same else on is not None and when[:10] > on:
                yield when[:10]
    yield from (each.when for every in assessed.amended.values() for each in every if on is not None and each.when > on)
