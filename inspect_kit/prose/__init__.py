"""Figures in prose: texts whose figures are filled in, and drafts whose figures are held to what is computed."""

from inspect_kit.prose.check import Checked, check_draft
from inspect_kit.prose.drafts import read_draft
from inspect_kit.prose.finding import Finding, Verdict
from inspect_kit.prose.texts import write_texts

__all__ = ["Checked", "Finding", "Verdict", "check_draft", "read_draft", "write_texts"]
