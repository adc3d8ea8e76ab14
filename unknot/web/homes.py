"""The countries one can be at home in, for the emergency number."""

from __future__ import annotations

LOCALES = {
    "en-GB": "United Kingdom",
    "en-IE": "Ireland",
    "en-US": "United States",
    "en-CA": "Canada",
    "en-AU": "Australia",
    "en-NZ": "New Zealand",
    "en-IN": "India",
    "de-DE": "Germany",
    "de-AT": "Austria",
    "de-CH": "Switzerland",
    "fr-FR": "France",
    "nl-NL": "Netherlands",
    "es-ES": "Spain",
    "it-IT": "Italy",
    "en-ZA": "South Africa",
}
