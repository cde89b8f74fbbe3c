"""Everything that the pages say of themselves, as whole sentences in each language. In: a code. Out: a `Text` with fields."""

from __future__ import annotations

from inspect_kit.register.standing import Condition
from inspect_kit.texts import Text


def _text(en: str, cy: str) -> Text:
    return Text((("en", en), ("cy", cy)))


WORDS: dict[str, Text] = {
    # The frame of every page.
    "skip": _text("Skip to the content", "Neidio i'r cynnwys"),
    "navigation": _text("Pages", "Tudalennau"),
    "breadcrumbs": _text("Where this page is", "Lle mae'r dudalen hon"),
    "contents": _text("On this page", "Ar y dudalen hon"),
    "marking": _text("Marking", "Marc diogelwch"),
    "made-by": _text(
        "Made with {tool}. This page opens without a network, and sends nothing anywhere.",
        "Gwnaed gyda {tool}. Mae'r dudalen hon yn agor heb rwydwaith, ac nid yw'n anfon dim i unman.",
    ),
    "scrolls": _text("Table, which may scroll sideways: {caption}", "Tabl, a all sgrolio i'r ochr: {caption}"),
    "numbers": _text("The numbers as a table", "Y rhifau ar ffurf tabl"),
    "behind-chart": _text("The cases behind these figures", "Yr achosion y tu ôl i'r ffigurau hyn"),
    "nav-overview": _text("Overview", "Trosolwg"),
    "nav-instruments": _text("All figures", "Pob ffigur"),
    "nav-bodies": _text("Each {body}", "Pob un ({body})"),
    "nav-criteria": _text("Criteria", "Meini prawf"),
    "nav-recommendations": _text("Recommendations", "Argymhellion"),
    "nav-data": _text("Data", "Data"),
    # Figures.
    "part": _text("{count} of {of}", "{count} o {of}"),
    "points": _text("{points} points", "{points} pwynt"),
    "few": _text("† rests on fewer than {least}: it says little.", "† yn seiliedig ar lai na {least}: nid yw'n dweud llawer."),
    "linked": _text("Each figure leads to the cases behind it.", "Mae pob ffigur yn arwain at yr achosion y tu ôl iddo."),
    "hidden-note": _text(
        "[c]: hidden, so that nobody can be told from small numbers.",
        "[c]: wedi'i guddio, fel na ellir adnabod neb o niferoedd bach.",
    ),
    "column-measure": _text("Measure", "Mesur"),
    "column-cases": _text("Count", "Cyfrif"),
    "column-share": _text("Share", "Cyfran"),
    "column-weighted": _text("Weighted by lists", "Wedi'i bwysoli yn ôl rhestrau"),
    "column-interval": _text("95% interval", "Cyfwng 95%"),
    "column-unable": _text("Unable to tell", "Methu dweud"),
    "column-missing": _text("Missing", "Ar goll"),
    "column-value": _text("Value", "Gwerth"),
    "column-n": _text("Rests on", "Yn seiliedig ar"),
    "column-answer": _text("Answer", "Ateb"),
    "column-group": _text("Group", "Grŵp"),
    "column-groups": _text("Groups", "Grwpiau"),
    "column-difference": _text("Difference", "Gwahaniaeth"),
    "column-notes": _text("Notes", "Nodiadau"),
    "column-number": _text("Number", "Nifer"),
    "column-body": _text("Name", "Enw"),
    "less": _text("{by}: {one} less {other}", "{by}: {one} llai {other}"),
    "all": _text("All", "Pawb"),
    "not-counted": _text("{name} (not counted across all)", "{name} (heb ei gyfrif ar draws pawb)"),
    # The first page.
    "overview-lead": _text(
        "What was found across the {bodies} inspected, on one page. It says what was counted; people judge.",
        "Yr hyn a ganfuwyd ar draws y rhai a arolygwyd ({bodies}), ar un dudalen. Mae'n dweud beth a gyfrifwyd; pobl sy'n "
        "barnu.",
    ),
    "based-on": _text("What this rests on", "Sail hyn"),
    "based-drawn": _text(
        "{template}: {begun} of {drawn} {cases} reviewed, at least in part, in {answered} of {asked} {bodies}.",
        "{template}: adolygwyd {begun} o {drawn} ({cases}), o leiaf yn rhannol, yn {answered} o {asked} ({bodies}).",
    ),
    "based-sampled": _text(
        "{template}: {cases} in {answered} of {asked} {bodies}.", "{template}: {cases} yn {answered} o {asked} ({bodies})."
    ),
    "based-answers": _text(
        "{template}: answers for {answered} of {asked} {bodies}.", "{template}: atebion am {answered} o {asked} ({bodies})."
    ),
    "main-figures": _text("Main figures", "Prif ffigurau"),
    "main-caption": _text("main figures across the {bodies}", "prif ffigurau ar draws pawb ({bodies})"),
    "charts": _text("Charts", "Siartiau"),
    "causes": _text("Causes of concern", "Achosion pryder"),
    "causes-lead": _text(
        "Each with the figures that bear on it and what is recommended.",
        "Pob un gyda'r ffigurau sy'n berthnasol iddo a'r hyn a argymhellir.",
    ),
    "figures-of-cause": _text("Figures", "Ffigurau"),
    "recommendations-of-cause": _text("Recommendations", "Argymhellion"),
    "evidence": _text("Evidence by criterion", "Tystiolaeth fesul maen prawf"),
    "evidence-lead": _text(
        "Cases that are evidence for and against each criterion. A reading is indicative: whether a criterion is met is for "
        "people to judge.",
        "Achosion sy'n dystiolaeth o blaid ac yn erbyn pob maen prawf. Dangosol yw'r darlleniad: pobl sy'n barnu a fodlonir "
        "maen prawf.",
    ),
    "complete": _text("How complete the data are", "Pa mor gyflawn yw'r data"),
    "complete-caption": _text("{template}: what came in from each", "{template}: yr hyn a ddaeth gan bob un"),
    "all-answered": _text("{template}: answers have come in for all {asked}.", "{template}: daeth atebion am bob un o'r {asked}."),
    "absent": _text(
        "{template}: nothing has come in from {names}.", "{template}: ni ddaeth dim gan {names}."
    ),
    "excluded": _text(
        "{template}: no figure across all counts {name}. {because}",
        "{template}: nid oes ffigur ar draws pawb yn cyfrif {name}. {because}",
    ),
    "caveats": _text("How to read the figures", "Sut i ddarllen y ffigurau"),
    "caveat-base": _text(
        "A share is so many of those that the question is about. Those unable to tell or missing stay in it, unless it says "
        "beside a figure that they are left out.",
        "Mae cyfran yn hyn a hyn o'r rhai y mae'r cwestiwn amdanynt. Mae'r rhai na ellid dweud amdanynt neu sydd ar goll yn aros "
        "ynddi, oni ddywedir wrth ymyl ffigur eu bod wedi'u gadael allan.",
    ),
    "caveat-interval": _text(
        "Weighted shares and 95% intervals weigh each {body} by the size of its list. They are indicative only: lists came from "
        "those inspected, who were not drawn at random. Nothing here is a national estimate.",
        "Mae cyfrannau wedi'u pwysoli a chyfyngau 95% yn pwysoli pob un ({body}) yn ôl maint ei restr. Dangosol yn unig ydynt: "
        "daeth y rhestrau gan y rhai a arolygwyd, ac ni ddewiswyd y rheini ar hap. Nid oes amcangyfrif cenedlaethol yma.",
    ),
    "caveat-rounding": _text(
        "Percentages are rounded, halves up. Figures that rest on fewer than {least} are marked † and say little.",
        "Mae canrannau wedi'u talgrynnu, haneri i fyny. Mae ffigurau sy'n seiliedig ar lai na {least} wedi'u nodi â † ac nid "
        "ydynt yn dweud llawer.",
    ),
    "caveat-hidden": _text(
        "Small numbers, and whatever would give them away, are hidden and shown as [c].",
        "Mae niferoedd bach, ac unrhyw beth a fyddai'n eu datgelu, wedi'u cuddio a'u dangos fel [c].",
    ),
    # All figures of an instrument.
    "instruments-title": _text("All figures", "Pob ffigur"),
    "instruments-lead": _text("A page for each set of questions.", "Tudalen i bob set o gwestiynau."),
    "instrument-lead": _text("Round {round}. Every figure is counted from the answers.", "Rownd {round}. Cyfrifir pob ffigur o'r atebion."),
    "shares": _text("Shares", "Cyfrannau"),
    "shares-caption": _text("Shares, with what each is of", "Cyfrannau, gyda'r hyn y mae pob un ohono"),
    "values-caption": _text("Averages and sums, with what each rests on", "Cyfartaleddau a symiau, gyda sail pob un"),
    "differences-caption": _text("Differences between two groups", "Gwahaniaethau rhwng dau grŵp"),
    "more-tables": _text("{title}: {count} tables", "{title}: {count} tabl"),
    "values": _text("Averages and sums", "Cyfartaleddau a symiau"),
    "tallies": _text("How answers were spread", "Sut y rhannwyd yr atebion"),
    "groups": _text("Broken down", "Wedi'u dadansoddi"),
    "grouped": _text("{title}, by {by}", "{title}, yn ôl {by}"),
    "differences": _text("Compared", "Wedi'u cymharu"),
    "returned": _text("Returns", "Ffurflenni"),
    "each-body": _text("Each {body} beside the others", "Pob un ({body}) ochr yn ochr â'r lleill"),
    "base-of": _text("Counts the answers of {count} {bodies}.", "Yn cyfrif atebion {count} ({bodies})."),
    "base-without": _text("No number here came from {names}.", "Ni ddaeth rhif yma gan {names}."),
    "change-without": _text(
        "{title}, {label}: only those with both figures; without {names}.",
        "{title}, {label}: dim ond y rhai â'r ddau ffigur; heb {names}.",
    ),
    "data-listed": _text("In the list", "Yn y rhestr"),
    "data-drawn": _text("Drawn", "Wedi'u tynnu"),
    "data-begun": _text("Reviewed, at least in part", "Wedi'u hadolygu, o leiaf yn rhannol"),
    "data-finished": _text("Reviewed in full", "Wedi'u hadolygu'n llawn"),
    "data-missing": _text("Answers missing", "Atebion ar goll"),
    "data-unable": _text("Unable to tell", "Methu dweud"),
    "data-amended": _text("Amended", "Wedi'u diwygio"),
    "data-urgent": _text("Cannot wait, still open", "Ni allant aros, yn dal ar agor"),
    # Bodies.
    "bodies-title": _text("Each {body}", "Pob un ({body})"),
    "bodies-lead": _text("A page for each, with its figures and what is recommended to it.", "Tudalen i bob un, gyda'i ffigurau a'r hyn a argymhellir iddo."),
    "body-lead": _text("What was found here. The figures across all are on the overview.", "Yr hyn a ganfuwyd yma. Mae'r ffigurau ar draws pawb yn y trosolwg."),
    "body-nothing": _text("Nothing has been collected from here yet.", "Nid oes dim wedi'i gasglu o'r fan hon eto."),
    "body-recommendations": _text("What is recommended to it, as of {day}", "Yr hyn a argymhellir iddo, ar {day}"),
    "body-evidence": _text("Evidence by criterion", "Tystiolaeth fesul maen prawf"),
    # Judgements.
    "judged": _text("What was judged", "Yr hyn a farnwyd"),
    "judged-caption": _text("What was decided", "Yr hyn a benderfynwyd"),
    "proposed-caption": _text("What figures propose", "Yr hyn y mae'r ffigurau yn ei gynnig"),
    "proposed-only": _text(
        "{count} more on which figures propose a grade, and nobody has decided",
        "{count} arall y mae ffigurau yn cynnig gradd arnynt, a neb wedi penderfynu",
    ),
    "column-judged": _text("Judged", "Yr hyn a farnwyd"),
    "column-decided": _text("Decided", "Penderfynwyd"),
    "column-proposed": _text("Figures propose", "Cynnig y ffigurau"),
    "column-why": _text("Why", "Pam"),
    "column-by": _text("By", "Gan"),
    "file-judgements": _text("Judgements: what was decided of each", "Barnau: yr hyn a benderfynwyd am bob un"),
    # Criteria.
    "criteria-title": _text("Criteria", "Meini prawf"),
    "criteria-lead": _text("Each specific criterion with the evidence for and against it.", "Pob maen prawf penodol gyda'r dystiolaeth o'i blaid ac yn ei erbyn."),
    "criterion": _text("Criterion {id}", "Maen prawf {id}"),
    "indicators": _text("Indicators", "Dangosyddion"),
    "indicators-caption": _text("Indicators, with the evidence across all", "Dangosyddion, gyda'r dystiolaeth ar draws pawb"),
    "by-body": _text("Cases for, of those that are evidence", "Achosion o blaid, o'r rhai sy'n dystiolaeth"),
    "no-evidence": _text("No question bears on this criterion, so cases say nothing of it.", "Nid oes cwestiwn sy'n ymwneud â'r maen prawf hwn, felly nid yw achosion yn dweud dim amdano."),
    "concerned": _text("Causes of concern and recommendations that name it", "Achosion pryder ac argymhellion sy'n ei enwi"),
    "column-criterion": _text("Criterion", "Maen prawf"),
    "column-indicator": _text("Indicator", "Dangosydd"),
    "column-level": _text("Level", "Lefel"),
    "column-for": _text("Cases for, of those that are evidence", "Achosion o blaid, o'r rhai sy'n dystiolaeth"),
    "column-share-for": _text("Share for", "Cyfran o blaid"),
    "column-reading": _text("Reading (indicative)", "Darlleniad (dangosol)"),
    "in-general": _text("Of general criterion {id}: {text}", "O faen prawf cyffredinol {id}: {text}"),
    # Recommendations.
    "recommendations-title": _text("Recommendations", "Argymhellion"),
    "recommendations-lead": _text(
        "As things stood at the end of {day}. Each addressee has a part in an item; an item is complete when all have done it.",
        "Fel yr oedd pethau ar ddiwedd {day}. Mae gan bob un y cyfeirir ato ran mewn eitem; mae eitem yn gyflawn pan fydd pawb "
        "wedi'i gwneud.",
    ),
    "recommendations-none": _text("There is no register of recommendations here yet.", "Nid oes cofrestr o argymhellion yma eto."),
    "recommendations-in-short": _text("Recommendations in short, as of {day}", "Argymhellion yn gryno, ar {day}"),
    "standing": _text(
        "Of {parts} parts in {items} items: {late} late, {open} open, {reported} awaiting verification, {complete} complete, "
        "{closed} closed, {settle} to settle.",
        "O {parts} rhan mewn {items} eitem: {late} yn hwyr, {open} ar agor, {reported} yn aros i'w dilysu, {complete} yn gyflawn, "
        "{closed} ar gau, {settle} i'w datrys.",
    ),
    "deadlines": _text("When everything is due", "Pryd y mae popeth i'w wneud"),
    "items": _text("Every item", "Pob eitem"),
    "items-caption": _text("{register}: how many addressees stand how", "{register}: faint o'r rhai y cyfeirir atynt sydd ym mha gyflwr"),
    "item-details": _text("What is asked", "Yr hyn a ofynnir"),
    "by-addressee": _text("Each {body} and each item", "Pob un ({body}) a phob eitem"),
    "published": _text("Published {day}.", "Cyhoeddwyd {day}."),
    "column-item": _text("Item", "Eitem"),
    "column-to": _text("Addressed to", "Cyfeirir at"),
    "column-owner": _text("Owner", "Perchennog"),
    "column-due": _text("Due", "Dyddiad cau"),
    "column-state": _text("State", "Cyflwr"),
    "column-since": _text("Since", "Ers"),
    "column-stands": _text("Stands", "Sefyllfa"),
    "column-late-by": _text("Days late", "Diwrnodau'n hwyr"),
    "column-said": _text("Last said", "Dywedwyd ddiwethaf"),
    "column-parts": _text("Addressees", "Nifer"),
    "pair-text": _text("Asks", "Yn gofyn"),
    "pair-cause": _text("Because of", "Oherwydd"),
    "pair-done": _text("Done when", "Wedi'i wneud pan"),
    "pair-with": _text("To work with", "I weithio gyda"),
    "pair-indicators": _text("Indicators", "Dangosyddion"),
    "due-urgent": _text("urgent", "brys"),
    "due-none": _text("no date", "dim dyddiad"),
    "due-after": _text("after {item}", "ar ôl {item}"),
    "due-soon": _text("as soon as possible", "cyn gynted â phosibl"),
    "due-range": _text("{first} to {last}", "{first} i {last}"),
    "stands-late": _text("late by {days} days", "yn hwyr o {days} diwrnod"),
    # Data.
    "data-title": _text("Data", "Data"),
    "data-lead": _text(
        "Every table as CSV, in UTF-8. Each line bears the marking, since lines get copied.",
        "Pob tabl ar ffurf CSV, yn UTF-8. Mae'r marc ar bob llinell, gan fod llinellau'n cael eu copïo.",
    ),
    "data-lead-public": _text("Every table as CSV, in UTF-8.", "Pob tabl ar ffurf CSV, yn UTF-8."),
    "data-caption": _text("Files", "Ffeiliau"),
    "data-run": _text("What this was made from", "O beth y gwnaed hyn"),
    "data-run-says": _text(
        "run.json holds the versions and the digests of every file that the figures rest on.",
        "Mae run.json yn dal fersiynau a chrynodebau pob ffeil y mae'r ffigurau'n seiliedig arni.",
    ),
    "column-file": _text("File", "Ffeil"),
    "column-is": _text("What it is", "Beth ydyw"),
    "column-rows": _text("Rows", "Rhesi"),
    "column-size": _text("Size", "Maint"),
    "column-marking": _text("Marking", "Marc"),
    "no-marking": _text("none", "dim"),
    "bytes": _text("{count} bytes", "{count} beit"),
    "file-results": _text("{template}: every figure, across all and of each", "{template}: pob ffigur, ar draws pawb ac o bob un"),
    "file-items": _text("Recommendations: every item", "Argymhellion: pob eitem"),
    "file-parts": _text("Recommendations: every addressee's part in every item", "Argymhellion: rhan pob un y cyfeirir ato ym mhob eitem"),
    "file-completeness": _text("How complete the data of each are", "Pa mor gyflawn yw data pob un"),
    "file-chart": _text("The numbers of a chart: {title}", "Rhifau siart: {title}"),
    # The cases behind a figure.
    "behind": _text("The cases behind a figure", "Yr achosion y tu ôl i ffigur"),
    "behind-lead": _text(
        "{template}. Each row says how it stands to the figure, what was answered, and the cell that the answer came from.",
        "{template}. Mae pob rhes yn dweud sut y saif o ran y ffigur, beth a atebwyd, ac o ba gell y daeth yr ateb.",
    ),
    "behind-caption": _text("{name}: rows behind the figure", "{name}: rhesi y tu ôl i'r ffigur"),
    "outside-caption": _text("{name}: rows that it is not about", "{name}: rhesi nad yw'n ymwneud â hwy"),
    "outside": _text("{count} more rows, which the figure is not about", "{count} rhes arall, nad yw'r ffigur amdanynt"),
    "behind-none": _text("No row is behind it.", "Nid oes rhes y tu ôl iddo."),
    "behind-figure": _text("The figure", "Y ffigur"),
    "column-row": _text("Row", "Rhes"),
    "column-changed": _text("Changed since", "Wedi'i newid ers hynny"),
}  # fmt: skip

