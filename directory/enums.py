"""Codes fixed in the software (F1, F4, F6, F7, F9, F11, F13, F18 and the states of a record).

Source of the facets: docs/requirements.csv R001, R042, R108; the other facets are editable terms.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

NOT_STATED = "not-stated"


class Level(models.TextChoices):
    PRIMARY = "primary", _("Primary")
    SECONDARY = "secondary", _("Secondary")
    TERTIARY = "tertiary", _("Tertiary")
    PROFESSIONALS = "professionals", _("Support to professionals")

    @property
    def definition(self) -> str:
        return str(LEVEL_DEFINITIONS[self])


LEVEL_DEFINITIONS = {
    Level.PRIMARY: _("Work with everyone, to build resilience."),
    Level.SECONDARY: _("Help where there is reason for concern about a person or a small group."),
    Level.TERTIARY: _(
        "Support for people involved in violent extremism, or leaving it, and their circle."
    ),
    Level.PROFESSIONALS: _("Advice or training for workers; no direct clients."),
}


class Audience(models.TextChoices):
    SELF = "self", _("Person seeking help for self")
    FAMILY = "family", _("Family and friends")
    PROFESSIONALS = "professionals", _("Professionals")
    YOUTH = "youth", _("Children and youth")
    JUSTICE = "justice", _("People under justice supervision")
    RETURNEES = "returnees", _("People returned from conflict zones")
    VICTIMS = "victims", _("Victims and targeted communities")
    SETTINGS = "settings", _("Schools and workplaces")


class Referrer(models.TextChoices):
    SELF = "self", _("The person")
    FAMILY = "family", _("Family or friend")
    PROFESSIONAL = "professional", _("Professional")
    TABLE = "table", _("Partner table only")
    COURT = "court", _("Court or corrections")


class IntakeStatus(models.TextChoices):
    OPEN = "open", _("Taking referrals")
    WAITING = "waiting", _("Waiting list")
    PAUSED = "paused", _("Intake paused")
    CLOSED = "closed", _("Closed to new referrals")
    UNKNOWN = "unknown", _("Intake not known")


class Mode(models.TextChoices):
    IN_PERSON = "in-person", _("In person")
    PHONE = "phone", _("Phone")
    VIDEO = "video", _("Video")
    TEXT = "text", _("Text or chat")
    MOBILE = "mobile", _("Mobile team")


REMOTE_MODES = frozenset({Mode.PHONE, Mode.VIDEO, Mode.TEXT})


class Specialisation(models.TextChoices):
    SPECIALISED = "specialised", _("Specialised in preventing violent extremism")
    PARTLY = "partly", _("Partly specialised")
    TRAINED = "trained", _("General service with trained staff")
    GENERAL = "general", _("General service")


class PoliceRole(models.TextChoices):
    NONE = "none", _("Not involved")
    LAW_ONLY = "law-only", _("Only if the law requires it")
    PARTNER = "partner", _("Partner by agreement")
    COORDINATES = "coordinates", _("Police coordinate the service")
    DELIVERS = "delivers", _("Police deliver the service")


class Cost(models.TextChoices):
    FREE = "free", _("Free")
    SCALE = "scale", _("Sliding scale")
    FEE = "fee", _("Fee")
    INSURANCE = "insurance", _("Public insurance")


class Voluntary(models.TextChoices):
    VOLUNTARY = "voluntary", _("Voluntary")
    MANDATED = "mandated", _("Mandated")
    BOTH = "both", _("Voluntary or mandated")


class TeamSize(models.TextChoices):
    TINY = "1-2", _("Team of 1 or 2")
    SMALL = "3-5", _("Team of 3 to 5")
    MEDIUM = "6-10", _("Team of 6 to 10")
    LARGE = "11+", _("Team of 11 or more")


class WaitBand(models.TextChoices):
    DAYS = "days", _("a few days")
    WEEKS_2 = "2-weeks", _("up to 2 weeks")
    WEEKS_6 = "6-weeks", _("up to 6 weeks")
    MONTHS_3 = "3-months", _("up to 3 months")
    LONGER = "longer", _("more than 3 months")


class Room(models.TextChoices):
    """How many more people a service could start with now: its own word, on one day."""

    SEVERAL = "several", _("Room for several people")
    FEW = "few", _("One or two places left")
    NONE = "none", _("No room at the moment")


class LocationPrivacy(models.TextChoices):
    EXACT = "exact", _("Street address shown")
    LOCALITY = "locality", _("Town only")
    REGION = "region", _("Region only")
    HIDDEN = "hidden", _("Not shown at all")


class LifeCycle(models.TextChoices):
    FOUND = "found", _("Found")
    CONTACTED = "contacted", _("Contacted")
    CONFIRMED = "confirmed", _("Confirmed")
    ARCHIVED = "archived", _("Archived")


KNOWN_TO_THEM = (LifeCycle.CONTACTED, LifeCycle.CONFIRMED)  # the organisation was asked


class Fact(models.TextChoices):
    INTAKE = "intake", _("Intake status")
    HOURS = "hours", _("Hours")
    CONTACT = "contact", _("Contact")
    POLICE = "police", _("Police involvement")
    PRIVACY = "privacy", _("Confidentiality and sharing")
    DESCRIPTION = "description", _("Description and classification")


class Rung(models.TextChoices):
    """What happens, one after the other, to a listing that nobody confirms."""

    REMINDER = "reminder", _("Reminder")
    SECOND = "second", _("Second reminder")
    URGENT = "urgent", _("Urgent reminder")
    DEMOTED = "demoted", _("Shown after the others")
    HIDDEN = "hidden", _("Hidden")


class Withheld(models.TextChoices):
    STALE = "stale", _("nobody confirmed it")
    ASKED = "asked", _("the organisation asked for it")
    SAFETY = "safety", _("it could put someone at risk")
    WRONG = "wrong", _("it is wrong or no longer exists")


class How(models.TextChoices):
    ORGANISATION = "organisation", _("the organisation")
    INTERVIEW = "interview", _("an editor, in an interview")
    WRITING = "writing", _("an editor, in writing")
    WEBSITE = "website", _("an editor, from the organisation’s website")
    IMPORT = "import", _("an imported list")


class AttributeKind(models.TextChoices):
    SIZE = "size", _("Size")
    STRUCTURE = "structure", _("Structure")
    CONTENT = "content", _("Content")
    MODEL = "model", _("Model")
    RESOURCES = "resources", _("Resources")
    CHALLENGES = "challenges", _("Challenges")


class ContactKind(models.TextChoices):
    VOICE = "voice", _("Phone")
    TEXT = "sms", _("Text message")
    TTY = "tty", _("TTY")
    FAX = "fax", _("Fax")
    EMAIL = "email", _("E-mail")
    WEB = "web", _("Website")
    CHAT = "chat", _("Chat")


class LiaisonKind(models.TextChoices):
    POLICE = "police", _("Police liaison")
    GOVERNMENT = "government", _("Provincial or government contact")
    SECURITY = "security", _("Security-information liaison officer")


class UnmetReason(models.TextChoices):
    """Why a table could not take a referral: nothing about whom."""

    FULL = "full", _("The table had no room")
    POLICE = "police", _("Police had no capacity")
    SERVICE = "service", _("No service could take over")
    AREA = "area", _("Outside its area")
    CONSENT = "consent", _("No consent, and no law that allows it")
    THRESHOLD = "threshold", _("Ordinary services were enough")


class NoticeKind(models.TextChoices):
    OFFER = "offer", _("Offer")
    REQUEST = "request", _("Request")


class InterviewWay(models.TextChoices):
    PHONE = "phone", _("By phone")
    VIDEO = "video", _("By video")
    VISIT = "visit", _("On a visit")
    WRITING = "writing", _("In writing")


class Decision(models.TextChoices):
    INCLUDED = "included", _("Included")
    EXCLUDED = "excluded", _("Not included")
    APPEAL = "appeal", _("Review asked for")


class MemberRole(models.TextChoices):
    """What a person may do with the listings of their organisation."""

    EDITOR = "editor", _("Editor: keeps the listings")
    MANAGER = "manager", _("Manager: keeps the listings and the people")


class MemberChange(models.TextChoices):
    CLAIMED = "claimed", _("Let in by a claim")
    JOINED = "joined", _("Came by invitation")
    ROLE = "role", _("Got another role")
    LEFT = "left", _("Left")
    REVOKED = "revoked", _("Was sent away")


class FeedbackKind(models.TextChoices):
    CORRECTION = "correction", _("A field says something wrong")
    CLOSED = "closed", _("The service no longer exists, or moved")
    UNREACHED = "unreached", _("Nobody answers, or the contact is wrong")
    INTAKE = "intake", _("It does not take the referrals that it says it takes")
    UNSAFE = "unsafe", _("It could put someone at risk")
    PRIVACY = "privacy", _("It shows something that should not be public")
    OTHER = "other", _("Something else")
    TAKE_OFF = "take-off", _("We are this organisation and want to be taken off")


URGENT_FEEDBACK = (FeedbackKind.UNSAFE, FeedbackKind.PRIVACY, FeedbackKind.TAKE_OFF)


class FeedbackOutcome(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Not accepted")


class Facet(models.TextChoices):
    """The facets whose terms editors keep; the code is the parameter in addresses and imports."""

    TYPE = "type", _("Service type")
    SECTOR = "sector", _("Sector")
    INCLUSION = "inclusion", _("Gender and inclusion")
    LANGUAGE = "language", _("Languages")
    MODEL = "model", _("Approach or model")
    EXPERIENCE = "experience", _("Forms of extremism with experience")
    DISCIPLINE = "discipline", _("Disciplines")
    ACCESSIBILITY = "accessibility", _("Accessibility")
    ORGANISATION_TYPE = "organisation_type", _("Organisation type")
    AIM = "aim", _("Aim")
    CONDITION = "condition", _("Conditions")
    FUNCTION = "function", _("Functions of a lead organisation")


SPIRITUAL = "spiritual"  # the service type that is shown only to who asks for it (R015)
ORGANISATION_FACETS = (Facet.SECTOR, Facet.ORGANISATION_TYPE)
SERVICE_FACETS = tuple(facet for facet in Facet if facet not in ORGANISATION_FACETS)


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")
