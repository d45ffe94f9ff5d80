"""The filters of the instrument register. In Python: the codes stand in JSON lists, which no two
databases search alike, and a register holds dozens of cards, not thousands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from liaison.core.evidence import Evidence
from liaison.reference.enums import AgeGroup, InstrumentUser, Setting

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.http import QueryDict

    from liaison.reference.models import Instrument

NOT_JUDGED = "not-judged"
GROUPS = {
    "setting": (_("Setting"), Setting.choices),
    "user": (_("Who may use it"), InstrumentUser.choices),
    "age": (_("Age group"), AgeGroup.choices),
    "evidence": (_("Evidence"), [*Evidence.choices, (NOT_JUDGED, _("Not judged here"))]),
}


def codes_of(card: Instrument, group: str) -> set[str]:
    """What a card says of itself in one group of filters."""
    said = {
        "setting": card.settings,
        "user": card.users,
        "age": card.ages,
        "evidence": [card.evidence or NOT_JUDGED],
    }
    return set(said[group])


@dataclass(frozen=True, slots=True)
class Option:
    code: str
    label: str
    count: int  # cards that choosing it would show
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    label: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    query: str  # the same list without this filter


class Register:
    """The cards that match: any code chosen within a group, every group."""

    def __init__(self, parameters: QueryDict, cards: list[Instrument]) -> None:
        self.all = cards
        self.chosen = {
            name: [str(code) for code, _label in choices if code in parameters.getlist(name)]
            for name, (_heading, choices) in GROUPS.items()
        }

    @cached_property
    def cards(self) -> list[Instrument]:
        return self.matching(GROUPS)

    def matching(self, groups: Collection[str]) -> list[Instrument]:
        wanted = {name: set(codes) for name, codes in self.chosen.items() if codes}
        names = [name for name in wanted if name in groups]
        return [
            card for card in self.all if all(codes_of(card, name) & wanted[name] for name in names)
        ]

    @property
    def is_filtered(self) -> bool:
        return any(self.chosen.values())

    @property
    def count_on(self) -> int:
        return sum(len(codes) for codes in self.chosen.values())

    @property
    def groups(self) -> list[Group]:
        return [self.group(name) for name in GROUPS]

    def group(self, name: str) -> Group:
        """Its options that some card has, counted among the cards of the other groups."""
        heading, choices = GROUPS[name]
        others = self.matching(GROUPS.keys() - {name})
        known = {code for card in self.all for code in codes_of(card, name)}
        options = [
            Option(
                code=str(code),
                label=str(label),
                count=sum(code in codes_of(card, name) for card in others),
                chosen=code in self.chosen[name],
            )
            for code, label in choices
            if code in known or code in self.chosen[name]
        ]
        return Group(name=name, label=str(heading), options=options)

    @property
    def chips(self) -> list[Chip]:
        return [
            Chip(label=option.label, query=self.without(group.name, option.code))
            for group in self.groups
            for option in group.options
            if option.chosen
        ]

    def without(self, name: str, code: str) -> str:
        return urlencode(
            [
                (group, one)
                for group, codes in self.chosen.items()
                for one in codes
                if (group, one) != (name, code)
            ]
        )
