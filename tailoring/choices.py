"""Settles what the person left open: the country, from their telephone number, their place, or the ad."""

from __future__ import annotations

import re
from functools import cache

from tailoring.data_files import DATA, load_yaml
from tailoring.model import Model
from tailoring.options import TailorOptions
from tailoring.posting import Posting
from tailoring.profile import Profile

_US_STATE = re.compile(r",\s*[A-Z]{2}(?:\s+\d{5})?$")


class CountryCues(Model):
    """The content of data/countries.yaml."""

    telephone: dict[str, str]
    places: dict[str, str]


@cache
def country_cues() -> CountryCues:
    """Telephone prefixes and names of countries, from the data file."""
    return load_yaml(DATA / "countries.yaml", CountryCues)


def settled_options(options: TailorOptions, profile: Profile, posting: Posting) -> TailorOptions:
    """The options with the country and the spelling filled in."""
    country = options.country or country_of(profile) or posting.country
    spelling = options.spelling or ("american" if country in ("US", "PH") else "british" if country else None)
    return options.model_copy(update={"country": country, "spelling": spelling})


def country_of(profile: Profile) -> str:
    """The ISO code of the country a person writes from, "" when nothing tells."""
    values = {contact.kind: contact.value for contact in profile.contacts}
    digits = re.sub(r"[^\d+]", "", values.get("phone", ""))
    prefixes = sorted(country_cues().telephone, key=len, reverse=True)
    for prefix in prefixes:
        if digits.startswith(prefix):
            return country_cues().telephone[prefix]
    place = values.get("place", "").strip()
    last = place.rsplit(",", 1)[-1].strip().casefold()
    if last in country_cues().places:
        return country_cues().places[last]
    return "US" if _US_STATE.search(place) else ""
