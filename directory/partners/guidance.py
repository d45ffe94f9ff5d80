"""When to call a liaison contact, and when not to: said beside the contacts (R072).

Sources: the role cards of the same names, which cite theirs (RAN POL 2017 for police, the
Correctional Service of Canada’s round table of 2014 for liaison officers).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.enums import LiaisonKind

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Guidance:
    """`role` is the code of the role card that says more and cites its sources."""

    use: tuple[Words, ...]
    not_for: tuple[Words, ...]
    role: str


GUIDANCE = {
    LiaisonKind.POLICE: Guidance(
        use=(
            _("To agree on who does what before there is any case."),
            _("To ask a general question, without a name."),
            _("To understand why police ask for something, or cannot tell."),
            _("When the safety of a family, of a person who leaves or of a worker is at stake."),
        ),
        not_for=(
            _("In immediate danger: call 911."),
            _("Because of what somebody believes or says, or to have somebody checked."),
            _("To pass on what was told in confidence, without consent or a law that allows it."),
            _("In place of family, health or social support: most support is not police work."),
        ),
        role="police-liaison",
    ),
    LiaisonKind.GOVERNMENT: Guidance(
        use=(
            _("To learn which ministry or programme answers for a question in this province."),
            _("When a person moves to another province and agrees that support follows."),
        ),
        not_for=(
            _("To send a name or a file: agree first on how, and with whose consent."),
            _("To ask for help for somebody: use the finder, or call a service."),
        ),
        role="lead-organisation",
    ),
    LiaisonKind.SECURITY: Guidance(
        use=(
            _("To learn the agreed way for information between agencies, before it is needed."),
            _("To prepare a release or a transfer with the partners who take part in it."),
        ),
        not_for=(
            _("To ask what is known about somebody outside that agreed way."),
            _("In place of consent: what the person agrees to goes through the person’s worker."),
        ),
        role="corrections-liaison",
    ),
}
