"""Emergency numbers by country. Data in code, so that it is there when the store, the library and the net are not."""

from __future__ import annotations

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
