"""Emergency numbers by country, and the worst signs. Data in code, so that it is there when the store, the library and
the net are not."""

from __future__ import annotations

from dataclasses import dataclass

FALLBACK = "112"  # reaches help from a mobile phone in most countries

# Standard knowledge written from memory (grade: memory); 112 is used across the European Union and stands in elsewhere.
NUMBERS = {
    "999": "GB IE HK KE MY BD BH",
    "911": "US CA MX PH CR PA DO EC SV HN AR PR GU",
    "000": "AU",
    "111": "NZ",
    "995": "SG",
    "10177": "ZA",
    "119": "JP KR TW",
    "120": "CN",
    "192": "BR",
    "144": "CH LI",
    "101": "IL",
    "131": "CL",
    "123": "CO",
    "106": "PE",
    "998": "AE",
    "997": "SA",
    "1669": "TH",
    "115": "VN",
}
BY_COUNTRY = {country: number for number, countries in NUMBERS.items() for country in countries.split()}


def emergency_number(locale: str) -> str:
    """The number to call for an ambulance, by a locale such as `en-GB` or `de_AT.UTF-8`; 112 when none is known."""
    parts = locale.partition(".")[0].replace("_", "-").split("-")
    country = next((part.upper() for part in parts[1:] if len(part) == 2 and part.isalpha()), "")
    return BY_COUNTRY.get(country, FALLBACK)


@dataclass(frozen=True, slots=True)
class Sign:
    """A line of the list that is shown when nothing else is at hand; `flags` are the red flags that it stands for."""

    where: str
    says: str
    flags: tuple[str, ...]


# Ours, in short words, of the red flags with the urgency emergency; tests/core/test_emergency.py holds them together.
SIGNS = (
    Sign(
        "Chest",
        "Pressure or pain in the chest, also into arm, jaw or back; sudden short breath; coughing blood",
        ("heart-attack", "clot-in-lung", "breathing-pain-clot", "jaw-on-exertion"),
    ),
    Sign(
        "Back or belly",
        "A sudden tearing pain in chest, back or belly, or something pulsing in the belly",
        ("aneurysm", "tearing-back-pain"),
    ),
    Sign(
        "Face, speech, sight",
        "A drooping or numb face, a weak arm, lost speech, sight or balance",
        ("stroke", "face-numb-or-droop", "temporal-arteritis-sight"),
    ),
    Sign(
        "Head and neck",
        "The worst headache ever, or a new neck pain with dizziness, double vision or trouble swallowing",
        ("worst-headache", "artery-tear-in-neck", "neck-after-manipulation"),
    ),
    Sign(
        "Fever",
        "A stiff neck with fever, or confusion, drowsiness, a collapse or a fit",
        ("meningitis", "collapse"),
    ),
    Sign(
        "After a blow or fall",
        "Vomiting or drowsiness after a knock on the head; tingling limbs or a neck that cannot turn",
        ("head-injury", "neck-trauma"),
    ),
    Sign(
        "Between the legs, bladder, bowel",
        "New numbness there, or trouble with water, bowels or sex",
        ("saddle-numbness", "bladder-change", "bowel-change", "sexual-change"),
    ),
    Sign(
        "Legs",
        "Both legs weak or numb, a foot that suddenly drops, or a tight band round the body with heavy legs",
        ("both-legs-or-foot-drop", "band-like-with-heavy-legs"),
    ),
    Sign(
        "Arm, hand, leg or foot",
        "Suddenly cold, white or blue, or hard and tight with pain beyond all measure",
        ("cold-pale-hand", "cold-white-foot", "compartment"),
    ),
    Sign("Urine", "Dark, like cola, with very sore or swollen muscles", ("muscle-breakdown",)),
    Sign(
        "Pregnant, or perhaps",
        "One-sided or shoulder-tip pain, bleeding, a bad headache, flashes or sudden swelling",
        ("ectopic", "shoulder-tip-belly", "pre-eclampsia"),
    ),
    Sign("Testicle", "Sudden severe pain in it", ("torsion",)),
    Sign("Throat", "Swelling lips, tongue or throat, or wheezing", ("allergic-reaction",)),
    Sign("Mind", "Thoughts of ending your life or harming yourself", ("self-harm",)),
)
