"""What is said on published tables, in the languages that reports have. In: a key and a language. Out: the wording."""

from __future__ import annotations

from inspect_kit.texts import Text


def _text(en: str, cy: str) -> Text:
    return Text((("en", en), ("cy", cy)))


WORDS: dict[str, Text] = {
    "measure": _text("Measure", "Mesur"),
    "answer": _text("Answer", "Ateb"),
    "count": _text("Count", "Nifer"),
    "base": _text("Out of", "Allan o"),
    "share": _text("Share (%)", "Cyfran (%)"),
    "weighted": _text("Share weighted by lists (%)", "Cyfran wedi'i phwysoli yn ôl rhestrau (%)"),
    "low": _text("Lower end of interval (%)", "Pen isaf y cyfwng (%)"),
    "high": _text("Upper end of interval (%)", "Pen uchaf y cyfwng (%)"),
    "unable": _text("Unable to tell", "Methu dweud"),
    "missing": _text("Missing", "Ar goll"),
    "small": _text("Small number", "Nifer fach"),
    "no": _text("No", "Na"),
    "yes": _text("Yes", "Ie"),
    "value": _text("Value", "Gwerth"),
    "number": _text("Number", "Nifer"),
    "rests": _text("Rests on", "Yn seiliedig ar"),
    "by": _text("Broken down by", "Wedi'i ddadansoddi yn ôl"),
    "group": _text("Group", "Grŵp"),
    "other": _text("Less", "Llai"),
    "difference": _text("Difference (percentage points)", "Gwahaniaeth (pwyntiau canran)"),
    "low_points": _text("Lower end of interval (points)", "Pen isaf y cyfwng (pwyntiau)"),
    "high_points": _text("Upper end of interval (points)", "Pen uchaf y cyfwng (pwyntiau)"),
    "all": _text("All", "Pob un"),
    "id": _text("Number", "Rhif"),
    "criterion": _text("Criterion or indicator", "Maen prawf neu ddangosydd"),
    "for": _text("Cases that are evidence for", "Achosion sy'n dystiolaeth o blaid"),
    "evidence_base": _text("Cases that are evidence", "Achosion sy'n dystiolaeth"),
    "reading": _text("Reading (indicative)", "Darlleniad (dangosol)"),
    "counted": _text("In the figures across all", "Yn y ffigurau ar draws pawb"),
    "reason": _text("Why not", "Pam ddim"),
    "absent": _text("Nothing has come in.", "Nid oes dim wedi dod i law."),
    "item": _text("Item", "Eitem"),
    "kind": _text("Kind", "Math"),
    "asked": _text("What is asked", "Yr hyn a ofynnir"),
    "addressed": _text("Addressed to", "Wedi'i gyfeirio at"),
    "due": _text("Deadline", "Dyddiad cau"),
    "published": _text("Published", "Cyhoeddwyd"),
    "recommendation": _text("Recommendation", "Argymhelliad"),
    "area_for_improvement": _text("Area for improvement", "Maes i'w wella"),
    "title_shares": _text("{template}: shares across {bodies}", "{template}: cyfrannau ar draws {bodies}"),
    "title_values": _text(
        "{template}: averages and sums across {bodies}", "{template}: cyfartaleddau a symiau ar draws {bodies}"
    ),
    "title_tallies": _text("{template}: answers across {bodies}", "{template}: atebion ar draws {bodies}"),
    "title_groups": _text("{template}: broken down, across {bodies}", "{template}: wedi'u dadansoddi, ar draws {bodies}"),
    "title_differences": _text("{template}: groups compared", "{template}: cymharu grwpiau"),
    "title_evidence": _text("{template}: evidence by criterion", "{template}: tystiolaeth fesul maen prawf"),
    "title_each_shares": _text("{template}: shares, each {body}", "{template}: cyfrannau, pob {body}"),
    "title_each_values": _text("{template}: averages and sums, each {body}", "{template}: cyfartaleddau a symiau, pob {body}"),
    "title_each_tallies": _text("{template}: answers, each {body}", "{template}: atebion, pob {body}"),
    "title_each_groups": _text("{template}: broken down, each {body}", "{template}: wedi'u dadansoddi, pob {body}"),
    "title_who": _text("{template}: {bodies} that are in the figures", "{template}: {bodies} sydd yn y ffigurau"),
    "title_recommendations": _text("Recommendations", "Argymhellion"),
    "scope_across": _text("Scope: across {number} {bodies}.", "Cwmpas: ar draws {number} {bodies}."),
    "scope_each": _text("Scope: each of {number} {bodies}.", "Cwmpas: pob un o {number} {bodies}."),
    "scope_returns": _text("Scope: {number} {bodies}.", "Cwmpas: {number} {bodies}."),
    "silent": _text("No number came from: {names}.", "Ni ddaeth rhif oddi wrth: {names}."),
    "scope_recommendations": _text("Scope: everything that was recommended.", "Cwmpas: popeth a argymhellwyd."),
    "source": _text("Source: {template}, round {round}.", "Ffynhonnell: {template}, rownd {round}."),
    "source_register": _text("Source: the register of recommendations.", "Ffynhonnell: y gofrestr argymhellion."),
    "shorthand": _text("{sign} means {meaning}.", "Ystyr {sign} yw {meaning}."),
    "instructions": _text(
        "This worksheet contains one table. Notes are on the notes worksheet.",
        "Mae'r daflen waith hon yn cynnwys un tabl. Mae nodiadau ar y daflen nodiadau.",
    ),
    "instructions_plain": _text("This worksheet contains one table.", "Mae'r daflen waith hon yn cynnwys un tabl."),
    "cover": _text("Cover", "Clawr"),
    "contents": _text("Contents", "Cynnwys"),
    "notes": _text("Notes", "Nodiadau"),
    "table": _text("Table", "Tabl"),
    "sheet_name": _text("Worksheet", "Taflen waith"),
    "description": _text("What it shows", "Yr hyn y mae'n ei ddangos"),
    "note_number": _text("Note number", "Rhif y nodyn"),
    "note_text": _text("Note text", "Testun y nodyn"),
    "note_shares": _text(
        "Shares are so many of those that the question is about, as whole percentages, halves up. Those that were unable to "
        "tell or are missing stay in the base unless a note says otherwise. Intervals are for 95% confidence.",
        "Mae cyfrannau o'r rhai y mae'r cwestiwn amdanynt, fel canrannau cyfan, haneri i fyny. Mae'r rhai a oedd yn methu "
        "dweud neu sydd ar goll yn aros yn y sail oni bai bod nodyn yn dweud fel arall. Mae'r cyfyngau ar gyfer hyder o 95%.",
    ),
    "about": _text(
        "Every figure is computed from the answers that were collected.",
        "Cyfrifir pob ffigur o'r atebion a gasglwyd.",
    ),
    "about_small": _text(
        "Numbers from 1 to {most} are hidden, and so is whatever would give them away.",
        "Mae rhifau o 1 i {most} wedi'u cuddio, a beth bynnag a fyddai'n eu datgelu.",
    ),
    "about_round": _text("Numbers are rounded to the nearest {step}.", "Mae rhifau wedi'u talgrynnu i'r {step} agosaf."),
    "about_draft": _text(
        "A draft with every number: it is not for publication.", "Drafft gyda phob rhif: nid yw i'w gyhoeddi."
    ),
    "date": _text("Date of publication: {date}", "Dyddiad cyhoeddi: {date}"),
    "next": _text("Next update: {date}", "Diweddariad nesaf: {date}"),
    "ask": _text("Questions about these tables: {name}", "Cwestiynau am y tablau hyn: {name}"),
    "email": _text("Email: {email}", "E-bost: {email}"),
    "telephone": _text("Telephone: {telephone}", "Ffôn: {telephone}"),
}


def say(key: str, language: str, **fields: object) -> str:
    """The wording in the language."""
    return WORDS[key].read(language).format(**fields)
