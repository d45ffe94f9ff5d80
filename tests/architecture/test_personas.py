"""The list that permission tests use knows everyone there is."""

from __future__ import annotations

import pytest

from liaison.accounts.roles import Role
from tests.personas import PERSONAS


def test_every_role_has_somebody():
    assert {role for persona in PERSONAS for role in persona.roles} == set(Role)


def test_names_are_unique():
    assert len({persona.email for persona in PERSONAS}) == len(PERSONAS)


@pytest.mark.django_db
def test_a_persona_is_what_it_says(persona):
    user = persona.make()
    assert user.is_authenticated == persona.signed_in
    if persona.signed_in:
        assert user.roles == set(persona.roles)
        assert user.is_verified_practitioner == persona.is_verified
        assert user.is_site_staff == persona.is_staff
        assert user.has_perm("wagtailadmin.access_admin") == persona.opens_admin
        assert persona.make() == user
