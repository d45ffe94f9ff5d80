"""Pages, one tree per language."""

from __future__ import annotations

from liaison.home.models.articles import (
    Article,
    ExplainerPage,
    NewsPage,
    PracticeNotePage,
    StandardPage,
)
from liaison.home.models.base import SitePage
from liaison.home.models.home_page import HomePage
from liaison.home.models.news_index import NewsIndexPage

__all__ = [
    "Article",
    "ExplainerPage",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "PracticeNotePage",
    "SitePage",
    "StandardPage",
]
