"""Pages of instrument, role and law cards: the list and one card, the same way for all three."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from liaison.core.bilingual import LANGUAGES, current_language, other
from liaison.core.citing import citation
from liaison.reference.cards import export
from liaison.reference.cards.filters import Register
from liaison.reference.enums import LawLevel, RoleGroup
from liaison.reference.models import Instrument, LawCard, RoleCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from liaison.accounts.models import User
    from liaison.reference.models.card import Card


@require_safe
def instruments(request: HttpRequest) -> HttpResponse:
    cards = list(Instrument.objects.visible_to(request.user).prefetch_related("facts"))
    context = {"register": Register(request.GET, cards)} | taken("instruments", cards)
    return render(request, "reference/instruments.html", context)


@require_safe
def instruments_csv(request: HttpRequest) -> HttpResponse:
    cards = Instrument.objects.visible_to(AnonymousUser()).prefetch_related("facts")
    return export.as_csv(cards)


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    cards = list(RoleCard.objects.visible_to(request.user))
    groups = [(group.label, [one for one in cards if one.group == group]) for group in RoleGroup]
    return render(
        request,
        "reference/roles.html",
        {"groups": groups, "any_card": bool(cards)} | taken("roles", cards),
    )


@require_safe
def law_cards(request: HttpRequest) -> HttpResponse:
    cards = list(LawCard.objects.visible_to(request.user).prefetch_related("found_sources"))
    levels = [
        (_("Provinces and territories"), [one for one in cards if one.level == LawLevel.PROVINCE]),
        (_("Federal and common law"), [one for one in cards if one.level != LawLevel.PROVINCE]),
    ]
    context = {"levels": levels, "any_card": bool(cards)}
    context["reviewed"] = sum(card.is_reviewed for card in cards)
    return render(request, "reference/law_cards.html", context | taken("law_cards", cards))


@require_safe
def instrument(request: HttpRequest, slug: str) -> HttpResponse:
    return page(request, Instrument, slug)


@require_safe
def role(request: HttpRequest, slug: str) -> HttpResponse:
    return page(request, RoleCard, slug)


@require_safe
def law_card(request: HttpRequest, slug: str) -> HttpResponse:
    return page(request, LawCard, slug)


def page(request: HttpRequest, model: type[Card], slug: str) -> HttpResponse:
    """One card; the address of the other language leads to the one of this."""
    cards = model.objects.visible_to(request.user)
    mine, theirs = (f"slug_{code}" for code in (current_language(), other(current_language())))
    found = cards.filter(**{mine: slug}).first() or cards.filter(**{theirs: slug}).first()
    if found is None:
        raise Http404
    if found.slug != slug:
        return redirect(found, permanent=True)
    request.alternate_urls = alternates(found)  # type: ignore[attr-defined]
    return render(request, template_of(found), context_of(found, request.user))


def preview(request: HttpRequest, draft: Card, *, language: str) -> HttpResponse:
    """A draft as the public would read it, in either language."""
    draft.set_slugs()
    with override(language or None):
        return render(request, template_of(draft), context_of(draft, AnonymousUser()))


def template_of(card: Card) -> str:
    return f"reference/{card.url_name}.html"


def context_of(card: Card, user: User | AnonymousUser) -> dict[str, Any]:
    url = card.get_absolute_url()
    context: dict[str, Any] = {
        "card": card,
        "url": url,
        "pair_url": alternates(card)[other(current_language())],
        "citation": citation(title_of(card), url, card.written_on),
    }
    if isinstance(card, RoleCard):
        beside = card.works_with.filter(live=True)
        allowed = RoleCard.objects.visible_to(user).values_list("pk", flat=True)
        context["works_with"] = [one for one in beside if one.pk in set(allowed)]
    if isinstance(card, LawCard):
        context |= {"headings": card.headings(), "found": list(card.found_sources.all())}
    return context


def title_of(card: Card) -> str:
    """What it is called where nothing around it says that it is a card."""
    titles = {
        "instrument": _("Instrument card: %(name)s"),
        "role": _("Role card: %(name)s"),
        "law_card": _("Law card: %(name)s"),
    }
    return titles[card.url_name] % {"name": card.name}


def alternates(card: Card) -> dict[str, str]:
    """The address of a card in each language."""
    urls = {}
    for language in LANGUAGES:
        with override(language):
            urls[language] = card.get_absolute_url()
    return urls


def taken(url_name: str, cards: Sequence[Card]) -> dict[str, str]:
    """What a list needs to be cited and to name its pair."""
    url = reverse(url_name)
    with override(other(current_language())):
        pair_url = reverse(url_name)
    titles = {
        "instruments": _("Instrument register"),
        "roles": _("Role cards"),
        "law_cards": _("Law cards"),
    }
    day = max((card.written_on for card in cards), default=None)
    return {"url": url, "pair_url": pair_url, "citation": citation(titles[url_name], url, day)}
