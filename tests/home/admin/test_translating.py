"""Sending a page for translation: a draft beside it, published when every text is there."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from liaison.home.models import ExplainerPage, StandardPage
from tests.factories.articles import make_article
from tests.personas import PERSONAS

pytestmark = pytest.mark.django_db

REASON = "Being translated."


def send(client, page, language):
    locale = Locale.objects.get(language_code=language)
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    return client.post(url, {"locales": [locale.pk]})


def translate_everything(translation, suffix):
    for segment in translation.source.stringsegment_set.all():
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": f"{segment.string.data}{suffix}"},
        )


@pytest.fixture
def press_publish(editor, django_capture_on_commit_callbacks):
    def press(page):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        with django_capture_on_commit_callbacks(execute=True):  # wagtail-localize publishes then
            return editor.post(url, {"action": "publish"}, follow=True).content.decode()

    return press


@pytest.mark.parametrize(("source", "target"), [("en", "fr"), ("fr", "en")])
@pytest.mark.parametrize("model", [StandardPage, ExplainerPage])
def test_a_page_is_translated_and_published(editor, room, press_publish, model, source, target):
    page = make_article(room[source], model, title="What helps", pair_reason=REASON)
    send(editor, page, target)
    translated = page.get_translation(Locale.objects.get(language_code=target))
    assert not translated.live
    assert translated.get_parent().specific == room[target]
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[translated.pk])).status_code == 200
    translate_everything(Translation.objects.get(), "-x")
    press_publish(translated)
    translated.refresh_from_db()
    assert translated.live
    assert translated.title == "What helps-x"
    assert "What helps-x" in editor.get(translated.url).content.decode()


def test_a_text_of_the_original_never_goes_out_as_a_translation(editor, room, press_publish):
    page = make_article(room["en"], title="What helps", pair_reason=REASON)
    send(editor, page, "fr")
    translated = page.get_translation(Locale.objects.get(language_code="fr"))
    body = press_publish(translated)
    assert "still to be translated" in body
    translated.refresh_from_db()
    assert not translated.live


def test_new_texts_come_over_by_syncing_and_publish_nothing(editor, room, press_publish):
    page = make_article(room["en"], title="What helps", pair_reason=REASON)
    send(editor, page, "fr")
    translation = Translation.objects.get()
    translate_everything(translation, "-x")
    translated = page.get_translation(translation.target_locale)
    press_publish(translated)
    page.summary = "Something new."
    page.save_revision().publish()
    url = reverse("wagtail_localize:update_translations", args=[TranslationSource.objects.get().pk])
    editor.post(url, {"publish_translations": "on"})
    translated.refresh_from_db()
    assert translated.summary.endswith("-x")
    assert translation.get_progress()[0] - translation.get_progress()[1] == 1
    assert "still to be translated" in press_publish(translated)


def test_only_those_who_write_pages_send_them(room, client_for):
    may = {"editor", "administrator", "superuser"}
    for persona in PERSONAS:
        page = make_article(room["en"], title=f"For {persona}", pair_reason=REASON)
        send(client_for(persona), page, "fr")
        assert page.get_translations().exists() == (persona.name in may), persona
