"""Where a service is given. An address is shown only where the feed says that it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from directory.enums import LocationPrivacy
from directory.hsds.importing.marks import marks_of
from directory.hsds.importing.sheet import any_of, side_by_side, spoken
from directory.importing.rows import wrong_place
from liaison.reference import places as gazetteer
from liaison.reference.names import province_named

if TYPE_CHECKING:
    from directory.hsds.importing.marks import Marks
    from directory.hsds.importing.sheet import Row, Said, Sheet

CANADA = ("", "ca", "can", "canada")
NOT_A_PLACE = ("virtual", "postal")
OURS = "liaison-location-privacy"


def places(sheet: Sheet, rows: Said) -> list[Row]:
    found: dict[str, Row] = {}
    for parts in side_by_side(rows, "service_at_locations"):
        locations = {
            language: row["location"] for language, row in parts.items() if "location" in row
        }
        if not locations:
            named = any_of(parts).get("location_id", "")
            sheet.warn(_("The feed doesn’t hold this location: left out."), "location", named)
        elif place := one(sheet, locations):
            found.setdefault(place["id"], place)
    return list(found.values())


def one(sheet: Sheet, rows: Said) -> Row | None:
    row = any_of(rows)
    marks = {language: marks_of(it) for language, it in rows.items()}
    if row.get("location_type") in NOT_A_PLACE or not row.get("id"):
        return None
    place: Row = {"id": row["id"]}
    first = next(iter(marks.values()))
    privacy = first.codes(OURS)
    if privacy:
        sheet.put("province", first.value("liaison-fact", "province"), place)
    elif not province_of(sheet, row, place):
        return None
    stated(sheet, row, first, place)
    sheet.put_texts("location_name", spoken(rows, marks, "name"), place)
    point(sheet, row, place)
    place["location_privacy"] = allowed(privacy)
    if "city" in place and not privacy and "latitude" not in place:
        town = gazetteer.town_centre(place["city"], place["province"])
        if town:
            place |= {"latitude": town.latitude, "longitude": town.longitude}
    return with_accessibility(sheet, row, place)


def allowed(privacy: list[str]) -> str:
    return (
        privacy[0]
        if privacy and privacy[0] in LocationPrivacy.values
        else (LocationPrivacy.LOCALITY.value)
    )


def stated(sheet: Sheet, row: Row, marks: Marks, place: Row) -> None:
    """The address as HSDS has it, or the facts that stand for a part of one."""
    addresses = sorted(
        row.get("addresses", []), key=lambda it: it.get("address_type") != "physical"
    )
    address = addresses[0] if addresses else {}

    def fact(code: str) -> str:
        return marks.value("liaison-fact", code)

    lines = [address.get(name, "") for name in ("address_1", "address_2")]
    sheet.put_text("address", ", ".join(line for line in lines if line) or fact("address"), place)
    sheet.put_text("city", address.get("city") or fact("city"), place)
    sheet.put("postal_code", address.get("postal_code") or fact("postal-code"), place)
    if "province" not in place:
        sheet.put("province", address.get("state_province"), place)


def province_of(sheet: Sheet, row: Row, place: Row) -> bool:
    """Whether it is in a town and province of Canada; told where it isn't."""
    address: Row = next(iter(row.get("addresses", [])), {})
    texts = [address.get(name, "") for name in ("state_province", "region")]
    province = next((code for text in texts if (code := province_named(text))), "")
    if province and address.get("city") and address.get("country", "").casefold() in CANADA:
        place["province"] = province
        return True
    message = _("This location has no town and province of Canada: left out.")
    sheet.warn(
        message, "location", ", ".join(text for text in (row.get("name", ""), *texts) if text)
    )
    return False


def point(sheet: Sheet, row: Row, place: Row) -> None:
    latitude, longitude = row.get("latitude"), row.get("longitude")
    if latitude is None and longitude is None:
        return
    values: dict[str, Any] = place | {"latitude": latitude, "longitude": longitude}
    wrong = [it for it in wrong_place(values) if it[0] == "latitude"]
    if wrong:
        sheet.warn(wrong[0][1], "latitude", f"{latitude} {longitude}")
    else:
        place |= {"latitude": float(latitude), "longitude": float(longitude)}  # type: ignore[arg-type]


def with_accessibility(sheet: Sheet, row: Row, place: Row) -> Row:
    rows = row.get("accessibility", [])
    codes = [code for it in rows for code in marks_of(it).codes("liaison-accessibility")]
    known = sheet.cells.terms.get("accessibility", ())
    if found := sorted({code for code in codes if code in known}):
        place["accessibility"] = found
    return place
