"""What HSDS 3.1 says each object may hold: enough to read it, whether nested or in tables."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shape:
    """`several` and `one` name the fields that hold objects, and of which kind these are."""

    texts: frozenset[str]
    numbers: frozenset[str] = frozenset()
    several: dict[str, str] = field(default_factory=dict)
    one: dict[str, str] = field(default_factory=dict)


def shape(texts: str, numbers: str = "", several: str = "", one: str = "") -> Shape:
    """From words; `phones:phone` is a field and the kind of what it holds."""
    kinds = dict(pair.split(":") for pair in several.split())
    return Shape(
        frozenset(f"id {texts}".split()),
        frozenset(numbers.split()),
        {"attributes": "attribute", "metadata": "metadata"} | kinds,
        dict(pair.split(":") for pair in one.split()),
    )


SHAPES = {
    "organization": shape(
        "name alternate_name description email website tax_status tax_id legal_status logo uri"
        " parent_organization_id year_incorporated",
        several="additional_websites:url phones:phone contacts:contact locations:location",
    ),
    "service": shape(
        "organization_id program_id name alternate_name description url email status"
        " interpretation_services application_process fees_description wait_time fees"
        " accreditations eligibility_description assured_date assurer_email licenses alert"
        " last_modified",
        "minimum_age maximum_age",
        "additional_urls:url phones:phone schedules:schedule service_areas:service_area"
        " service_at_locations:service_at_location languages:language contacts:contact"
        " cost_options:cost_option eligibility:eligibility",
        "organization:organization program:program",
    ),
    "service_at_location": shape(
        "service_id location_id description",
        several="phones:phone schedules:schedule service_areas:service_area contacts:contact",
        one="location:location service:service",
    ),
    "location": shape(
        "organization_id location_type url name alternate_name description transportation"
        " external_identifier external_identifier_type",
        "latitude longitude",
        "addresses:address phones:phone schedules:schedule languages:language"
        " accessibility:accessibility contacts:contact",
    ),
    "address": shape(
        "location_id attention address_1 address_2 city region state_province postal_code country"
        " address_type"
    ),
    "phone": shape(
        "location_id service_id organization_id contact_id service_at_location_id number extension"
        " type description",
        several="languages:language",
    ),
    "contact": shape(
        "organization_id service_id service_at_location_id location_id name title department email",
        several="phones:phone",
    ),
    "schedule": shape(
        "service_id location_id service_at_location_id valid_from valid_to dtstart until wkst freq"
        " byday byweekno bymonthday byyearday description opens_at closes_at schedule_link"
        " attending_type notes",
        "timezone count interval",
    ),
    "service_area": shape(
        "service_id service_at_location_id name description extent extent_type uri"
    ),
    "language": shape("service_id location_id phone_id name code note"),
    "accessibility": shape("location_id description details url"),
    "cost_option": shape(
        "service_id valid_from valid_to option currency amount_description", "amount"
    ),
    "eligibility": shape("service_id eligibility"),
    "url": shape("organization_id service_id label url"),
    "program": shape("organization_id name alternate_name description"),
    "attribute": shape(
        "link_id taxonomy_term_id link_type link_entity value label",
        one="taxonomy_term:taxonomy_term",
    ),
    "taxonomy_term": shape(
        "code name description parent_id taxonomy language taxonomy_id term_uri",
        one="taxonomy_detail:taxonomy",
    ),
    "taxonomy": shape("name description uri version"),
    "metadata": shape(
        "resource_id resource_type last_action_date last_action_type field_name previous_value"
        " replacement_value updated_by"
    ),
}
TOP = ("service", "organization", "location", "service_at_location", "taxonomy_term", "taxonomy")