CONDITIONS: dict[Condition, Text] = {
    Condition.OPEN: _text("open", "ar agor"),
    Condition.LATE: _text("late", "yn hwyr"),
    Condition.REPORTED: _text("awaiting verification", "yn aros i'w ddilysu"),
    Condition.COMPLETE: _text("complete", "yn gyflawn"),
    Condition.CLOSED: _text("closed", "ar gau"),
    Condition.TO_SETTLE: _text("to settle", "i'w ddatrys"),
}

STANDS: dict[str, Text] = {
    "outside the base": _text("outside the base", "y tu allan i'r sail"),
    "counted": _text("counted", "wedi'i gyfrif"),
    "in the base, not counted": _text("in the base, not counted", "yn y sail, heb ei gyfrif"),
    "not known whether in the base": _text("not known whether in the base", "ddim yn hysbys a yw yn y sail"),
    "does not apply": _text("does not apply", "ddim yn berthnasol"),
    "in the base, does not apply": _text("in the base, does not apply", "yn y sail, ddim yn berthnasol"),
    "in the base, unable to tell": _text("in the base, unable to tell", "yn y sail, methu dweud"),
    "in the base, missing": _text("in the base, missing", "yn y sail, ar goll"),
    "for": _text("for", "o blaid"),
    "against": _text("against", "yn erbyn"),
    "both for and against": _text("both for and against", "o blaid ac yn erbyn"),
    "neither": _text("neither", "y naill na'r llall"),
}
