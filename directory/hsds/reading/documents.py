"""JSON files of any length, one object at a time."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 256 * 1024
LONGEST = 20 * 1024**2  # characters of one object
LONG_NUMBER = 19  # digits
SPACE = " \t\r\n"
CLOSED = '}]"'
PAGES = "contents"  # where the API's lists keep their objects


class BrokenJSONError(ValueError):
    """From here on the text is no JSON, or one object is too long."""


def whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) < LONG_NUMBER else float(digits)


DECODER = json.JSONDecoder(parse_int=whole_number, parse_constant=lambda name: None)


def documents(stream: IO[str]) -> Iterator[Any]:
    """The objects of an array, of a page of the API, of lines, or the only one. Raises
    BrokenJSONError after what could be read."""
    text = Window(stream)
    while start := text.peek():
        if start == "[":
            yield from members(text)
        elif start == "{":
            yield from page(text)
        else:
            yield text.value()


def lines(stream: IO[str]) -> Iterator[Any]:
    """One object a line; a BrokenJSONError in the place of a line that isn't one."""
    while line := stream.readline(LONGEST):
        if not line.strip():
            continue
        try:
            yield DECODER.decode(line)
        except (ValueError, RecursionError):
            yield BrokenJSONError()


def members(text: Window) -> Iterator[Any]:
    text.take("[")
    if text.peek() == "]":
        text.take("]")
        return
    while True:
        yield text.value()
        if text.take(",]") == "]":
            return


def page(text: Window) -> Iterator[Any]:
    """What the list holds where there is one, else the object itself."""
    text.take("{")
    found: dict[str, Any] = {}
    is_list = False
    while text.peek() != "}":
        name = text.value()
        text.take(":")
        if name == PAGES and text.peek() == "[":
            is_list = True
            yield from members(text)
        else:
            found[str(name)] = text.value()
        if text.peek() != "}":
            text.take(",")
    text.take("}")
    if not is_list:
        yield found


class Window:
    """The part of the text that is being read."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream
        self.text = ""
        self.at = 0
        self.is_over = False

    def more(self, size: int | None = None) -> None:
        chunk = self.stream.read(size or CHUNK)
        self.is_over = not chunk
        self.text = self.text[self.at :] + chunk
        self.at = 0

    def peek(self) -> str:
        """The next character that isn't a space; nothing at the end."""
        while True:
            while self.at < len(self.text):
                if self.text[self.at] not in SPACE:
                    return self.text[self.at]
                self.at += 1
            if self.is_over:
                return ""
            self.more()

    def take(self, allowed: str) -> str:
        found = self.peek()
        if not found or found not in allowed:
            raise BrokenJSONError
        self.at += 1
        return found

    def value(self) -> Any:
        self.peek()
        size = CHUNK
        while True:
            try:
                value, end = DECODER.raw_decode(self.text, self.at)
            except (ValueError, RecursionError) as error:
                if self.is_over or len(self.text) - self.at > LONGEST:
                    raise BrokenJSONError from error
            else:
                # A number may go on in the next chunk.
                if self.is_over or end < len(self.text) or self.text[end - 1] in CLOSED:
                    self.at = end
                    return value
            self.more(size)
            size *= 2
