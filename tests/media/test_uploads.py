"""Hostile and unfit files are refused with a reason; good ones leave with safe headers."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override
from PIL import Image
from wagtail.models import Collection

from liaison.home.groups import grant_permissions
from liaison.media.models import SiteDocument, SiteImage
from tests.personas import EDITOR

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
EXE = b"MZ\x90\x00" + b"\0" * 200

REFUSALS = {
    "en": (
        "Not a valid",
        "kind of picture can’t be used",
        "too large to be worked on",
        "Upload a valid image",
        "file is empty",
        "is not what its name says",
        "holds a macro",
        "File extension",
    ),
    "fr": (
        "Image .png non valide",
        "type d’image ne peut pas servir",
        "trop grande pour être traitée",
        "Téléversez une image valide",
        "fichier soumis est vide",
        "pas ce que dit son nom",
        "contient une macro",
        "extension de fichier",
    ),
}


def picture(kind="PNG", size=(8, 8), **options):
    output = BytesIO()
    Image.new("RGB", size, "white").save(output, kind, **options)
    return output.getvalue()


def bomb():
    """A PNG that says it is 60,000 by 60,000 pixels, in a few bytes."""

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def package(*members):
    output = BytesIO()
    with ZipFile(output, "w") as archive:
        for name in members:
            archive.writestr(name, "x")
    return output.getvalue()


@pytest.fixture
def editor(client_for, site_root):
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    grant_permissions()
    return client_for(EDITOR)


def in_french():
    user = EDITOR.make()
    user.language = "fr"
    user.save()


def upload_picture(client, name, content, **fields):
    data = {
        "title": "A picture",
        "file": SimpleUploadedFile(name, content),
        "description": "Two circles",
        "description_fr": "Deux cercles",
        **fields,
    }
    return client.post(reverse("wagtailimages:add"), data)


def upload_document(client, name, content):
    data = {"title": "A paper", "file": SimpleUploadedFile(name, content), "language": "en"}
    return client.post(reverse("wagtaildocs:add"), data)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("drawing.svg", SVG),
        ("drawing.png", SVG),
        ("page.png", HTML),
        ("program.png", EXE),
        ("photo.png", picture("JPEG")),
        ("photo.tiff", picture("TIFF")),
        ("page.html", HTML),
        ("bomb.png", bomb()),
        ("empty.png", b""),
        ("broken.png", picture()[:30]),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_no_picture_is_refused_in_words(editor, name, content, language):
    if language == "fr":
        in_french()
    response = upload_picture(editor, name, content)
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"file"}
    body = response.content.decode()
    assert any(word in body for word in REFUSALS[language]), name
    assert not SiteImage.objects.exists()


def test_a_picture_of_too_many_bytes_is_refused(editor):
    response = upload_picture(editor, "big.png", picture() + b"\0" * 9_000_000)
    assert "This file is too big" in response.content.decode()


def test_a_good_picture_is_kept(editor):
    upload_picture(editor, "circles.png", picture())
    assert SiteImage.objects.get().width == 8


def test_several_pictures_at_once_go_through_the_same_gate(editor):
    url = reverse("wagtailimages:add_multiple")
    for name, content in (("drawing.svg", SVG), ("page.png", HTML), ("bomb.png", bomb())):
        answer = editor.post(url, {"files[]": SimpleUploadedFile(name, content), "title": name})
        assert answer.json()["success"] is False, name
    assert not SiteImage.objects.exists()


def test_several_at_once_are_described_one_by_one_and_keep_no_trace(editor, settings):
    traces = Image.Exif()
    traces[0x010F] = "Canary camera"
    photo = SimpleUploadedFile("photo.jpeg", picture("JPEG", (20, 10), exif=traces.tobytes()))
    sent = {"files[]": photo, "title": "A photo"}
    answer = editor.post(reverse("wagtailimages:add_multiple"), sent).json()
    assert not SiteImage.objects.exists()  # kept aside until it is described
    prefix = f"uploaded-image-{answer['uploaded_file_id']}"
    words = {"title": "A photo", "description": "Two circles", "description_fr": "Deux cercles"}
    url = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[prefix[15:]])
    answer = editor.post(url, {f"{prefix}-{name}": text for name, text in words.items()})
    assert answer.json()["success"] is True
    assert SiteImage.objects.get().description_fr == "Deux cercles"
    everything = [file.read_bytes() for file in settings.MEDIA_ROOT.rglob("*") if file.is_file()]
    assert not any(b"Canary" in content for content in everything)


def test_a_picture_is_described_in_both_languages_or_decoration(editor):
    form = upload_picture(editor, "a.png", picture(), description_fr="").context["form"]
    assert "description_fr" in form.errors
    upload_picture(
        editor, "a.png", picture(), description="", description_fr="", is_decorative="on"
    )
    assert SiteImage.objects.get().default_alt_text == ""


def test_the_description_is_in_the_readers_language(editor):
    image = SiteImage(title="IMG_2041", description="Two circles", description_fr="Deux cercles")
    assert image.default_alt_text == "Two circles"
    with override("fr"):
        assert image.default_alt_text == "Deux cercles"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_does_not_say_where_it_was_taken(editor, kind):
    traces = Image.Exif()
    traces[0x010F] = "Canary camera"
    traces.get_ifd(0x8825)[1] = "N"
    content = picture(kind, (20, 10), exif=traces.tobytes())
    assert b"Canary" in content
    upload_picture(editor, f"photo.{kind.lower()}", content)
    image = SiteImage.objects.get()
    with image.file.open() as file:
        kept = file.read()
    assert b"Canary" not in kept
    assert (image.width, image.height) == (20, 10)
    assert image.file_size == len(kept)


def test_a_photo_taken_sideways_stands_upright(editor):
    traces = Image.Exif()
    traces[0x0112] = 6
    upload_picture(editor, "photo.jpeg", picture("JPEG", (20, 10), exif=traces.tobytes()))
    image = SiteImage.objects.get()
    assert (image.width, image.height) == (10, 20)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("program.pdf", EXE),
        ("page.pdf", HTML),
        ("page.docx", HTML),
        ("page.csv", HTML),
        ("drawing.txt", SVG),
        ("program.txt", EXE),
        ("archive.docx", package("anything.txt")),
        ("macro.docx", package("word/document.xml", "word/vbaProject.bin")),
        ("macro.xlsx", package("xl/workbook.xml", "xl/vbaProject.bin")),
        ("inside.docx", package("word/document.xml", "word/embeddings/oleObject1.bin")),
        ("macro.odt", package("content.xml", "Basic/Standard/Module1.xml")),
        ("script.pdf", b"%PDF-1.7\n1 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj"),
        ("launch.pdf", b"%PDF-1.7\n1 0 obj <</S /Launch /F (cmd.exe)>> endobj"),
        ("macro.docm", package("word/document.xml")),
        ("page.html", HTML),
        ("drawing.svg", SVG),
        ("program.exe", EXE),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_document_that_is_not_what_it_says_or_runs_is_refused(editor, name, content, language):
    if language == "fr":
        in_french()
    response = upload_document(editor, name, content)
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"file"}
    body = response.content.decode()
    assert any(word in body for word in REFUSALS[language]), name
    assert not SiteDocument.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("paper.pdf", b"%PDF-1.7\n%%EOF"),
        ("paper.docx", package("[Content_Types].xml", "word/document.xml")),
        ("table.xlsx", package("xl/workbook.xml")),
        ("paper.odt", package("content.xml")),
        ("table.csv", "nom,été\n".encode()),
    ],
)
def test_a_good_document_is_kept_and_leaves_with_safe_headers(editor, client, name, content):
    upload_document(editor, name, content)
    document = SiteDocument.objects.get()
    response = client.get(document.url)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_document_kept_before_a_rule_was_made_can_still_be_renamed(editor):
    document = SiteDocument.objects.create(title="Old", file=ContentFile(HTML, name="old.pdf"))
    url = reverse("wagtaildocs:edit", args=[document.pk])
    editor.post(url, {"title": "New", "language": "en"})
    document.refresh_from_db()
    assert document.title == "New"
