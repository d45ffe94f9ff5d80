"""Who may not enter the editors' room is asked to sign in, or told no: never sent in circles."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def test_each_persona_ends_somewhere(client_for, persona, site_root):
    response = client_for(persona).get("/admin/", follow=True)
    wanted = 200 if persona.opens_admin or not persona.signed_in else 403
    assert response.status_code == wanted
    if not persona.signed_in:
        assert "/account/login/?next=" in response.redirect_chain[-1][0]
