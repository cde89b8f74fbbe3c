"""XlsxWriter's worksheet with two things left out that it does to every formula and to every row.

It searches each formula for sixty names of newer functions, to write them as Excel stores them: two thirds of the time that a
workbook takes. Ours are written so from the start. And it says of every height that it is fixed, after which no program fits
the row to what is typed; without a height, LibreOffice shows one line of each.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet

FIXED = "customHeight"


class PlainFormulas(Worksheet):
    """A worksheet whose formulas are written as they are. Should the library ever ask in another way, it is only slower."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")


class GrowingRows(PlainFormulas):
    """The same, with rows that begin with a height and grow with what is typed."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
        super()._xml_start_tag_unencoded(tag, _unfixed(tag, attributes))

    def _xml_empty_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
        super()._xml_empty_tag_unencoded(tag, _unfixed(tag, attributes))


def _unfixed(tag: str, attributes: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [each for each in attributes if each[0] != FIXED] if tag == "row" else attributes
