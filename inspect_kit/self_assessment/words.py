"""What the views of self-assessments say in sentences, by language. Headings are keys, and stay as they are."""

from __future__ import annotations

from inspect_kit.texts import Text


def _text(en: str, cy: str) -> Text:
    return Text((("en", en), ("cy", cy)))


WORDS: dict[str, Text] = {
    "body": _text("Body", "Corff"),
    "criteria": _text("Criteria", "Meini prawf"),
    "version": _text("{title}, version {version}", "{title}, fersiwn {version}"),
    "asked_version": _text(
        "{title}, version {version}; asked about as version {asked}",
        "{title}, fersiwn {version}; gofynnwyd amdano fel fersiwn {asked}",
    ),
    "round": _text("Round", "Rownd"),
    "assessed": _text("Assessed", "Aseswyd"),
    "of": _text("{count} of {of} indicators", "{count} o {of} dangosydd"),
    "signed_off": _text("Signed off", "Cymeradwywyd"),
    "not_signed_off": _text("Not signed off yet", "Heb ei gymeradwyo eto"),
    "changed_since": _text("before answers changed on {on}", "cyn i atebion newid ar {on}"),
    "undated": _text("no day given", "dim diwrnod wedi'i roi"),
    "weakest_rule": _text(
        "Weakest first: judgements are placed evenly from 0 (the lowest step of the scale) to 1 (the highest), and "
        "`stands_at` is their mean. What is off the scale or not assessed has no place.",
        "Y gwannaf yn gyntaf: gosodir barnau'n gyfartal o 0 (cam isaf y raddfa) i 1 (y cam uchaf), a `stands_at` yw eu cymedr. "
        "Nid oes lle i'r hyn sydd oddi ar y raddfa neu heb ei asesu.",
    ),
    "gap_rule": _text(
        "A gap is the judgement less what cases point to. Judgements and the bands of cases are each placed evenly from 0 (the "
        "lowest) to 1 (the highest). The widest stand first; of the same width, those where a body is above its cases before "
        "those where it is below, then those with more cases. Where there are too few cases there is no gap.",
        "Y bwlch yw'r farn llai'r hyn y mae achosion yn pwyntio ato. Gosodir barnau a bandiau achosion ill dau'n gyfartal o 0 "
        "(yr isaf) i 1 (yr uchaf). Y lletaf sydd gyntaf; o'r un lled, y rhai lle mae corff uwchlaw ei achosion cyn y rhai "
        "lle mae islaw, yna'r rhai â mwy o achosion. Lle nad oes digon o achosion nid oes bwlch.",
    ),
    "judged_rule": _text(
        "`judged` is what the inspectorate decided, on the indicator or on the criterion that is named behind it.",
        "`judged` yw'r hyn a benderfynodd yr arolygiaeth, ar y dangosydd neu ar y maen prawf a enwir ar ei ôl.",
    ),
    "nothing_beside": _text(
        "Nothing that was reviewed here bears on these criteria, so there is nothing to hold the judgements against. "
        "--beside DIR names the folder of an inspection that has cases.",
        "Nid oes dim a adolygwyd yma yn ymwneud â'r meini prawf hyn, felly nid oes dim i ddal y barnau yn ei erbyn. "
        "Mae --beside DIR yn enwi ffolder arolygiad sydd ag achosion.",
    ),
    "no_gaps": _text(
        "Wherever there are enough cases, they point where the body judges itself to stand.",
        "Lle bynnag y mae digon o achosion, maent yn pwyntio at y man lle mae'r corff yn barnu ei fod.",
    ),
    "above": _text("above its cases", "uwchlaw ei achosion"),
    "below": _text("below its cases", "islaw ei achosion"),
    "not_assessed": _text("not assessed", "heb ei asesu"),
    "look_again": _text("reworded, to look at again", "ailgeiriwyd, i edrych arno eto"),
    "retired": _text(
        "Not in the criteria any more. These answers are kept where they were given, and count for nothing.",
        "Nid yw yn y meini prawf mwyach. Cedwir yr atebion hyn lle y'u rhoddwyd, ac nid ydynt yn cyfrif.",
    ),
    "left_out": _text("Left out of the counts: {body}. {because}", "Wedi'i adael allan o'r cyfrifon: {body}. {because}"),
    "no_action_yet": _text(
        "{body}: {count} judged short of the scale's highest step without an action: {names}",
        "{body}: barnwyd {count} yn is na cham uchaf y raddfa heb gam gweithredu: {names}",
    ),
}  # fmt: skip


def say(key: str, language: str, **fields: object) -> str:
    """One of the sentences, in a language."""
    return WORDS[key].read(language).format(**fields)
