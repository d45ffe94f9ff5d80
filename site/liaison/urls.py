"""Every address of the site; each language has its own words."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from directory.coverage.sitemaps import CoverageSitemap
from directory.sitemaps import OrganisationSitemap, ServiceSitemap
from directory.views import embedding, street_map
from liaison.core import sitemaps
from liaison.home import serving, views
from liaison.home.feeds import NewsFeed
from liaison.home.sitemaps import PageSitemap, ViewSitemap
from liaison.home.styleguide.views import styleguide
from liaison.media.views import serve_document
from liaison.reference.cards.sitemaps import CardSitemap
from liaison.reference.glossary_sitemap import GlossarySitemap

handler400 = "liaison.home.errors.bad_request"
handler500 = "liaison.home.errors.server_error"
handler429 = "liaison.home.errors.too_many_requests"

SITEMAPS: sitemaps.Sitemaps = {
    "pages": PageSitemap,
    "views": ViewSitemap,
    "services": ServiceSitemap,
    "organisations": OrganisationSitemap,
    "coverage": CoverageSitemap,
    "glossary": GlossarySitemap,
    "cards": CardSitemap,
}

# Pages that Wagtail brings and that are ours here.
OURS = {"wagtail_serve", "wagtailcore_login"}
# First, for what most people ask for is among these.
urlpatterns = i18n_patterns(
    path("", include("directory.urls")),
    path("", include("liaison.reference.urls")),
    path(_("search/"), views.search, name="search"),
    path(_("search/suggest/"), views.suggest, name="search_suggest"),
    path(_("credits/"), views.credits_page, name="credits"),
    path(_("news/feed.xml"), NewsFeed(), name="news_feed"),
    path("site.webmanifest", views.manifest, name="manifest"),
    path(_("styleguide/"), styleguide, name="styleguide"),
    path(_("account/"), include("liaison.accounts.urls")),
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="wagtailcore_login",
    ),
    path("", include([url for url in wagtail_urls.urlpatterns if url.name not in OURS])),
    re_path(wagtail_urls.serve_pattern, serving.serve, name="wagtail_serve"),
)

urlpatterns += [
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS}, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemaps.one, {"sitemaps": SITEMAPS}, name="sitemap"),
    # Wagtail's own login would go round the second factor.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", include(wagtailadmin_urls)),
    path("embed/", include("directory.embedding.urls")),
    path("oembed", embedding.oembed, name="oembed"),
    path("streets.pmtiles", street_map.archive, name="street_map"),
    re_path(r"^documents/(\d+)/(.*)$", serve_document, name="wagtaildocs_serve"),
    path("documents/", include(wagtaildocs_urls)),
]

if settings.NEWCOMER_DOORS:
    from liaison.accounts import newcomer_urls

    urlpatterns += [path("dev/", include(newcomer_urls))]

if settings.DEBUG:
    from django.conf.urls.static import static

    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)
