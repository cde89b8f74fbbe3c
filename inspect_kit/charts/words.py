"""Everything that charts say, as whole sentences in each language. In: a code. Out: a `Text` with fields in braces."""

from __future__ import annotations

from inspect_kit.texts import Text


def _text(en: str, cy: str) -> Text:
    return Text((("en", en), ("cy", cy)))


WORDS: dict[str, Text] = {
    # Words that stand alone.
    "part": _text("{count} of {of}", "{count} o {of}"),
    "part-few": _text("{count} of {of}, few", "{count} o {of}, ychydig"),
    "hidden": _text("not shown", "heb ei ddangos"),
    "so-many": _text("{count} {bodies}", "{count} ({bodies})"),
    "across": _text("All {bodies} together", "Pawb gyda'i gilydd ({bodies})"),
    "yes": _text("yes", "ie"),
    "source": _text("Source: {template}, {round}.", "Ffynhonnell: {template}, {round}."),
    # Shares by body.
    "shares-apart": _text(
        "{measure}: {all}; from {low} in {low_body} to {high} in {high_body}",
        "{measure}: {all}; o {low} yn {low_body} i {high} yn {high_body}",
    ),
    "shares-apart-few": _text(
        "{measure}: {all}; from {low} in {low_body} to {high} in {high_body} (indicative: small numbers)",
        "{measure}: {all}; o {low} yn {low_body} i {high} yn {high_body} (dangosol: niferoedd bach)",
    ),
    "shares-alike": _text(
        "{measure}: {all}; the differences between {bodies} may be chance",
        "{measure}: {all}; gall y gwahaniaethau rhwng {bodies} fod yn hap",
    ),
    "shares-alike-few": _text(
        "{measure}: {all}; the differences between {bodies} may be chance (indicative: small numbers)",
        "{measure}: {all}; gall y gwahaniaethau rhwng {bodies} fod yn hap (dangosol: niferoedd bach)",
    ),
    "shares-shown": _text(
        "A row for each of {count} {bodies}, with a point for its share and a line for the interval around it. The lowest is "
        "{low_percent} ({low}: {low_body}) and the highest {high_percent} ({high}: {high_body}).",
        "Rhes yr un i {count} ({bodies}), gyda phwynt am y gyfran a llinell am y cyfwng o'i chwmpas. Yr isaf yw "
        "{low_percent} ({low}: {low_body}) a'r uchaf {high_percent} ({high}: {high_body}).",
    ),
    "shares-beyond": _text(
        "Those two intervals lie apart: the difference is more than chance alone would make it.",
        "Mae'r ddau gyfwng hynny ar wahân: mae'r gwahaniaeth yn fwy nag y byddai hap yn unig yn ei wneud.",
    ),
    "shares-within": _text(
        "Those two intervals overlap: the difference may be chance.",
        "Mae'r ddau gyfwng hynny yn gorgyffwrdd: gall y gwahaniaeth fod yn hap.",
    ),
    "shares-none": _text(
        "A row for each of {count} {bodies}. There is no share to show.",
        "Rhes yr un i {count} ({bodies}). Nid oes cyfran i'w dangos.",
    ),
    "shares-few": _text(
        "A hollow diamond and the word few mark a figure that rests on fewer than {least}: {names}.",
        "Mae diemwnt gwag a'r gair ychydig yn nodi ffigur sy'n seiliedig ar lai na {least}: {names}.",
    ),
    "shares-heading": _text("Per cent, with the 95% interval as a line", "Y cant, gyda'r cyfwng 95% yn llinell"),
    "shares-note": _text(
        "In the order in which the inspection lists its {bodies}. The count across them is of what was looked at there, and no "
        "national estimate.",
        "Yn y drefn y mae'r arolygiad yn rhestru ({bodies}). Mae'r cyfrif ar eu traws o'r hyn a ystyriwyd yno, ac nid "
        "amcangyfrif cenedlaethol mohono.",
    ),
    "heading-body": _text("Body", "Corff"),
    "heading-count": _text("Count", "Cyfrif"),
    "heading-of": _text("Of", "O blith"),
    "heading-percent": _text("Per cent", "Y cant"),
    "heading-low": _text("Interval from", "Cyfwng o"),
    "heading-high": _text("Interval to", "Cyfwng i"),
    "heading-few": _text("Small number", "Nifer fach"),
}
