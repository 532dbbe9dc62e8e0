"""A space of facts: the axes that some conditions speak of, and the regions where they hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce

from engine.expression_nodes import And, Known, Literal, Node, Not, Or
from engine.kinds import Value
from engine.regions.atoms import Atom, atom, atoms
from engine.regions.axes import NOTHING_TOLD, TRUTH, Mask, Name
from engine.regions.boxes import (
    NOWHERE,
    Box,
    Region,
    TooComplex,
    about,
    hull,
    intersection,
    narrowed,
    union,
)
from engine.regions.making_axes import Compared, axis_for
from engine.regions.normal import Facts, Normal

_VALUES = ("fact", "has")
_MOST_PAIRS = 10_000
"""How many pairs of boxes are compared for the regions around all conditions of a space."""


def nothing_known(_: str) -> bool:
    """For a space in which every fact may be unset."""
    return False


class Space:
    """The axes that conditions speak of.

    `facts` are those of the guide by key. A fact that is not `known` for certain has a second
    axis, which tells whether it is set. The axes of `twins` are the same. Computed facts are taken
    `apart` into what they are computed from, or have an axis of their own.
    """

    def __init__(
        self,
        facts: Facts,
        conditions: Iterable[Node],
        known: Callable[[str], bool] = nothing_known,
        twins: Iterable[tuple[str, str]] = (),
        *,
        apart: bool = True,
    ) -> None:
        self.facts = facts
        self.terms: dict[Name, tuple[Node, ...]] = {}
        self._known = known
        self._normal = Normal(facts, apart=apart)
        self._regions: dict[tuple[int, bool], tuple[Node, Region | None]] = {}
        self._pairs = 0
        self._held: dict[tuple[int, bool], tuple[Node, Region]] = {}
        self._rough: dict[tuple[int, bool], tuple[Node, Region]] = {}
        self._compared: dict[Name, Compared] = {}
        for each in atoms(*map(self._normal, conditions)):
            self._note(each)
        self._pair(twins)
        self.axes = {
            name: axis_for(name, facts, said, self.terms.get(name, ()))
            for name, said in self._compared.items()
        }
        self.at = {name: number for number, name in enumerate(self.axes)}
        self.everything: Box = tuple(axis.full for axis in self.axes.values())

    def with_computed(self, conditions: Iterable[Node]) -> "Space":
        """A simpler space of the same facts, in which computed facts have axes of their own.

        It holds combinations that cannot come: what is left over in none of it is left over never.
        """
        return Space(self.facts, conditions, self._known, apart=False)

    def _note(self, part: Atom | Known) -> None:
        keys = part.keys if isinstance(part, Known) else (part.key,)
        for key in filter(None, keys):
            if not self._known(key):
                self._compared.setdefault(Name("known", key), [])
        if isinstance(part, Atom):
            self._compared.setdefault(part.name, []).append((part.operator, part.constant))
            if part.terms:
                self.terms[part.name] = part.terms

    def _pair(self, twins: Iterable[tuple[str, str]]) -> None:
        """Cut the axes of facts that are handed to each other at the same places."""
        for pair in twins:
            names = [name for name in self._compared if name.of in pair and name.kind in _VALUES]
            for name in names:
                both = [name._replace(of=key) for key in pair]
                said = [each for one in both for each in self._compared.get(one, ())]
                self._compared.update(dict.fromkeys(both, said))
                self._compared.update({Name("known", key): [] for key in pair})

    def names(self, condition: Node) -> Iterator[Name]:
        """The axes that a condition speaks of."""
        for part in atoms(self._normal(condition)):
            keys = part.keys if isinstance(part, Known) else (part.key,)
            yield from (name for key in keys if (name := Name("known", key)) in self.at)
            if isinstance(part, Atom):
                yield part.name

    def box(self, limits: Mapping[Name, Mask]) -> Box:
        """The box that is limited on some axes; axes that the space lacks are left out."""
        masks = list(self.everything)
        for name, mask in limits.items():
            if name in self.at:
                masks[self.at[name]] = mask
        return tuple(masks)

    def is_in(self, box: Box, facts: Mapping[str, Value]) -> bool:
        """Whether these facts lie in a box, as far as single facts tell."""
        return all(
            mask & self._class_of(name, facts) for name, mask in zip(self.axes, box, strict=True)
        )

    def _class_of(self, name: Name, facts: Mapping[str, Value]) -> Mask:
        axis = self.axes[name]
        if name.kind == "known":
            return TRUTH.mask([name.of in facts])
        value = facts.get(name.of)
        if value is None or not name.decided:
            return axis.full
        if isinstance(value, frozenset):
            return TRUTH.mask([name.option in value])
        return axis.mask([value])

    def atoms(self, condition: Node) -> Iterator[Atom]:
        """The plain parts of a condition, but for what asks whether facts are known."""
        return (each for each in atoms(self._normal(condition)) if isinstance(each, Atom))

    def is_told(self, name: Name) -> bool:
        """Whether an axis tells values apart, as none does that is taken for another kind."""
        return self.axes[name] is not NOTHING_TOLD

    def region(self, condition: Node, *, wanted: bool = True) -> Region:
        """Where a condition comes out as wanted. Raises TooComplex.

        The logic is Kleene's, as in `engine.expression_truth`: where a condition reads what is
        unset it is neither true nor false.
        """
        return self._region(self._normal(condition), wanted=wanted)

    def around(self, condition: Node, *, wanted: bool = True) -> Region:
        """A region that holds every place where a condition comes out as wanted.

        It is no larger than that unless the condition is too complex.
        """
        return self._around(self._normal(condition), wanted=wanted)

    def _around(self, node: Node, *, wanted: bool) -> Region:
        found = self._held.get((id(node), wanted))
        if found is None:
            found = self._held[id(node), wanted] = (node, self._holding(node, wanted=wanted))
        return found[1]

    def _holding(self, node: Node, *, wanted: bool) -> Region:
        match node:
            case Not(operand):
                return self._around(operand, wanted=not wanted)
            case And(operands) | Or(operands) if self._pairs < _MOST_PAIRS:
                regions = [self._around(operand, wanted=wanted) for operand in operands]
                if isinstance(node, And) is wanted:
                    return reduce(self._narrowed, regions, (self.everything,))
                return self._either(operands, regions, wanted=wanted)
            case And() | Or():
                return self._roughly(node, wanted=wanted)
            case _:
                return self._region(node, wanted=wanted)

    def _either(
        self, operands: Iterable[Node], regions: Iterable[Region], *, wanted: bool
    ) -> Region:
        """A region that holds those of all operands, taken roughly where they are many boxes."""
        boxes = [box for region in regions for box in region]
        try:
            return union(boxes)
        except TooComplex:
            rough = [self._roughly(each, wanted=wanted) for each in operands]
            return about(box for region in rough for box in region)

    def _roughly(self, node: Node, *, wanted: bool) -> Region:
        """A region around a condition in few boxes: of what must all hold, one part is told apart.

        So the cases of a computed fact stay apart, though not what each leaves to the next.
        """
        found = self._rough.get((id(node), wanted))
        if found is None:
            found = self._rough[id(node), wanted] = (node, self._in_few(node, wanted=wanted))
        return found[1]

    def _in_few(self, node: Node, *, wanted: bool) -> Region:
        match node:
            case Not(operand):
                return self._roughly(operand, wanted=not wanted)
            case And(operands) | Or(operands):
                regions = [self._roughly(operand, wanted=wanted) for operand in operands]
                if isinstance(node, And) is wanted:
                    return self._all_but_one_wide(regions)
                return about(box for region in regions for box in region)
            case _:
                return self._around(node, wanted=wanted)

    def _all_but_one_wide(self, regions: Iterable[Region]) -> Region:
        *others, widest = sorted(regions, key=len)
        return reduce(narrowed, map(hull, others), widest)

    def _narrowed(self, region: Region, by: Region) -> Region:
        """A region that holds what two share, and is larger once much has been compared."""
        self._pairs += len(region) * len(by)
        return narrowed(region, by if self._pairs < _MOST_PAIRS else hull(by))

    def _region(self, node: Node, *, wanted: bool) -> Region:
        """The region of a node, None being kept of one that is too complex."""
        if (id(node), wanted) not in self._regions:
            try:
                region: Region | None = self._worked_out(node, wanted=wanted)
            except TooComplex:
                region = None
            self._regions[id(node), wanted] = (node, region)
        _, found = self._regions[id(node), wanted]
        if found is None:
            raise TooComplex
        return found

    def _worked_out(self, node: Node, *, wanted: bool) -> Region:
        match node:
            case Literal(value):
                return (self.everything,) if value is wanted else NOWHERE
            case Not(operand):
                return self._region(operand, wanted=not wanted)
            case And(operands) | Or(operands):
                return self._joined(operands, wanted=wanted, each=isinstance(node, And) is wanted)
            case Known(keys):
                return self._asked(keys, wanted=wanted)
            case _:
                return self._where(atom(node), wanted=wanted)

    def _joined(self, operands: tuple[Node, ...], *, wanted: bool, each: bool) -> Region:
        regions = [self._region(operand, wanted=wanted) for operand in operands]
        if not each:
            return union(box for region in regions for box in region)
        found: Region = (self.everything,)
        for region in regions:
            found = intersection(found, region)
        return found

    def _asked(self, keys: Iterable[str], *, wanted: bool) -> Region:
        names = [name for key in sorted(keys) if (name := Name("known", key)) in self.at]
        if wanted:
            return (self.box({name: TRUTH.mask([True]) for name in names}),)
        return union(self.box({name: TRUTH.mask([False])}) for name in names)

    def _where(self, part: Atom, *, wanted: bool) -> Region:
        axis = self.axes[part.name]
        holds = axis.where(part.operator, part.constant)
        mask = holds if wanted else axis.full & ~holds
        known = Name("known", part.key)
        found = []
        if mask:
            found.append(self.box({part.name: mask, known: TRUTH.mask([True])}))
        if known in self.at and part.default is not None and part.stands() is wanted:
            found.append(self.box({known: TRUTH.mask([False])}))
        return tuple(found)
