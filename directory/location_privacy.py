"""What the public may know of a place: decided here and nowhere else.

Page, list, map, JSON, print and the search index all show a `PublicLocation`, never a `Location`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from directory.enums import LocationPrivacy
from liaison.core.provinces import Province
from liaison.reference import places

if TYPE_CHECKING:
    from uuid import UUID

    from directory.models import Location


@dataclass(frozen=True, slots=True)
class PublicLocation:
    """A place as far as its privacy allows; empty texts and no point where it doesn't."""

    pk: int
    uuid: UUID
    privacy: str
    name: str = ""
    address: str = ""
    city: str = ""
    province: str = ""
    postal_code: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def has_point(self) -> bool:
        return self.latitude is not None and self.longitude is not None

    @property
    def is_exact(self) -> bool:
        return self.privacy == LocationPrivacy.EXACT

    @property
    def label(self) -> str:
        """“Laval, Quebec”, “Quebec”, or nothing."""
        return place_label(self.city, self.province)


def place_label(city: str, province: str) -> str:
    province_name = str(Province(province).label) if province else ""
    if city and province:
        return _("%(town)s, %(province)s") % {"town": city, "province": province_name}
    return city or province_name


def public_location(location: Location) -> PublicLocation:
    """The one gate between a stored address and everything that leaves the database.

    Exact: all of it. Locality: the town, at the town's centre. Region: the province, no point.
    Hidden: nothing.
    """
    privacy = LocationPrivacy(location.privacy)
    if privacy == LocationPrivacy.EXACT:
        return PublicLocation(
            pk=location.pk,
            uuid=location.uuid,
            privacy=privacy,
            name=location.name,
            address=location.address,
            city=location.city,
            province=location.province,
            postal_code=location.postal_code,
            latitude=location.latitude,
            longitude=location.longitude,
        )
    if privacy == LocationPrivacy.LOCALITY:
        # Snapped, not jittered: many jittered readings average out to the address.
        centre = places.town_centre(location.city, location.province)
        return PublicLocation(
            pk=location.pk,
            uuid=location.uuid,
            privacy=privacy,
            city=location.city,
            province=location.province,
            latitude=centre.latitude if centre else None,
            longitude=centre.longitude if centre else None,
        )
    if privacy == LocationPrivacy.REGION:
        return PublicLocation(location.pk, location.uuid, privacy, province=location.province)
    return PublicLocation(location.pk, location.uuid, privacy)
