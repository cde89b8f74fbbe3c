"""Messages about templates and their conditions."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "condition-not-a-mapping": (
        ERROR,
        "a condition is a mapping such as `{{visited: yes}}`; found `{found}`. Write it as a mapping.",
    ),
    "condition-unknown-variable": (ERROR, "there is no question, fact or derived value `{name}` here. Use one of: {known}."),
    "condition-names-later": (
        ERROR,
        "`{name}` is asked later, so nothing can depend on it here. Move that question up, or use an earlier one.",
    ),
    "condition-needs-list": (ERROR, "`{word}` needs a list of conditions. Write each behind a dash."),
    "condition-several-choices": (
        ERROR,
        "`{name}` can have several answers. Use `{{includes_any: [...]}}` or `{{includes_all: [...]}}`.",
    ),
    "condition-not-several-choices": (
        ERROR,
        "`{word}` needs a question with several choices, and `{name}` is not one. Give the answer itself.",
    ),
    "condition-on-text": (
        ERROR,
        "`{name}` is free text, which cannot be compared. Use `{{state: answered}}` or ask a choice instead.",
    ),
    "condition-unknown-choice": (ERROR, "`{name}` has no choice `{choice}`. Its choices are: {known}."),
    "condition-not-a-number": (ERROR, "`{value}` is not a number. Write digits, as in 24 or 0.5."),
    "condition-not-a-date": (ERROR, "`{value}` is not a date. Write it as in 2018-03-01."),
    "condition-unknown-comparison": (ERROR, "`{word}` is not a comparison. Use one of: {known}."),
    "condition-unknown-state": (ERROR, "`{word}` is not a state of an answer. Use one of: {known}."),
    "condition-not-ordered": (ERROR, "`{word}` needs a number or a date, and `{name}` is neither. Give the answer itself."),
    "condition-unlike-kinds": (
        ERROR,
        "`{name}` and `{other}` cannot be compared: both must be numbers, or both dates. Compare like with like.",
    ),
    "condition-never-holds": (
        ERROR,
        "{what} `{name}` can never hold with the answers that can be given. Look for choices that exclude each other.",
    ),
    "template-duplicate-id": (ERROR, "the id `{id}` is used twice. Ids must differ; rename one of them."),
    "template-reserved-id": (ERROR, "`{id}` is a word of the condition language. Give this another id."),
    "template-unknown-choice-set": (ERROR, "there is no choice set `{name}`. Use one of: {known}."),
    "template-duplicate-choice": (ERROR, "the choice `{code}` stands twice in this set. Remove or rename one."),
    "template-choice-spelled-alike": (
        ERROR,
        "the choices `{first}` and `{second}` can both be written `{spelling}`. Give them labels that differ.",
    ),
    "template-unknown-label": (ERROR, "there is no choice `{code}` to label here. Its choices are: {known}."),
    "template-unknown-variable": (ERROR, "there is no question, fact or derived value `{name}`. Use one of: {known}."),
    "template-not-a-date": (ERROR, "`{name}` is not a date. Name a date, or a date with time."),
    "template-needs-times": (ERROR, "minutes need a date with a time, and `{name}` is a date alone. Make it `date_time`."),
    "template-bad-bound": (ERROR, "`{bound}` is neither a date such as 2018-03-01 nor an earlier date question or fact."),
    "template-limits-crossed": (ERROR, "the lower limit {low} is above the upper limit {high}. Swap or mend them."),
    "template-not-a-number": (ERROR, "a {kind} needs numbers, and `{name}` has none. Name a number or a derived value."),
    "template-tally-kind": (
        ERROR,
        "a tally counts choices, or numbers in bands; `{name}` fits neither. Give bands or a choice.",
    ),
    "template-bands-overlap": (ERROR, "the bands `{first}` and `{second}` share values. Mend their ends."),
    "template-group-kind": (ERROR, "`{name}` cannot make groups: it is not a single choice. Name a choice question or fact."),
    "template-unknown-group": (ERROR, "`{name}` has no choice `{group}`. Its choices are: {known}, and `others` second."),
    "template-compare-groups": (
        ERROR,
        "`{name}` has {count} choices; a comparison needs two groups. Say which: `{{by: {name}, groups: [a, b]}}`.",
    ),
    "template-compare-share": (ERROR, "only a share (`count`) can be compared; this measure is a {kind}. Remove `compare`."),
    "template-urgent-unknown": (ERROR, "`{name}` is not a question of this part. Name the questions that settle the case."),
    "template-unknown-criteria": (
        ERROR,
        "the criteria set `{name}` cannot be used, so its indicators are not checked. Mend what is said of it, or name another.",
    ),
    "template-unknown-indicator": (
        ERROR,
        "there is no indicator `{indicator}` in `{criteria}`. Check its id with `criteria list`.",
    ),
    "template-level-not-body": (
        ERROR,
        "indicator `{indicator}` is at {level} level; no case of one body can be evidence for it. Remove it here.",
    ),
    "template-not-case-evidence": (
        WARNING,
        "indicator `{indicator}` does not name case review among its kinds of evidence. Add it there or drop it here.",
    ),
    "template-no-evidence": (ERROR, "this says neither what is evidence for nor against. Give one of them."),
    "template-untranslated": (WARNING, "{count} texts have no `{language}` wording, the first of them here. Add it."),
    "template-no-such": (ERROR, "there is no template `{name}`. Shipped ones are: {known}; or give a path ending in .yaml."),
    "template-too-many-answers": (
        WARNING,
        "the base of `{name}` rests on too many answers to try them all; whether it can hold is not checked.",
    ),
    "template-check-not-text": (
        ERROR,
        "`{name}` is no text question of this part, so it cannot explain anything. Its text questions are: {known}.",
    ),
    "template-check-row": (ERROR, "`{row}` is not among the rows that this part lists: {known}. Mend it."),
    "template-chart-unknown": (ERROR, "there is no measure `{name}` to draw. Did you mean: {known}?"),
    "template-chart-parts": (
        ERROR,
        "`{name}` is of another part than `{first}`, and a journey is of the same rows all the way. Name measures of one part.",
    ),
    "template-chart-kind": (ERROR, "a chart of the kind `{kind}` draws {wanted}, and `{name}` is none. Name another measure."),
}
