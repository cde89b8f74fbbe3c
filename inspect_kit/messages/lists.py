"""Messages about lists."""

from __future__ import annotations

from inspect_kit.problems import Severity

MESSAGES: dict[str, tuple[Severity, str]] = {}
