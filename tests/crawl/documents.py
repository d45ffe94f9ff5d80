"""What the crawl looks at in a page: its head, headings, ids, links and what it loads."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

# What a browser fetches by itself, as opposed to links that a person follows.
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "use": "href"}
LOADED_RELATIONS = {"stylesheet", "icon", "preload", "manifest", "apple-touch-icon"}


@dataclass
class Document:
    lang: str = ""
    body_class: str = ""
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    canonical: list[str] = field(default_factory=list)
    pairs: dict[str, str] = field(default_factory=dict)
    switch: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    has_post_form: bool = False
    inline: list[str] = field(default_factory=list)  # what the policy refuses

    @property
    def noindex(self) -> bool:
        return "noindex" in self.meta.get("robots", "")

    @property
    def twice(self) -> set[str]:
        return {it for it in self.ids if self.ids.count(it) > 1}

    def skipped_levels(self) -> list[str]:
        """Headings that go down more than one level at once."""
        pairs = zip([(0, ""), *self.headings], self.headings, strict=False)
        return [text for (before, _), (level, text) in pairs if level > before + 1]


class Reader(HTMLParser):
    """One pass over the text; made for our own well-formed pages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Document()
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._collect(tag, given)
        if tag in ("title", "h1", "h2", "h3", "h4", "h5", "h6") and not self.found_svg_title(tag):
            self._text = []
        if handler := getattr(self, f"_{tag}", None):
            handler(given)

    def found_svg_title(self, tag: str) -> bool:
        return tag == "title" and bool(self.found.title)

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._text is None:
            return
        text = " ".join("".join(self._text).split())
        if tag == "title":
            self.found.title, self._text = text, None
        elif tag[0] == "h" and tag[1:].isdigit():
            self.found.headings.append((int(tag[1:]), text))
            self._text = None

    def _collect(self, tag: str, given: dict[str, str]) -> None:
        if "id" in given:
            self.found.ids.append(given["id"])
        if "style" in given or any(name.startswith("on") for name in given):
            self.found.inline.append(f"<{tag} {given}>"[:120])
        if (name := LOADED.get(tag)) and given.get(name):
            self.found.loads.append(given[name])

    def _html(self, given: dict[str, str]) -> None:
        self.found.lang = given.get("lang", "")

    def _body(self, given: dict[str, str]) -> None:
        self.found.body_class = given.get("class", "")

    def _style(self, given: dict[str, str]) -> None:
        self.found.inline.append("<style>")

    def _script(self, given: dict[str, str]) -> None:
        if "src" not in given and given.get("type") not in ("application/ld+json",):
            self.found.inline.append("<script>")

    def _meta(self, given: dict[str, str]) -> None:
        name = given.get("name") or given.get("property")
        if name:
            self.found.meta[name] = given.get("content", "")

    def _link(self, given: dict[str, str]) -> None:
        relations = set(given.get("rel", "").split())
        if "canonical" in relations:
            self.found.canonical.append(given["href"])
        if "alternate" in relations and "hreflang" in given:
            self.found.pairs[given["hreflang"]] = given["href"]
        if relations & LOADED_RELATIONS:
            self.found.loads.append(given["href"])

    def _a(self, given: dict[str, str]) -> None:
        if "href" in given:
            self.found.links.append(given["href"])
        if "language" in given.get("class", "").split():
            self.found.switch = given.get("href", "")

    def _form(self, given: dict[str, str]) -> None:
        if given.get("method", "").lower() == "post":
            self.found.has_post_form = True


def read(html: str) -> Document:
    reader = Reader()
    reader.feed(html)
    return reader.found
