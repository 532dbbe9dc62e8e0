"""Where the links of a page lead; the app builds them, the renderers only follow."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


class Way(NamedTuple):
    """One way to a person: what it is, an address (`tel:`, a page) or nothing, and its hours."""

    label: str
    href: str = ""
    hours: str = ""


class Help(NamedTuple):
    """How a customer reaches a person: what the link to it says, and the ways there are."""

    label: str
    ways: tuple[Way, ...] = ()


class FindLinks(NamedTuple):
    """Where guides and steps are found.

    `page` shows what was found, `rows` gives it while one types; empty where nothing is found by
    script. `call` is the guide and the token of the walk that is under way, if one is.
    """

    page: str = "/find"
    rows: str = ""
    call: str = ""


FIND = FindLinks()


class OpenLink(NamedTuple):
    """A guide that opens on top of a call, at `?open=` and its id."""

    guide: str
    label: str


class OtherGuides(NamedTuple):
    """The guides that an agent can go over to; `at_hand` are those at hand in every call."""

    guides: tuple[OpenLink, ...] = ()
    at_hand: tuple[OpenLink, ...] = ()


NO_OTHERS = OtherGuides()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLinks:
    """What every page needs: the start page, our own static files by name.

    `live` is where the page listens for changes of the guides (server-sent events) while they
    are being written, empty otherwise. `operator` is who they are, `theme` a style sheet,
    `logo` and `logo_dark` pictures of theirs; each is empty where there is none. `find` is
    where guides and steps are found.
    """

    home: str
    static: Callable[[str], str]
    live: str = ""
    operator: str = ""
    theme: str = ""
    logo: str = ""
    logo_dark: str = ""
    find: FindLinks = FIND


@dataclass(frozen=True, slots=True, kw_only=True)
class Links(SiteLinks):
    """What the page of a walk needs.

    `here` is the page's own address without a query; all actions derive from it:
    `?step=&answer=` answers, `?step=&any-time=` takes a step at hand, `?back=1` goes back,
    `?change=AT` shows an answer for changing and `?change=AT&step=&answer=` changes it. Typed
    answers, several choices and decisions on an offer are posted to it with the same names.
    `hosts` are the origins of the sites that may show the page in a frame, with spaces between;
    empty where it is not shown in one. `kept_hours` is for how long the page can be opened again.
    `?open=GUIDE` leaves for one of the `others` on top of the call, `?below=1` comes back.
    """

    here: str
    restart: str
    map: str = ""
    script: str = ""
    help: Help | None = None
    others: OtherGuides = NO_OTHERS
    hosts: str = ""
    kept_hours: int = 0


class GuideLinks(NamedTuple):
    """Where a guide can be walked and seen; empty for what it is not served on.

    `step` is where one of its steps is seen, but for the step's id at the end. `paper` is the
    style sheet for the map's sheet of paper, but for `?width=` and `height=`. `preview` shows
    both screens and the map while the guide is being written.
    """

    agent: str
    self_service: str
    map: str
    script: str
    step: str = ""
    paper: str = ""
    practice: str = ""
    preview: str = ""
