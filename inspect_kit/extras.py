"""Libraries that only some people need, imported where they are used. In: a name and its extra. Out: the module."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from inspect_kit.problems import Place, StopRun, problem


def import_extra(module: str, extra: str) -> Any:
    """The module.

    Raises:
        StopRun: it is not installed; the problem says what to type.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as missing:
        if missing.name is None or module.split(".")[0] != missing.name.split(".")[0]:
            raise
        told = problem("usage-extra-missing", Place(f"inspect-kit[{extra}]"), library=module, extra=extra)
        raise StopRun([told], 2) from None
