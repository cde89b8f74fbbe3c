"""Everything that is in the workbook, as values. In: scores, whether they are protected, registers. Out: a `PublishedBook`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspect_kit.inspection import Inspection
from inspect_kit.inspection.disclosure import Policy
from inspect_kit.measures.run import InspectionScores
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.published.across import InstrumentTables
from inspect_kit.published.recommended import recommendations
from inspect_kit.published.table import NOT_AVAILABLE, PublishedTable
from inspect_kit.published.words import say
from inspect_kit.register.folder import Registers
from inspect_kit.report.tables import Returns


@dataclass(frozen=True)
class PublishedBook:
    """A cover and tables. `above` stands on every sheet: the marking, and that data are made up."""

    title: str
    language: str
    above: tuple[str, ...]
    intro: tuple[str, ...]
    about: tuple[str, ...]
    contact: tuple[str, ...]
    tables: tuple[PublishedTable, ...]


def build_book(
    scores: InspectionScores, returns: Mapping[str, Returns], registers: Registers | None, policy: Policy | None
) -> tuple[PublishedBook, list[Problem]]:
    """The book. `returns` are the tables across the bodies of each instrument; `policy` is how the scores are protected, and
    None where they are not."""
    inspection, language = scores.inspection, scores.language
    tables = [table for each in scores.instruments for table in InstrumentTables(each, returns[each.instrument.id]).tables()]
    tables += recommendations(registers, language) if registers is not None else ()
    synthetic = inspection.synthetic.read(language) if inspection.synthetic is not None else ""
    contact, problems = _contact(inspection, language)
    book = PublishedBook(
        title=inspection.title.read(language),
        language=language,
        above=tuple(each for each in (inspection.marking, synthetic) if each),
        intro=_dates(inspection, language),
        about=(say("about", language), *_hidden(policy, language)),
        contact=contact,
        tables=tuple(tables),
    )
    return book, problems


def _dates(inspection: Inspection, language: str) -> tuple[str, ...]:
    published = inspection.publication
    day = published.date.read(language) if published is not None else NOT_AVAILABLE
    later = published.next_update.read(language) if published is not None and published.next_update else NOT_AVAILABLE
    return say("date", language, date=day), say("next", language, date=later)


def _hidden(policy: Policy | None, language: str) -> tuple[str, ...]:
    if policy is None:
        return (say("about_draft", language),)
    small = (say("about_small", language, most=policy.threshold - 1),) if policy.threshold > 1 else ()
    return (*small, *((say("about_round", language, step=policy.round_to),) if policy.round_to else ()))


def _contact(inspection: Inspection, language: str) -> tuple[tuple[str, ...], list[Problem]]:
    """Whom to ask, and what is not said of that."""
    place = Place("inspection.yaml")
    problems = [problem("publish-no-date", place)] if inspection.publication is None else []
    contact = inspection.contact
    if contact is None:
        return (say("ask", language, name=NOT_AVAILABLE),), [problem("publish-no-contact", place), *problems]
    email = (say("email", language, email=contact.email),) if contact.email else ()
    telephone = (say("telephone", language, telephone=contact.telephone),) if contact.telephone else ()
    return (say("ask", language, name=contact.name.read(language)), *email, *telephone), problems
