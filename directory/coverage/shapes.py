"""Takes outlines of health regions from a GeoJSON file: all of it, or nothing with a reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from directory.coverage import drawing
from directory.exceptions import BadShapesError
from directory.models import RegionShape
from liaison.reference.models import Region

if TYPE_CHECKING:
    from pathlib import Path

DECIMALS = 3  # about a hundred metres
LONGITUDES, LATITUDES = (-142, -52), (41, 84)
RING = 4  # points, the first of them again at the end
Rings = list[list[list[float]]]


@transaction.atomic
def load(file: Path) -> int:
    """Replace every outline; returns how many there are. Raises BadShapesError."""
    known = dict(Region.objects.health_regions().values_list("code", "pk"))
    found: dict[str, Rings] = {}
    for number, feature in enumerate(features(file), start=1):
        code = code_of(feature)
        if code not in known:
            raise BadShapesError(
                _("Feature %(number)d is no health region known here: “%(code)s”.")
                % {"number": number, "code": code}
            )
        found[code] = rings_of(feature, number)
    RegionShape.objects.all().delete()
    rows = [RegionShape(region_id=known[code], rings=rings) for code, rings in found.items()]
    RegionShape.objects.bulk_create(rows)
    drawing.forget_shapes()
    return len(rows)


def features(file: Path) -> list[dict[str, Any]]:
    try:
        body = json.loads(file.read_text(encoding="utf-8"))
        found: list[dict[str, Any]] = body["features"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadShapesError(_("This file is no GeoJSON with features.")) from error
    if not isinstance(found, list) or not found:
        raise BadShapesError(_("This file is no GeoJSON with features."))
    return found


def code_of(feature: Any) -> str:
    """`code`, or the province and number that Statistics Canada gives: QC and 2406."""
    words = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(words, dict):
        return ""
    return str(words.get("code") or f"{words.get('region', '')}-{words.get('hruid', '')}")


def rings_of(feature: dict[str, Any], number: int) -> Rings:
    try:
        geometry = feature["geometry"]
        parts = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
        rings = [
            [[round(float(lon), DECIMALS), round(float(lat), DECIMALS)] for lon, lat, *_z in ring]
            for polygon in parts[geometry["type"]]
            for ring in polygon
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise BadShapesError(
            _("Feature %(number)d is neither a polygon nor several.") % {"number": number}
        ) from error
    if not rings or not all(len(ring) >= RING and all(map(in_canada, ring)) for ring in rings):
        raise BadShapesError(
            _("The outline of feature %(number)d is broken or not in Canada.") % {"number": number}
        )
    return rings


def in_canada(point: list[float]) -> bool:
    longitude, latitude = point
    return LONGITUDES[0] <= longitude <= LONGITUDES[1] and LATITUDES[0] <= latitude <= LATITUDES[1]
