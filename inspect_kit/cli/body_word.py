"""`--home oak` for `--body oak`, where an inspection calls its bodies homes: its own word is an option too.

In: the arguments of a command, and where it works. Out: the same with the word in place of which `--body` is meant. The
inspection is only looked at where an option is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

BODY = "--body"


def with_body_option(command: Any, arguments: Sequence[str], folder: Path) -> list[str]:
    """The arguments, an option that is the inspection's word for a body read as `--body`."""
    known = set(_options(command, arguments))
    unknown = [each for each in arguments if each.startswith("--") and each != "--" and each.partition("=")[0] not in known]
    if BODY not in known or not unknown:
        return list(arguments)
    words = set(_words(folder))
    return [_as_body(each) if each.partition("=")[0] in words else each for each in arguments]


def _as_body(argument: str) -> str:
    _, equals, value = argument.partition("=")
    return f"{BODY}{equals}{value}"


def _options(command: Any, arguments: Sequence[str]) -> Iterator[str]:
    """The options of a command; of a group, those of the command that is named in it."""
    if hasattr(command, "get_command"):
        named = next((each for each in arguments if not each.startswith("-")), "")
        inner = command.get_command(None, named)
        yield from _options(inner, arguments[1:]) if inner is not None else ()
        return
    for parameter in command.params:
        yield from (*parameter.opts, *parameter.secondary_opts)


def _words(folder: Path) -> Iterable[str]:
    """The options that the inspection's words for a body make; none where there is no inspection, or a broken one."""
    from inspect_kit.inspection import find_inspection, load_inspection
    from inspect_kit.problems import StopRun

    try:
        inspection, _ = load_inspection(find_inspection(folder))
    except StopRun:
        return
    for word in inspection.body_word.wordings():
        yield "--" + "-".join(word.lower().split())
