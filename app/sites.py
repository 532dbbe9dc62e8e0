"""What the pages of an installation have in common: addresses, help, and problems while writing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypedDict
from urllib.parse import urlencode

from app.finding import Finding
from app.operators import NOBODY, Asset, Operator
from app.other_guides import OtherGuidesOf
from app.shelf import Shelf
from engine.finding.search import Hit
from engine.guide import Guide
from engine.page import Page
from engine.problems import Problem
from engine.state import Channel
from renderers import agent_html, selfservice_html
from renderers.find_html import Found
from renderers.links import NO_OTHERS, FindLinks, GuideLinks, Help, Links, SiteLinks
from renderers.problem_view import no_excerpt
from renderers.static_files import static_url

CALL = "/call"
SELF_SERVICE = "/self-service"
EMBED = "/embed"
OPERATOR = "/operator"
PRACTICE = "/practice"
LIVE = "/dev/changes"
FIND = "/find"
FROM = "from"
"""The field that names the call from which one comes (its guide and its token)."""
ROWS = "/find/rows"

PREFIXES: dict[Channel, str] = {"agent": CALL, "self-service": SELF_SERVICE}


class _Look(TypedDict, total=False):
    operator: str
    theme: str
    logo: str
    logo_dark: str


_NO_LOOK = _Look()


@dataclass(frozen=True)
class Site:
    """The addresses of one installation, and how its walks are rendered.

    `watch` tells whether guides are being written here: then pages listen for changes and show
    the problems of the last save. `public` tells whether only customers come here: then nothing
    leads to what is for staff.
    """

    shelf: Shelf
    help: Help
    watch: bool = False
    public: bool = False
    operator: Operator = NOBODY
    kept_hours: int = 0

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels that are served here."""
        return ("self-service",) if self.public else ("agent", "self-service")

    def render(self, channel: Channel, guide: Guide) -> Callable[..., bytes]:
        """The renderer of a channel, with the problems of a guide where it is being written.

        A customer's page never shows lines of the guide's source: they may hold notes.
        """
        renderer = _RENDER[channel]
        if not self.watch:
            return renderer
        excerpt = self.excerpt if channel == "agent" else no_excerpt
        return partial(renderer, problems=self.shelf.problems_of(guide), excerpt=excerpt)

    @cached_property
    def finding(self) -> Finding:
        """What is found here, and by whom: by agents, or on a public instance by customers."""
        return Finding(self.shelf, self.channels)

    @property
    def ancestors(self) -> str:
        """Which pages may show ours in frames: while guides are written, the preview may."""
        return "'self'" if self.watch else "'none'"

    def plain(self, channel: Channel) -> Callable[[Page, Links], bytes]:
        """The renderer of a channel without anything about guides being written."""
        return _RENDER[channel]

    @property
    def page_links(self) -> SiteLinks:
        """What a page needs that belongs to no walk."""
        return self.page_links_from("")

    @cached_property
    def _others(self) -> OtherGuidesOf:
        return OtherGuidesOf(self.shelf)

    @cached_property
    def _look(self) -> _Look:
        """What every page shows of the operator."""
        return _Look(
            operator=self.operator.name,
            theme=_address(self.operator.theme, "theme.css"),
            logo=_address(self.operator.logo, "logo"),
            logo_dark=_address(self.operator.logo_dark, "logo-dark"),
        )

    def page_links_from(self, call: str) -> SiteLinks:
        """What such a page needs where one comes to it from a walk."""
        find = self.find_links(call)
        return SiteLinks(home="/", static=static_url, live=self._live, find=find, **self._look)

    def find_links(self, call: str = "") -> FindLinks:
        """Where guides and steps are found, for the walk `call` (its guide and its token)."""
        return FindLinks(FIND, "" if self.public else ROWS, call)

    @property
    def _live(self) -> str:
        return LIVE if self.watch else ""

    def links(self, prefix: str, guide: str, token: str, language: str = "") -> Links:
        """The links of a walk's page, in its language."""
        agent = prefix in (CALL, PRACTICE)
        return Links(
            home="/",
            static=static_url,
            live=self._live,
            find=self.find_links(f"{guide}/{token}" if agent else ""),
            here=f"{prefix}/{guide}/{token}",
            restart=f"{prefix}/{guide}",
            map=f"/guides/{guide}/map?walk={token}" if agent else "",
            script=f"/guides/{guide}/script" if agent else "",
            others=self._others(language) if prefix == CALL else NO_OTHERS,
            help=None if agent else self.help,
            kept_hours=self.kept_hours,
            hosts=" ".join(self.operator.embed) if prefix == EMBED else "",
            **(_NO_LOOK if agent else self._look),
        )

    def guide_links(self, guide: Guide) -> GuideLinks:
        """Where a guide can be walked and seen."""
        self_service = f"{SELF_SERVICE}/{guide.id}" if "self-service" in guide.channels else ""
        if self.public:
            return GuideLinks(agent="", self_service=self_service, map="", script="", practice="")
        return GuideLinks(
            agent=f"{CALL}/{guide.id}" if "agent" in guide.channels else "",
            self_service=self_service,
            map=f"/guides/{guide.id}/map",
            script=f"/guides/{guide.id}/script",
            step=f"/guides/{guide.id}/step?id=",
            paper=f"/guides/{guide.id}/paper.css",
            practice=self._practice(guide),
            preview=f"/preview/{guide.id}" if self.watch and guide.channels else "",
        )

    def found(self, hit: Hit, call: str = "") -> Found:
        """A hit with the address that opens it; a step opens where it is, for agents.

        What is known from the walk `call` (its guide and its token) is taken along.
        """
        document = hit.document
        address = f"{PREFIXES[document.channel]}/{document.guide}"
        if document.step and document.channel == "agent":
            address += f"/at/{document.step}"
        if call and document.channel == "agent":
            address += f"?{urlencode({FROM: call})}"
        return Found(
            document.title,
            document.guide_title,
            document.kind,
            document.words,
            address,
        )

    def _practice(self, guide: Guide) -> str:
        """Where a guide can be practised: one that agents follow, with scripted walks beside it."""
        scripts = self.shelf.library.content.walks.get(guide.id)
        return f"{PRACTICE}/{guide.id}" if scripts and "agent" in guide.channels else ""

    def listed(self) -> list[Guide]:
        """The guides that can be walked here, by trade and title."""
        guides = self.shelf.library.guides.values()
        served = [guide for guide in guides if set(guide.channels).intersection(self.channels)]
        return sorted(served, key=lambda guide: (guide.trade, guide.title))

    def excerpt(self, problem: Problem) -> str:
        """The line of the file that a problem is about."""
        source = self.shelf.library.sources.get(problem.file)
        if source is None or problem.line > len(source.lines):
            return ""
        return source.lines[problem.line - 1]

    def step_problems(self, guide: Guide) -> dict[str, list[Problem]]:
        """What is wrong with a guide's files now, by the step that it stands in."""
        sources = self.shelf.library.sources
        lines: list[tuple[str, int, str]] = []
        for step in guide.steps.values():
            source = sources.get(step.place.file)
            if source is not None:
                lines.append(
                    (step.place.file, source.mark(step.place.path, key=True).line, step.id)
                )
        found: dict[str, list[Problem]] = {}
        for problem in self.shelf.problems_of(guide):
            above = [
                (line, step)
                for file, line, step in lines
                if file == problem.file and line <= problem.line
            ]
            if above:
                found.setdefault(max(above)[1], []).append(problem)
        return found


def _address(asset: Asset | None, name: str) -> str:
    return "" if asset is None else f"{OPERATOR}/{asset.digest}/{name}"


_RENDER: Mapping[str, Callable[..., bytes]] = {
    "agent": agent_html.render,
    "self-service": selfservice_html.render,
}
