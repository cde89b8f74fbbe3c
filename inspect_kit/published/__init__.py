"""Tables for publication: what stands on which sheet as values, and the workbook that gptables makes of them.

In: scores as they are, or protected. Out: the bytes of a workbook made to the Analysis Function's guidance for spreadsheets.
"""

from inspect_kit.published.book import PublishedBook, build_book
from inspect_kit.published.write import workbook_of

__all__ = ["PublishedBook", "build_book", "workbook_of"]
