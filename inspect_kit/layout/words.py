"""The toolkit's own words in workbooks, by language. What an inspection says is in its template, not here.

Each entry is a whole sentence or heading, so that a translator never has to join pieces.
"""

from __future__ import annotations

from inspect_kit.texts import Text


def _text(en: str, cy: str) -> Text:
    return Text((("en", en), ("cy", cy)))


WORDS: dict[str, Text] = {
    "guidance_sheet": _text("Start here", "Dechrau yma"),
    "summary_sheet": _text("Summary", "Crynodeb"),
    "lists_sheet": _text("Lists", "Rhestrau"),
    "left": _text("Left to fill", "I'w llenwi"),
    "row": _text("Reference", "Cyfeirnod"),
    "date": _text("Date", "Dyddiad"),
    "time": _text("Time, if known", "Amser, os yw'n hysbys"),
    "none": _text("None of these", "Dim un o'r rhain"),
    "answer": _text("Answer", "Ateb"),
    "known": _text("What is known already", "Yr hyn sy'n hysbys eisoes"),
    "grid_help": _text(
        "Fill the open cells. Yellow is still to fill; grey does not apply. You may sort, filter, widen and insert columns.",
        "Llenwch y celloedd agored. Mae melyn i'w lenwi o hyd; nid yw llwyd yn berthnasol. Cewch drefnu, hidlo, lledu a "
        "mewnosod colofnau.",
    ),
    "form_help": _text(
        "Fill the open cells. Yellow is still to fill; grey does not apply. You may widen and insert lines and columns.",
        "Llenwch y celloedd agored. Mae melyn i'w lenwi o hyd; nid yw llwyd yn berthnasol. Cewch ledu a mewnosod llinellau a "
        "cholofnau.",
    ),
    "index_help": _text(
        "Each record has a form of its own. Choose its reference to go there; the form leads back here.",
        "Mae gan bob cofnod ei ffurflen ei hun. Dewiswch ei gyfeirnod i fynd yno; mae'r ffurflen yn arwain yn ôl yma.",
    ),
    "left_in_all": _text("Left to fill in all", "I'w llenwi i gyd"),
    "to_summary": _text("Go to the summary", "Ewch i'r crynodeb"),
    "to_index": _text("Back to the list", "Yn ôl i'r rhestr"),
    "note": _text("Note", "Nodyn"),
    "source": _text("Where it is recorded", "Lle mae wedi'i gofnodi"),
    "several_help": _text(
        "Mark each that fits with Yes, or mark None of these.",
        "Nodwch Ie ar gyfer pob un sy'n gymwys, neu nodwch Dim un o'r rhain.",
    ),
    "steps": _text("How to fill this workbook", "Sut i lenwi'r llyfr gwaith hwn"),
    "step_fill": _text(
        "Go to the next sheet. Each line is one record; work along it. Choose from the list in the cell where there is one.",
        "Ewch i'r daflen nesaf. Mae pob llinell yn un cofnod; gweithiwch ar ei hyd. Dewiswch o'r rhestr yn y gell lle bo un.",
    ),
    "step_fill_forms": _text(
        "Each record has a form. Where there are several, the list on the next sheet leads to them. Work down the form; "
        "choose from the list in the cell where there is one.",
        "Mae gan bob cofnod ffurflen. Lle mae sawl un, mae'r rhestr ar y daflen nesaf yn arwain atynt. Gweithiwch i lawr y "
        "ffurflen; dewiswch o'r rhestr yn y gell lle bo un.",
    ),
    "step_colours": _text(
        "Yellow cells are still to fill. Grey cells do not apply, because of an earlier answer; leave them.",
        "Mae celloedd melyn i'w llenwi o hyd. Nid yw celloedd llwyd yn berthnasol, oherwydd ateb cynharach; gadewch nhw.",
    ),
    "step_several": _text(
        "Where several answers are possible, mark each that fits with Yes, or mark None of these.",
        "Lle mae sawl ateb yn bosibl, nodwch Ie ar gyfer pob un sy'n gymwys, neu nodwch Dim un o'r rhain.",
    ),
    "step_remarks": _text(
        "Beside each answer there is room to note what you saw, and to say where it is recorded.",
        "Wrth ymyl pob ateb mae lle i nodi'r hyn a welsoch, ac i ddweud lle mae wedi'i gofnodi.",
    ),
    "step_unable": _text(
        "Where you looked and could not say, and the list offers it, choose that answer. Do not leave the cell blank.",
        "Lle gwnaethoch edrych ond na allech ddweud, a'r rhestr yn ei gynnig, dewiswch yr ateb hwnnw. Peidiwch â gadael "
        "y gell yn wag.",
    ),
    "step_keep": _text(
        "Do not delete the hidden row and column: they say which answer is which. What is known cannot be changed here.",
        "Peidiwch â dileu'r rhes a'r golofn gudd: maent yn dweud pa ateb yw pa un. Ni ellir newid yr hyn sy'n hysbys yma.",
    ),
    "step_return": _text(
        "Save as .xlsx and send the file back. You can send it again later: the newer one counts.",
        "Cadwch fel .xlsx ac anfonwch y ffeil yn ôl. Cewch ei hanfon eto yn nes ymlaen: yr un diweddaraf sy'n cyfrif.",
    ),
    "about": _text("About this workbook", "Ynglŷn â'r llyfr gwaith hwn"),
    "inspection": _text("Inspection", "Arolygiad"),
    "body": _text("Sent to", "Anfonwyd at"),
    "round": _text("Round", "Rownd"),
    "reviewer": _text("Reviewer", "Adolygydd"),
    "questions": _text("The questions", "Y cwestiynau"),
    "question": _text("Question", "Cwestiwn"),
    "guidance": _text("Guidance", "Canllawiau"),
    "answers": _text("Answers", "Atebion"),
    "asked_when": _text("Asked only when", "Gofynnir dim ond pan"),
    "measure": _text("Measure", "Mesur"),
    "count": _text("Count", "Cyfrif"),
    "of": _text("Out of", "Allan o"),
    "share": _text("Share", "Cyfran"),
    "value": _text("Value", "Gwerth"),
    "unable": _text("Unable to tell", "Methu dweud"),
    "missing": _text("Missing", "Ar goll"),
    "summary_help": _text(
        "These figures follow the answers in this workbook as you fill it. They are of this workbook alone.",
        "Mae'r ffigurau hyn yn dilyn yr atebion yn y llyfr gwaith hwn wrth i chi ei lenwi. Maent ar gyfer y llyfr gwaith hwn "
        "yn unig.",
    ),
    "see_guidance": _text("The rest of the guidance is on the first sheet.", "Mae gweddill y canllawiau ar y daflen gyntaf."),
    "check_entry": _text(
        "This is not one of the answers that were expected. Keep it only if you are sure.",
        "Nid yw hwn yn un o'r atebion a ddisgwylid. Cadwch ef dim ond os ydych yn siŵr.",
    ),
    "any_whole_number": _text("a whole number", "rhif cyfan"),
    "any_decimal": _text("a number", "rhif"),
    "any_date": _text("a date", "dyddiad"),
    "any_date_time": _text("a date, and the time if known", "dyddiad, a'r amser os yw'n hysbys"),
    "any_text": _text("your own words", "eich geiriau eich hun"),
    "several_of": _text("any that fit", "unrhyw rai sy'n gymwys"),
}


def word(key: str, language: str) -> str:
    """One of the toolkit's own words, in a language."""
    return WORDS[key].read(language)
