"""Columns of small codes, one byte a row, combined a whole column at a time.

Two columns are packed into one (a + 8b in each byte) and looked up in a table of 256 results. At a hundred thousand
rows this costs microseconds where a loop costs milliseconds, and every rule of the three-valued logic becomes a table
that can be read and tested.
"""

from __future__ import annotations

from collections.abc import Callable

from inspect_kit.conditions.model import FALSE, TRUE, State

CODES = 8


def pair_table(rule: Callable[[int, int], int]) -> bytes:
    """The table for `combine`: what the rule makes of every pair of codes below 8."""
    packed = bytearray(256)
    for b in range(CODES):
        for a in range(CODES):
            packed[a + CODES * b] = rule(a, b)
    return bytes(packed)


def combine(a: bytes, b: bytes, table: bytes) -> bytes:
    """Apply a pair table to two columns of the same length. Codes are below 8, so no byte carries into the next."""
    packed = int.from_bytes(a, "little") + (int.from_bytes(b, "little") << 3)
    return packed.to_bytes(len(a), "little").translate(table)


def code_table(rule: Callable[[int], int]) -> bytes:
    """The table for `bytes.translate`: what the rule makes of every code."""
    return bytes(rule(code) if code < CODES else 0 for code in range(256))


def kleene_all(a: int, b: int) -> int:
    """False if either is false; else the greater, so that an unknown outweighs a truth."""
    return FALSE if FALSE in (a, b) else max(a, b)


def kleene_any(a: int, b: int) -> int:
    """True if either is true; else the greater."""
    return TRUE if TRUE in (a, b) else max(a, b)


def kleene_not(a: int) -> int:
    """What is unknown stays unknown."""
    return 1 - a if a in (FALSE, TRUE) else a


def gated(gate: int, cell: int) -> int:
    """The state of a question: its cell's where it is asked, else what decides that it is not."""
    if gate == TRUE:
        return cell
    return int(State.DOES_NOT_APPLY) if gate == FALSE else gate


def answered_truth(state: int, hit: int) -> int:
    """A comparison holds or not where the answer is there; elsewhere it is unknown for the answer's reason."""
    return hit if state == State.ANSWERED else state


ALL = pair_table(kleene_all)
ANY = pair_table(kleene_any)
NOT = code_table(kleene_not)
GATED = pair_table(gated)
ANSWERED_TRUTH = pair_table(answered_truth)
GREATER = pair_table(max)
