"""Which facts of a listing differ from what was published on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, Revision

from directory.enums import Facet, Fact, IntakeStatus
from directory.models import Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from directory.listing import ListingFacts
    from directory.models import Organisation, Service

Content = dict[str, Any]
FACTS = {
    "hours": Fact.HOURS,
    "contacts": Fact.CONTACT,
    "police_role": Fact.POLICE,
    "police_note_en": Fact.POLICE,
    "police_note_fr": Fact.POLICE,
    "privacy_note_en": Fact.PRIVACY,
    "privacy_note_fr": Fact.PRIVACY,
    "privacy_url": Fact.PRIVACY,
    "anonymous_ok": Fact.PRIVACY,
    **dict.fromkeys(
        "name_en name_fr summary_en summary_fr description_en description_fr steps_en steps_fr "
        "levels audiences referrers referral_note_en referral_note_fr modes specialisation cost "
        "cost_note_en cost_note_fr voluntary objectives_en objectives_fr model_note_en "
        "model_note_fr minimum_age maximum_age interpreter_on_request terms locations "
        "serves_canada regions served_places".split(),
        Fact.DESCRIPTION,
    ),
}
OF_THE_ORGANISATION = (Fact.CONTACT, Fact.POLICE, Fact.PRIVACY)


def intake_words(facts: ListingFacts, before: tuple[str, str]) -> str:
    """“Intake status: taking referrals (before: waiting list)”; empty when it is the same."""
    status = before[0]
    if facts.intake is None or (facts.intake.status, facts.intake.wait) == before:
        return ""
    said = {"now": facts.status_label, "before": IntakeStatus(status).label}
    if facts.intake.status == status:
        return _("Intake status: %(now)s") % said
    return _("Intake status: %(now)s (before: %(before)s)") % said


def revised(facts: ListingFacts, since: datetime, allowed: Collection[str]) -> list[str]:
    """The names of what reads differently since then; of the organisation, what its service
    leaves to it."""
    service = facts.service
    changed = {*differences(service, since, allowed)}
    own = {*stated(service, allowed)}
    changed |= {
        fact
        for fact in differences(service.organisation, since, allowed)
        if fact in OF_THE_ORGANISATION and fact not in own
    }
    return [str(fact.label) for fact in Fact if fact in changed]


def stated(service: Service, allowed: Collection[str]) -> Iterator[Fact]:
    if any(row.visibility in allowed for row in service.contacts.all()):
        yield Fact.CONTACT
    if service.police_role:
        yield Fact.POLICE
    if service.privacy_note:
        yield Fact.PRIVACY


def differences(
    record: Service | Organisation, since: datetime, allowed: Collection[str]
) -> set[Fact]:
    if record.last_published_at is None or record.last_published_at <= since:
        return set()
    before, now = published_at(record, since), record.live_revision
    if before is None or now is None:  # nobody can say what it was: only that it is another
        return {Fact.DESCRIPTION}
    old, new = (public(it.content, allowed) for it in (before, now))
    return {fact for name, fact in FACTS.items() if old.get(name) != new.get(name)}


def published_at(record: Service | Organisation, day: datetime) -> Revision | None:
    """What readers saw on that day: as the log says, or else the newest version of then."""
    same = {
        "content_type": ContentType.objects.get_for_model(record),
        "object_id": str(record.pk),
    }
    log = ModelLogEntry.objects.filter(
        **same, action__startswith="wagtail.publish", timestamp__lte=day, revision__isnull=False
    )
    entry = log.select_related("revision").order_by("-timestamp").first()
    if entry:
        return entry.revision
    earlier = Revision.objects.filter(**same, created_at__lte=day)
    return earlier.order_by("-created_at", "-pk").first()


def public(content: Mapping[str, Any], allowed: Collection[str]) -> Content:
    """Without what this reader may not know of, and without the numbers of rows."""
    found = dict(content)
    contacts = [row for row in content.get("contacts", []) if row["visibility"] in allowed]
    found["contacts"] = [bare(row) for row in contacts]
    found["hours"] = [bare(row) for row in content.get("hours", [])]
    hidden = Term.objects.of(Facet.EXPERIENCE).values_list("pk", flat=True)
    found["terms"] = set(content.get("terms", [])) - set(hidden)
    return found


def bare(row: Mapping[str, Any]) -> Content:
    return {name: value for name, value in row.items() if name not in ("pk", "service")}
