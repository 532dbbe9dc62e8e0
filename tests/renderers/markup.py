"""Reads the HTML of a page into elements that a test can ask."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "path", "circle", "rect", "use"}


@dataclass
class Element:
    """One element, with the elements and the text in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def all(self, tag: str = "", **attributes: str) -> "list[Element]":
        """The elements in this one with that tag and those attributes (`class_` for class)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [each for each in self if (not tag or each.tag == tag) and each.has(wanted)]

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of <{tag} {attributes}>"
        return found[0]

    def has(self, wanted: dict[str, str]) -> bool:
        """Whether the element has these attributes; of classes it may have more."""
        own = self.attributes
        return all(
            value in own.get(name, "").split() if name == "class" else own.get(name) == value
            for name, value in wanted.items()
        )

    @property
    def text(self) -> str:
        """What a person reads, in one line."""
        parts = (part if isinstance(part, str) else part.text for part in self.children)
        return " ".join(" ".join(parts).split())

    def __iter__(self) -> Iterator["Element"]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"<{tag}> says twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            opened = self.open.pop().tag
            assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(body: bytes | str) -> Element:
    """The document. AssertionError where an element is not closed, or closed out of order."""
    reader = _Reader()
    reader.feed(body.decode() if isinstance(body, bytes) else body)
    reader.close()
    assert [each.tag for each in reader.open] == [""], "not closed"
    return reader.open[0]
