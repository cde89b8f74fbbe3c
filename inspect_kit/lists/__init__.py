"""Lists of cases that bodies supplied, as CSV or XLSX. In: a file. Out: references and facts."""

from inspect_kit.lists.model import ListOfCases
from inspect_kit.lists.read import read_list
from inspect_kit.lists.values import read_facts

__all__ = ["ListOfCases", "read_facts", "read_list"]
