"""Services as GeoJSON (RFC 7946): a feature for each public place, one without a geometry for a
service that has none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings

from directory.exports.columns import clean
from directory.exports.entry import entries
from directory.exports.licence import licence, today
from directory.exports.tables import ages_words
from liaison.core.bilingual import current_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.exports.entry import Entry
    from directory.exports.selection import Selection


def as_geojson(selection: Selection) -> bytes:
    terms = licence()
    body = {
        "type": "FeatureCollection",
        "metadata": {
            "title": selection.title,
            "language": current_language(),
            "selection": selection.count_words,
            "total": selection.total,
            "services": len(selection.services),
            "taken_on": today(),
            "source": f"Liaison, {settings.BASE_URL}",
            "licence": terms.name,
            "licence_url": terms.url,
            "note": ages_words(),
        },
        "features": [
            feature
            for entry in entries(selection.services, selection.allowed)
            for feature in features(entry)
        ],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def features(entry: Entry) -> Iterator[dict[str, Any]]:
    said = {name: clean(value) for name, value in properties(entry).items()}
    for pin in entry.pins:
        point = {"type": "Point", "coordinates": [pin.longitude, pin.latitude]}
        yield feature(said | {"place": clean(pin.address)}, point)
    if not entry.pins:
        yield feature(said, None)


def feature(properties: dict[str, Any], geometry: dict[str, Any] | None) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def properties(entry: Entry) -> dict[str, Any]:
    service, facts, at = entry.service, entry.facts, entry.intake.at
    return {
        "key": service.key,
        "name": str(entry.name),
        "organisation": str(entry.organisation),
        "invented": service.organisation.is_invented,
        "summary": str(service.summary),
        "url": entry.url,
        "intake": facts.intake_status.value,
        "intake_label": facts.status_label,
        "intake_confirmed_on": at.date().isoformat() if at else None,
        "referrers": "; ".join(service.referrers),
        "police": service.effective_police_role or None,
        "police_label": facts.police_label,
        "levels": "; ".join(service.levels),
        "languages": "; ".join(facts.language_codes),
        "contact": "; ".join(row.shown for row in entry.contacts),
    }
