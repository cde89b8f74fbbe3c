"""The register of recommendations: what reports ask for, of whom, by when, and what has come of it.

The surface that other programs may use: read registers and their logs, see where everything stands on a day, append events.
"""

from inspect_kit.register.events import Event, new_event
from inspect_kit.register.folder import Registers, load_registers
from inspect_kit.register.log import append_events, read_log
from inspect_kit.register.standing import Condition, Standing, where_all_stand

__all__ = [
    "Condition",
    "Event",
    "Registers",
    "Standing",
    "append_events",
    "load_registers",
    "new_event",
    "read_log",
    "where_all_stand",
]
