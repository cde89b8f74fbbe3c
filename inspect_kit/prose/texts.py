"""Texts of a report whose figures are filled in. In: `reports/text/*.md` of an inspection, scores. Out: Markdown.

A text is Markdown with names in double braces. What it used stands beside it as `NAME.figures.json`, and when it is written
again, whatever has changed since is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.files import dump_json, read_bytes, read_json, write_atomic
from inspect_kit.inspection import Inspection
from inspect_kit.measures.run import InspectionScores
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem
from inspect_kit.prose.figure import READ, Measures, UnknownName, Used, names_for
from inspect_kit.prose.words import NUMBERS
from inspect_kit.report.render import build_environment, report_folder
from inspect_kit.texts import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

    from inspect_kit.register.folder import Registers

FOLDER = "text"
FORMAT = "text-figures/1"
SIZE_LIMIT = 2_000_000


def text_names(inspection: Inspection, language: str) -> tuple[list[str], list[Problem]]:
    """The texts in a language by their names, and those that are not in it."""
    folder = inspection.folder / "reports" / FOLDER
    names = sorted(path.name[:-3] for path in folder.glob("*.md") if path.is_file())
    tails = tuple(f".{each}" for each in inspection.languages if each != DEFAULT_LANGUAGE)
    plain = [name for name in names if not name.endswith(tails)]
    if language == DEFAULT_LANGUAGE:
        return plain, []
    missing = [name for name in plain if f"{name}.{language}" not in names]
    place = Place(f"reports/{FOLDER}")
    told = [problem("text-no-language", place, name=f"{name}.{language}.md", language=language) for name in missing]
    return [name for name in plain if name not in missing], told


@dataclass(frozen=True)
class Filled:
    """One text with its figures, between its markings, and what it used."""

    name: str
    text: str
    index: dict[str, Any]


def fill_texts(scores: InspectionScores, registers: Registers | None) -> tuple[list[Filled], list[Problem]]:
    """Fill in every text.

    Raises:
        StopRun: a text names what is not there, or cannot be used.
    """
    inspection, language = scores.inspection, scores.language
    names, problems = text_names(inspection, language)
    if not names:
        return [], problems
    environment = build_environment([inspection.folder / "reports"], language)
    filled = []
    for name in names:
        file = f"{FOLDER}/{name}.md" if language == DEFAULT_LANGUAGE else f"{FOLDER}/{name}.{language}.md"
        used = Used(language if language in NUMBERS else DEFAULT_LANGUAGE)
        text, found = _filled(environment, inspection, file, names_for(scores.results, registers, used))
        problems += found
        filled.append(Filled(name, _marked(inspection, language, text), _index(scores, name, used)))
    if has_errors(problems):
        raise StopRun(problems)
    return filled, problems


def write_texts(scores: InspectionScores, registers: Registers | None) -> tuple[list[Path], list[Problem]]:
    """Write every text below `out/report/text`, with what it used; nothing is written where one is wrong.

    Raises:
        StopRun: as for filling them in.
    """
    folder = report_folder(scores) / FOLDER
    filled, problems = fill_texts(scores, registers)
    contents: dict[Path, bytes] = {}
    for each in filled:
        index = folder / f"{each.name}.figures.json"
        problems += _changed(scores.inspection, index, each.index)
        contents |= {folder / f"{each.name}.md": each.text.encode(), index: dump_json(each.index)}
    for path, content in contents.items():
        write_atomic(path, content)
    return list(contents), problems


def _filled(environment: Environment, inspection: Inspection, file: str, names: Mapping[str, Any]) -> tuple[str, list[Problem]]:
    """One text with its figures; every unknown name in it, with its line."""
    from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError

    shown = f"reports/{file}"
    try:
        source = read_bytes(inspection.folder / shown, SIZE_LIMIT, shown).decode("utf-8-sig")
        problems = list(_unknown(environment.parse(source), names, shown))
        if problems:
            return "", problems
        return environment.get_template(file).render(names), []
    except StopRun as stop:
        return "", list(stop.problems)
    except UnicodeDecodeError as error:
        return "", [problem("file-not-utf8", shown, position=error.start)]
    except UnknownName as unknown:
        return "", [_name_problem(Place(shown, line=_line_in(unknown, file)), unknown.name, unknown.known)]
    except TemplateSyntaxError as error:
        return "", [problem("text-broken", Place(shown, line=error.lineno), why=error.message or "it is not understood")]
    except UndefinedError as error:
        return "", [problem("text-broken", Place(shown, line=_line_in(error, file)), why=error.message or "a name is unknown")]
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError, MemoryError) as error:
        return "", [
            problem("text-broken", Place(shown, line=_line_in(error, file)), why=error if str(error) else type(error).__name__)
        ]


def _unknown(tree: nodes.Template, names: Mapping[str, Any], shown: str) -> Iterator[Problem]:
    """Every name in the text that is not there, before anything is filled in."""
    from jinja2 import meta, nodes

    undeclared = (
        meta.find_undeclared_variables(tree) - set(names) - {"range", "dict", "lipsum", "cycler", "joiner", "namespace"}
    )
    for name in tree.find_all(nodes.Name):
        if name.name in undeclared and name.ctx == "load":
            yield _name_problem(Place(shown, line=name.lineno), name.name, list(names))
    measures: Measures = names["m"]
    for each in tree.find_all(nodes.Getattr):
        if isinstance(each.node, nodes.Name) and each.node.name == "m" and each.attr not in measures.names():
            yield _name_problem(Place(shown, line=each.lineno), f"m.{each.attr}", [f"m.{name}" for name in measures.names()])
        elif _is_figure(each.node) and each.attr not in READ:
            yield _name_problem(Place(shown, line=each.lineno), each.attr, list(READ))


def _is_figure(node: nodes.Node) -> bool:
    from jinja2 import nodes

    return isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "m"


def _name_problem(place: Place, name: str, known: list[str]) -> Problem:
    near = get_close_matches(name, known, n=3) or known[:10]
    return problem("text-unknown-name", place, name=name, known=near)


def _line_in(error: BaseException, file: str) -> int | None:
    """The line of the text where it was found, which Jinja writes into the traceback."""
    line, at = None, error.__traceback__
    while at is not None:
        if at.tb_frame.f_code.co_filename.replace("\\", "/").endswith(file):
            line = at.tb_lineno
        at = at.tb_next
    return line


def _marked(inspection: Inspection, language: str, text: str) -> str:
    """The text between its markings, with the stamp."""
    stamp = f"**{inspection.synthetic.read(language)}**\n\n" if inspection.synthetic is not None else ""
    return f"**{inspection.marking}**\n\n{stamp}{text.strip()}\n\n**{inspection.marking}**\n"


def _index(scores: InspectionScores, name: str, used: Used) -> dict[str, Any]:
    head = scores.head()
    return {
        "format": FORMAT,
        **{key: head[key] for key in ("tool", "marking", "synthetic", "inspection")},
        "text": name,
        "figures": [{"name": key, **value} for key, value in used.figures.items()],
    }


def _changed(inspection: Inspection, path: Path, index: Mapping[str, Any]) -> Iterator[Problem]:
    """What the text said when it was last written, and says no longer."""
    old: dict[str, Any] = {}
    with suppress(StopRun):  # what is generated may be gone, or broken; it is written anew
        old = read_json(path) if path.exists() else {}
    before = {}
    figures = old.get("figures")
    for each in figures if isinstance(figures, list) else []:
        if isinstance(each, dict) and isinstance(each.get("reads"), list):
            before[each.get("name")] = [str(read) for read in each["reads"]]
    for each in index["figures"]:
        was = before.get(each["name"], each["reads"])
        if was != each["reads"]:
            gone = [read for read in was if read not in each["reads"]]
            fresh = [read for read in each["reads"] if read not in was]
            if gone and fresh:
                place = Place(inspection.shown(path.with_name(f"{index['text']}.md")))
                yield problem("text-figure-changed", place, name=each["name"], was=gone, now=fresh)
