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
    "shares-even": _text(
        "{measure}: {all}; no difference between {bodies}", "{measure}: {all}; dim gwahaniaeth rhwng {bodies}"
    ),
    "shares-even-few": _text(
        "{measure}: {all}; no difference between {bodies} (indicative: small numbers)",
        "{measure}: {all}; dim gwahaniaeth rhwng {bodies} (dangosol: niferoedd bach)",
    ),
    "shares-plain": _text("{measure}: {all}", "{measure}: {all}"),
    "shares-plain-few": _text("{measure}: {all} (indicative: small numbers)", "{measure}: {all} (dangosol: niferoedd bach)"),
    "shares-hidden": _text("{measure}: {all}; some {bodies} are not shown", "{measure}: {all}; ni ddangosir pob un ({bodies})"),
    "shares-hidden-few": _text(
        "{measure}: {all}; some {bodies} are not shown (indicative: small numbers)",
        "{measure}: {all}; ni ddangosir pob un ({bodies}) (dangosol: niferoedd bach)",
    ),
    "shares-some": _text(
        "A row for each of {count} {bodies}, with a point for its share and a line for the interval around it; {hidden} are "
        "not shown. Of those that are, the lowest is {low_percent} ({low}: {low_body}) and the highest {high_percent} ({high}: "
        "{high_body}).",
        "Rhes yr un i {count} ({bodies}), gyda phwynt am y gyfran a llinell am y cyfwng o'i chwmpas; ni ddangosir {hidden}. "
        "O'r rhai a ddangosir, yr isaf yw {low_percent} ({low}: {low_body}) a'r uchaf {high_percent} ({high}: {high_body}).",
    ),
    "shares-same": _text(
        "A row for each of {count} {bodies}, with a point for its share and a line for the interval around it. Every share is "
        "{percent}.",
        "Rhes yr un i {count} ({bodies}), gyda phwynt am y gyfran a llinell am y cyfwng o'i chwmpas. Mae pob cyfran yn "
        "{percent}.",
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
    # How far rows come.
    "journey-title": _text("{title}: {last} came all the way", "{title}: daeth {last} yr holl ffordd"),
    "journey-hidden": _text("{title}: some steps are not shown", "{title}: ni ddangosir rhai camau"),
    "journey-worst": _text(
        "{title}: {last} came all the way; most, {lost}, fell away at “{step}”",
        "{title}: daeth {last} yr holl ffordd; collwyd y mwyaf, {lost}, yn “{step}”",
    ),
    "journey-several": _text(
        "{title}: {last} came all the way; most, {lost} each, fell away at “{step}”",
        "{title}: daeth {last} yr holl ffordd; collwyd y mwyaf, {lost} yr un, yn “{step}”",
    ),
    "journey-shown": _text(
        "{count} bars, one below the other. Each counts the part of the one above that came a step further.",
        "{count} bar, un o dan y llall. Mae pob un yn cyfrif y rhan o'r un uwchben a ddaeth gam ymhellach.",
    ),
    "journey-note": _text(
        "Whatever is blank or could not be told on the way has not come further.",
        "Nid yw'r hyn sy'n wag neu na ellid ei ddweud ar y ffordd wedi dod ymhellach.",
    ),
    "step": _text("{title}: {part}.", "{title}: {part}."),
    "step-lost": _text("{title}: {part}, {lost} fewer than before.", "{title}: {part}, {lost} yn llai nag o'r blaen."),
    "lost": _text("{count} fall away here", "collir {count} yma"),
    "about-all": _text("All {bodies} together, not weighted.", "Pawb gyda'i gilydd ({bodies}), heb eu pwysoli."),
    "about-one": _text("{name} alone.", "{name} yn unig."),
    # A number over its bands.
    "spread-title": _text("{title}: most often “{band}”, {part}", "{title}: gan amlaf “{band}”, {part}"),
    "spread-even": _text(
        "{title}: no band has more than another, {part}", "{title}: nid oes gan yr un band fwy na'r llall, {part}"
    ),
    "spread-several": _text("{title}: most often “{bands}”, {part} each", "{title}: gan amlaf “{bands}”, {part} yr un"),
    "spread-hidden": _text("{title}: some bands are not shown", "{title}: ni ddangosir rhai bandiau"),
    "spread-shown": _text("{count} bars, one for each band, in order.", "{count} bar, un i bob band, yn eu trefn."),
    "spread-unknown": _text(
        "Of these {of}, {missing} are missing and {unable} could not be told; they are in no band.",
        "O'r {of} hyn, mae {missing} ar goll ac ni ellid dweud {unable}; nid ydynt mewn unrhyw fand.",
    ),
    "spread-unasked": _text("It does not apply to {count} more.", "Nid yw'n berthnasol i {count} arall."),
    # Criteria by bodies.
    "criteria-weakest": _text(
        "Criterion {criterion} stands weakest: in {count} of {of} {bodies}, {band}",
        "Maen prawf {criterion} yw'r gwannaf: mewn {count} o {of} ({bodies}), {band}",
    ),
    "criteria-several": _text(
        "Criteria {criteria} stand weakest: each in {count} of {of} {bodies}, {band}",
        "Meini prawf {criteria} yw'r gwannaf: pob un mewn {count} o {of} ({bodies}), {band}",
    ),
    "criteria-many": _text(
        "{number} criteria stand weakest: each in {count} of {of} {bodies}, {band}",
        "{number} maen prawf yw'r gwannaf: pob un mewn {count} o {of} ({bodies}), {band}",
    ),
    "criteria-none": _text(
        "In none of {of} {bodies} does any criterion stand lowest: {band}",
        "Nid oes maen prawf yn sefyll isaf yn yr un o {of} ({bodies}): {band}",
    ),
    "criteria-nothing": _text(
        "Too few cases to say where any criterion stands in {of} {bodies}",
        "Rhy ychydig o achosion i ddweud lle mae unrhyw faen prawf yn sefyll mewn {of} ({bodies})",
    ),
    "criteria-hidden": _text(
        "Where cases put criteria in {of} {bodies}; some are not shown",
        "Lle mae achosion yn gosod meini prawf mewn {of} ({bodies}); ni ddangosir pob un",
    ),
    "criteria-shown": _text(
        "A row for each of {rows} {bodies} and a column for each of {columns} criteria. A sign in each cell says where cases "
        "point; the weaker, the darker.",
        "Rhes i bob un o {rows} ({bodies}) a cholofn i bob un o {columns} maen prawf; mae arwydd ym mhob cell yn dweud ble mae "
        "achosion yn pwyntio; po wannaf, tywyllaf.",
    ),
    "criteria-band": _text("{cells} cells have {sign}, {band}.", "{cells} cell: {sign}, {band}."),
    "criteria-text": _text("Criterion {criterion} reads: {text}", "Maen prawf {criterion}: {text}"),
    "criteria-note": _text(
        "Indicative: people judge. In the order in which the inspection lists its {bodies}.",
        "Dangosol: pobl sy'n barnu. Yn y drefn y mae'r arolygiad yn rhestru ({bodies}).",
    ),
    "sign": _text("{sign} {words}", "{sign} {words}"),
    "too-few": _text("too few cases to say", "rhy ychydig o achosion i ddweud"),
    "too-few-of": _text("{part}: too few to say", "{part}: rhy ychydig i ddweud"),
    "no-cases": _text("no cases", "dim achosion"),
    # Deadlines.
    "deadlines-late": _text(
        "{count} of {of} items with a date are late on {day}", "Mae {count} o {of} eitem â dyddiad yn hwyr ar {day}"
    ),
    "deadlines-not-late": _text(
        "None of the {of} items with a date is late on {day}", "Nid oes yr un o'r {of} eitem â dyddiad yn hwyr ar {day}"
    ),
    "deadlines-heading": _text(
        "The dashed line is {day}. A diamond is late.", "Y llinell doredig yw {day}. Mae diemwnt yn hwyr."
    ),
    "deadlines-shown": _text(
        "A row for each of {of} items, by date, from {first} to {last}; {count} are late. A line marks {day}.",
        "Rhes i bob un o {of} eitem, yn ôl dyddiad, o {first} i {last}; mae {count} yn hwyr. Mae llinell yn nodi {day}.",
    ),
    "deadlines-drawn": _text(
        "{drawn} of {of} are drawn, those first that are not done; the table has all.",
        "Dangosir {drawn} o {of}, y rhai nad ydynt wedi'u gwneud yn gyntaf; mae'r tabl yn cynnwys pob un.",
    ),
    "deadlines-note": _text(
        "An item is late where anybody it is addressed to is late. Items without a date are in the list of recommendations.",
        "Mae eitem yn hwyr lle mae unrhyw un y cyfeirir hi ato yn hwyr. Mae eitemau heb ddyddiad yn y rhestr argymhellion.",
    ),
    "stands-late": _text("{count} of {of} late", "{count} o {of} yn hwyr"),
    "stands-done": _text("{count} of {of} done", "{count} o {of} wedi'u gwneud"),
    "stands-waiting": _text("{count} of {of} to verify", "{count} o {of} i'w cadarnhau"),
    "stands-open": _text("{count} of {of} open", "{count} o {of} ar agor"),
    "from-to": _text("{first} to {last}", "{first} i {last}"),
    "heading-step": _text("Step", "Cam"),
    "heading-lost": _text("Fell away", "Collwyd"),
    "heading-band": _text("Band", "Band"),
    "heading-item": _text("Item", "Eitem"),
    "heading-title": _text("About", "Pwnc"),
    "heading-addressed": _text("Addressed to", "Cyfeiriwyd at"),
    "heading-due": _text("Due", "Dyddiad cau"),
    "heading-state": _text("Stands", "Sefyllfa"),
}
