"""Protecting people in what is published: small numbers, whatever gives them away, and markings.

In: scores and a policy. Out: `protect` gives the scores that may be published, without rows, and a log that may not be.
`release` decides under which marking something is published. What is treated and what is not is in `docs/publishing.md`.
"""

from inspect_kit.disclosure.protect import LogEntry, Protected, protect
from inspect_kit.disclosure.record import log_document, write_log, write_release
from inspect_kit.disclosure.release import Release, release
from inspect_kit.inspection.disclosure import Exemption, Policy

__all__ = [
    "Exemption",
    "LogEntry",
    "Policy",
    "Protected",
    "Release",
    "log_document",
    "protect",
    "release",
    "write_log",
    "write_release",
]
