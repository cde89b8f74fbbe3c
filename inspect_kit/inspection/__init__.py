"""An inspection folder: what `inspection.yaml` says, where everything lies, and whether it is in order."""

from inspect_kit.inspection.disposed import disposed_problem, refuse_disposed
from inspect_kit.inspection.load import find_inspection, load_inspection
from inspect_kit.inspection.model import ACROSS, ALL, EACH, FILE, SMALL_NUMBER, Body, Inspection, Instrument, SampleSpec

__all__ = [
    "ACROSS",
    "ALL",
    "EACH",
    "FILE",
    "SMALL_NUMBER",
    "Body",
    "Inspection",
    "Instrument",
    "SampleSpec",
    "disposed_problem",
    "find_inspection",
    "load_inspection",
    "refuse_disposed",
]
