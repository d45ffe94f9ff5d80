"""Every address of the site outside Wagtail’s own room, and what each persona gets there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from liaison.accounts.roles import VERIFIED_ROLES
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.personas import Persona

    Rule = Callable[[Persona], int]


def everyone(persona: Persona) -> int:
    return 200


def moved(persona: Persona) -> int:
    return 302


def missing_page(persona: Persona) -> int:
    return 404


def ended(persona: Persona) -> int:
    return 410


def signed_out(persona: Persona) -> int:
    return 302 if persona.signed_in else 200


def signed_in(persona: Persona) -> int:
    return 200 if persona.signed_in else 302


def practitioners(persona: Persona) -> int:
    return 200 if persona.is_verified or persona.is_staff else 404


def verified_roles(persona: Persona) -> int:
    verified = persona.is_verified and bool(VERIFIED_ROLES & set(persona.roles))
    return 200 if verified or persona.is_staff else 404


def staff(persona: Persona) -> int:
    return 200 if persona.is_staff else 404


def asked_again(persona: Persona) -> int:
    """Whoever has a way to prove again that it is them does so first."""
    return 200 if persona.signed_in and not persona.needs_second_factor else 302


def with_a_code(persona: Persona) -> int:
    if not persona.signed_in:
        return 302
    return 200 if persona.needs_second_factor else 403


def led_to_a_code(persona: Persona) -> int:
    return 302 if not persona.signed_in or persona.needs_second_factor else 403


def not_theirs(persona: Persona) -> int:
    return 302 if not persona.signed_in or persona.needs_second_factor else 404


def nothing_to_see(persona: Persona) -> int:
    return 404 if persona.signed_in else 302


def sent_by_members(persona: Persona) -> int:
    """A form that only somebody signed in may send."""
    return 405 if persona.signed_in else 302


def ended_for_members(persona: Persona) -> int:
    return 410 if persona.signed_in else 302


def only_sent(persona: Persona) -> int:
    return 405


def site_staff(persona: Persona) -> int:
    return staff(persona) if persona.signed_in else 302


def editors_room(persona: Persona) -> int:
    return 200 if persona.opens_admin else 302


@dataclass(frozen=True)
class Address:
    name: str
    rule: Rule
    kwargs: dict[str, object] = field(default_factory=dict)
    query: str = ""
    path: str = ""  # for patterns that take no names

    def __str__(self) -> str:
        return " ".join([self.name, *map(str, self.kwargs.values())])


ADDRESSES = [
    Address("healthz", everyone),
    Address("robots", everyone),
    Address("sitemap_index", everyone),
    Address("sitemap", everyone, {"section": "en-services"}),
    Address("manifest", everyone),
    Address("styleguide", site_staff),
    Address("credits", everyone),
    Address("news_feed", everyone),
    Address("search", everyone, query="?q=consent"),
    Address("search_suggest", everyone, query="?q=cons"),
    Address("glossary", everyone, query="?q=consent"),
    Address("glossary_term", everyone, path="/en/glossary/fade-out/"),
    Address("instruments", everyone, query="?setting=police"),
    Address("instruments_csv", everyone),
    Address("instrument", everyone, {"key": Visibility.PUBLIC}),
    Address("instrument", practitioners, {"key": Visibility.PRACTITIONER}),
    Address("instrument", staff, {"key": Visibility.STAFF}),
    Address("roles", everyone),
    Address("role", everyone, {"key": Visibility.PUBLIC}),
    Address("role", practitioners, {"key": Visibility.PRACTITIONER}),
    Address("role", verified_roles, {"key": Visibility.RESTRICTED}),
    Address("law_cards", everyone),
    Address("law_card", everyone, {"key": Visibility.PUBLIC}),
    Address("law_card", practitioners, {"key": Visibility.PRACTITIONER}),
    Address("law_card", staff, {"key": Visibility.STAFF}),
    Address("find", everyone, query="?q=help&place=Halifax"),
    Address("find_map", everyone, query="?bbox=-80,40,-60,50&zoom=5"),
    Address("find_places", everyone, query="?place=rich"),
    Address("coverage", everyone, query="?level=tertiary&by=region"),
    Address("coverage_csv", everyone),
    Address("coverage_map", everyone),
    Address("coverage_province", everyone, path="/en/coverage/quebec/"),
    Address("coverage_town", missing_page, path="/en/coverage/quebec/montreal/"),
    Address("directory_changes", everyone),
    Address("directory_changes_feed", everyone),
    Address("find_take_away", everyone, {"kind": "csv"}, query="?q=help&place=Halifax"),
    Address("shortlist", everyone, query="?s=00000000"),
    Address("shortlist_take_away", everyone, {"kind": "geojson"}, query="?s=00000000"),
    Address("embed", everyone, query="?address=/en/find/"),
    Address("embed_find_en", everyone, query="?place=Halifax"),
    Address("embed_find_fr", everyone),
    Address("embed_map_en", everyone),
    Address("embed_map_fr", everyone),
    Address("embed_service_en", missing_page, {"key": "00000000"}),
    Address("embed_service_fr", missing_page, {"key": "00000000"}),
    Address("street_map", missing_page, path="/streets.pmtiles"),
    Address("oembed", everyone, query="?url=http://localhost:8000/en/find/"),
    Address("follow", everyone, query="?place=Halifax"),
    Address("follow_confirm", ended, query="?t=wrong"),
    Address("follow_end", ended, query="?t=wrong"),
    Address("follows", signed_in),
    Address("liaison_contacts", practitioners, query="?province=QC"),
    Address("board", practitioners),
    Address("tables", practitioners),
    Address("table", practitioners, {"key": Visibility.PUBLIC}),
    Address("table", practitioners, {"key": Visibility.PRACTITIONER}),
    Address("table", verified_roles, {"key": Visibility.RESTRICTED}),
    Address("table", staff, {"key": Visibility.STAFF}),
    Address("open_data", everyone),
    Address("hsds", everyone),
    Address("hsds_openapi", everyone),
    Address("hsds_list", everyone, {"name": "services"}),
    Address("hsds_list", everyone, {"name": "organizations"}),
    Address("hsds_list", everyone, {"name": "taxonomies"}),
    Address("hsds_list", everyone, {"name": "taxonomy_terms"}),
    Address("hsds_list", everyone, {"name": "service_at_locations"}),
    Address("hsds_record", missing_page, {"name": "services", "record": "none"}),
    Address("service", everyone, {"key": Visibility.PUBLIC}),
    Address("service", practitioners, {"key": Visibility.PRACTITIONER}),
    Address("service", verified_roles, {"key": Visibility.RESTRICTED}),
    Address("service", staff, {"key": Visibility.STAFF}),
    Address("organisation", everyone, {"key": Visibility.PUBLIC}),
    Address("organisation", practitioners, {"key": Visibility.PRACTITIONER}),
    Address("organisation", verified_roles, {"key": Visibility.RESTRICTED}),
    Address("organisation", staff, {"key": Visibility.STAFF}),
    Address("my_listings", signed_in),
    Address("my_listing", nothing_to_see, {"key": "00000000"}),
    Address("my_texts", nothing_to_see, {"key": "00000000"}),
    Address("my_comparison", nothing_to_see, {"key": "00000000"}),
    Address("my_preview", nothing_to_see, {"key": "00000000"}),
    Address("my_rows", nothing_to_see, {"key": "00000000", "what": "hours"}),
    Address("my_say", sent_by_members, {"key": "00000000", "what": "hide"}),
    Address("my_draft", sent_by_members, {"key": "00000000", "what": "submit"}),
    Address("people", nothing_to_see, {"key": "00000000"}),
    Address("leave_organisation", sent_by_members, {"key": "00000000"}),
    Address("add_service", sent_by_members, {"key": "00000000"}),
    Address("change_member", sent_by_members, {"key": "00000000", "what": "remove"}),
    Address("invitation", ended_for_members, {"key": "00000000"}),
    Address("withdraw_invitation", sent_by_members, {"key": "00000000"}),
    Address("claim", nothing_to_see, {"key": "00000000"}),
    Address("propose", everyone),
    Address("find_proposal", only_sent),
    Address("proposal", missing_page, {"code": "0000000000000000"}),
    Address("tell", missing_page, {"key": "00000000", "what": "problem"}),
    Address("confirm_listing", ended, {"token": "wrong:token"}),
    Address("account_login", signed_out),
    Address("account_logout", signed_in),
    Address("account_reset_password", everyone),
    Address("account_reset_password_done", everyone),
    Address("account_reset_password_from_key", everyone, {"uidb36": "1", "key": "wrong-key"}),
    Address("account_reset_password_from_key_done", everyone),
    Address("account_signup", signed_out),
    Address("account_email_verification_sent", everyone),
    Address("account_confirm_email", everyone, {"key": "wrong:key"}),
    Address("account_inactive", everyone),
    Address("account_reauthenticate", led_to_a_code),  # personas have no password
    Address("account_home", signed_in),
    Address("account_details", signed_in),
    Address("account_email", signed_in),
    Address("account_verification", signed_in),
    Address("account_change_password", moved),
    Address("account_set_password", signed_in),
    Address("account_data", asked_again),
    Address("account_data_download", only_sent),
    Address("account_erase", asked_again),
    Address("account_erased", everyone),
    Address("mfa_authenticate", moved),
    Address("mfa_index", signed_in),
    Address("mfa_reauthenticate", with_a_code),
    Address("mfa_activate_totp", asked_again),
    Address("mfa_deactivate_totp", not_theirs),
    Address("mfa_view_recovery_codes", nothing_to_see),
    Address("mfa_generate_recovery_codes", asked_again),
    Address("mfa_list_webauthn", signed_in),
    Address("mfa_add_webauthn", asked_again),
    Address("mfa_reauthenticate_webauthn", led_to_a_code),
    Address("mfa_edit_webauthn", not_theirs, {"pk": 1}),
    Address("mfa_remove_webauthn", not_theirs, {"pk": 1}),
    Address("wagtailadmin_home", editors_room),
    Address("wagtail_serve", everyone, path="/en/"),
    Address("wagtailcore_login", moved),
    Address(
        "wagtailcore_authenticate_with_password",
        missing_page,
        {"page_view_restriction_id": 1, "page_id": 1},
    ),
    Address("wagtaildocs_serve", missing_page, path="/documents/1/a.pdf"),
    Address("wagtaildocs_authenticate_with_password", moved, {"restriction_id": 1}),
]
