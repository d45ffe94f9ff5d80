"""The towns, postal prefixes and provinces of Canada, read once from `data/` and kept in memory."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from liaison.core.bilingual import current_language
from liaison.reference.geometry import distance_km
from liaison.reference.names import key

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"
CITY = 25_000  # people
SAME_PLACE_KM = 30


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    name_en: str
    name_fr: str
    province: str
    region: str
    latitude: float
    longitude: float
    population: int
    kind: str = "town"  # or "postal" or "province"
    within: str = ""  # the id of the city a borough is part of, or of a postal prefix's town

    @property
    def name(self) -> str:
        return self.name_fr if current_language() == "fr" else self.name_en

    @property
    def label(self) -> str:
        """ "Richmond, British Columbia", or in French "Richmond (Colombie-Britannique)"."""
        if self.kind == "province":
            if len(gazetteer().by_name[key(self.name)]) == 1:
                return self.name
            return gettext("%(place)s (the whole province)") % {"place": self.name}
        province = gazetteer().places[f"region:{self.province}"].name
        french = current_language() == "fr"
        label = f"{self.name} ({province})" if french else f"{self.name}, {province}"
        town = gazetteer().landmarks.get(self.id)
        if not town:
            return label
        return gettext("%(place)s, near %(town)s") % {"place": label, "town": town.name}

    def distance_to(self, other: Place) -> float:
        here, there = (self.latitude, self.longitude), (other.latitude, other.longitude)
        return distance_km(here, there)

    def is_twin_of(self, other: Place) -> bool:
        """Another place in the same province, not merely a quarter beside it."""
        same = self.kind == other.kind and self.province == other.province
        return same and self.distance_to(other) > SAME_PLACE_KM

    @property
    def area_codes(self) -> tuple[str, ...]:
        """The areas that hold this place, widest first: serving any of them is serving it."""
        if self.kind == "province":
            return ("CA", self.province)
        codes = ["CA", self.province, self.region]
        place: Place | None = self
        inside = []
        while place:
            if place.kind == "town":
                inside.append(place.id)
            place = gazetteer().places.get(place.within)
        return tuple(code for code in (*codes, *reversed(inside)) if code)


class Gazetteer:
    def __init__(self) -> None:
        self.places: dict[str, Place] = {}
        self.by_name: dict[str, list[Place]] = defaultdict(list)
        self.by_other_name: dict[str, list[Place]] = defaultdict(list)
        self._read_towns()
        self._read_prefixes()
        self._read_provinces()
        self.keys = sorted({*self.by_name, *self.by_other_name})
        self.landmarks = dict(self._landmarks())
        self._southmost_first = sorted(self.towns(), key=lambda place: place.latitude)
        self._latitudes = [place.latitude for place in self._southmost_first]

    def towns(self) -> Iterator[Place]:
        return (place for place in self.places.values() if place.kind == "town")

    def named(self, name: str) -> list[Place]:
        """Places called so; those who have it as a second name only when nobody has it as first."""
        return self.by_name.get(name) or self.by_other_name.get(name) or []

    def nearest_town(self, latitude: float, longitude: float) -> Place:
        """Looks north and south from the latitude until nothing closer can come."""
        shrink = cos(radians(latitude))
        start = bisect_left(self._latitudes, latitude)
        best, best_square = self._southmost_first[min(start, len(self._latitudes) - 1)], 1e9
        for indices in (range(start, len(self._latitudes)), range(start - 1, -1, -1)):
            for index in indices:
                north = self._latitudes[index] - latitude
                if north * north > best_square:
                    break
                place = self._southmost_first[index]
                east = (place.longitude - longitude) * shrink
                square = north * north + east * east
                if square < best_square:
                    best, best_square = place, square
        return best

    def _landmarks(self) -> Iterator[tuple[str, Place]]:
        """For towns that share name and province, the city that tells which is meant."""
        cities = [place for place in self.towns() if place.population >= CITY and not place.within]
        for bearers in self.by_name.values():
            for place in bearers:
                if any(place.is_twin_of(other) for other in bearers):
                    others = (city for city in cities if city not in bearers)
                    yield place.id, min(others, key=place.distance_to)

    def _read_towns(self) -> None:
        for row in (*_rows("places.csv"), *_rows("supplement.csv")):
            place = Place(
                id=row["id"],
                name_en=row["name_en"],
                name_fr=row["name_fr"] if row["name_fr"] != row["name_en"] else row["name_en"],
                province=intern(row["province"]),
                region=intern(row["region"]),
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                population=int(row["population"]),
                within=intern(row["within"]),
            )
            self.places[place.id] = place
            for name in {key(place.name_en), key(place.name_fr)}:
                self.by_name[name].append(place)
            for name in {key(name) for name in row["alternates"].split("|") if name}:
                self.by_other_name[name].append(place)

    def _read_prefixes(self) -> None:
        for row in _rows("fsa.csv"):
            town = self.places[row["town"]]
            self.places[f"fsa:{row['fsa']}"] = Place(
                id=f"fsa:{row['fsa']}",
                name_en=f"{row['fsa']}, {town.name_en}",
                name_fr=f"{row['fsa']}, {town.name_fr}",
                province=town.province,
                region=town.region,
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                population=0,
                kind="postal",
                within=town.id,
            )

    def _read_provinces(self) -> None:
        for row in _rows("regions.csv"):
            if row["parent"]:
                continue
            place = Place(
                id=f"region:{row['code']}",
                name_en=row["name_en"],
                name_fr=row["name_fr"],
                province=intern(row["code"]),
                region="",
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                population=int(row["population_2023"]),
                kind="province",
            )
            self.places[place.id] = place
            for name in {key(place.name_en), key(place.name_fr)}:
                self.by_name[name].append(place)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()
