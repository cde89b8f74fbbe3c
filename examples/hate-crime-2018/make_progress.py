"""Makes the example's progress.jsonl: what each addressee is made to have said of each item. All of it is invented.

    python make_progress.py

It knows nothing of what any force or body did. Each part takes a walk through the table of states, at days dealt from a seed.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from inspect_kit.register import load_registers
from inspect_kit.register.events import MOVED, NOTED, REVISED, Event, Key, event_line
from inspect_kit.register.log import FILE
from inspect_kit.register.model import DeadlineKind, Item, ItemKind
from inspect_kit.register.update import members_to_freeze

HERE = Path(__file__).resolve().parent
LAST = date(2019, 6, 28)
STEPS = {
    "prompt": [("accepted", 20), ("in_progress", 25), ("reported_complete", 35)],
    "usual": [("accepted", 25), ("awaiting_allocation", 20), ("in_progress", 45), ("pending_sign_off", 80),
              ("reported_complete", 20)],
    "slow": [("accepted", 60), ("in_progress", 100)],
    "silent": [],
}  # fmt: skip
"""How a part is made to go: states, and about how many days each takes."""
NOTES = ("A plan has been agreed.", "A first audit has been done.", "Waiting for national guidance.", "Training is booked.")


class Walk:
    """The events of one part, each following the one before."""

    def __init__(self, key: Key, deal: random.Random, day: date) -> None:
        self._key, self._deal, self._day = key, deal, day
        self._follows: list[str] = []
        self.events: list[Event] = []

    def wait(self, about: int) -> None:
        """Let some days pass; nothing happens at weekends."""
        self._day += timedelta(days=self._deal.randint(about * 2 // 3, about * 4 // 3))
        while self._day.weekday() > 4:
            self._day += timedelta(days=1)

    def say(self, what: str, who: str, **fields: str) -> None:
        """Add an event, unless its day is past the end of the example."""
        if self._day > LAST:
            return
        register, item, addressee = self._key
        body = {"date": self._day.isoformat(), "register": register, "item": item, "addressee": addressee, "what": what}
        event = {**body, "who": who, **fields, "follows": list(self._follows)}
        event = {"id": hashlib.sha256(json.dumps(event).encode()).hexdigest()[:16], **event}
        self._follows = [event["id"]]
        self.events.append(event)


def walk(item: Item, addressee: str, published: str) -> Iterator[Event]:
    """What one addressee is made to say of one item."""
    key = (item.register, item.id, addressee)
    deal = random.Random("/".join(key))
    walking = Walk(key, deal, date.fromisoformat(published))
    who = "Synthetic lead"
    if item.kind is ItemKind.RESPONSE:
        walking.wait(45)
        if deal.random() < 0.95:
            walking.say(MOVED, who, to="reported_complete", role="owner", signed_off_by="Synthetic office", note="Published.")
        return iter(walking.events)
    if item.deadline.kind is DeadlineKind.AFTER:
        walking.wait(200)  # it waits for another
    pace = deal.choices(list(STEPS), weights=(3, 5, 2, 1))[0]
    for number, (state, days) in enumerate(STEPS[pace]):
        walking.wait(days)
        signed = {"signed_off_by": "Synthetic chief officer"} if state == "reported_complete" else {}
        walking.say(MOVED, who, to=state, role="owner", **signed)
        if number == 1 and deal.random() < 0.3:
            walking.say(NOTED, who, note=deal.choice(NOTES))
        if number == 1 and pace == "slow" and deal.random() < 0.5:
            walking.say(REVISED, who, due="2019-04-30", agreed_by="Synthetic inspector", note="More time was asked for.")
    if pace == "prompt" and deal.random() < 0.6:
        walking.wait(60)
        walking.say(MOVED, "Synthetic inspector", to="verified_complete", role="inspectorate")
    return iter(walking.events)


def main() -> None:
    """Write the log anew."""
    log = HERE / FILE
    log.unlink(missing_ok=True)
    found = load_registers([HERE])
    register = next(iter(found.registers.values()))
    events = list(members_to_freeze(found, register))
    for item in register.items:
        for addressee in found.addressees(register, item):
            events += walk(item, addressee, register.published.date)
    stamp = register.synthetic.read() if register.synthetic is not None else None
    lines = [event_line(event, register.marking, stamp) for event in events]
    log.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
