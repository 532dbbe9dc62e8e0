"""Makes random lists of conditions over facts of every kind that regions decide."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from engine.compile.facts import type_of
from engine.expressions import Computed, Expression, Scope, constant, parse
from engine.facts import Fact, Option
from engine.kinds import BOOLEAN, Kind, Type

OPTIONS = tuple(Option(each, each) for each in ("basic", "plus", "max"))
DEVICES = tuple(Option(each, each) for each in ("tv", "phone", "laptop"))


def _fact(name: str, kind: Kind, **more: object) -> Fact:
    return Fact(name, name, name, kind, **more)  # type: ignore[arg-type]  # by the kind


FACTS = {
    fact.key: fact
    for fact in (
        _fact("plan", Kind.CHOICE, options=OPTIONS),
        _fact("wish", Kind.CHOICE, options=OPTIONS),
        _fact("router", Kind.YES_NO),
        _fact("people", Kind.INTEGER, minimum=1, maximum=9),
        _fact("floors", Kind.INTEGER),
        _fact("speed", Kind.NUMBER, minimum=Decimal(0)),
        _fact("price", Kind.MONEY, minimum=Decimal(0), maximum=Decimal(50)),
        _fact("bought", Kind.DATE),
        _fact("devices", Kind.CHOICES, options=DEVICES),
    )
}
_BASE = Scope({name: type_of(fact) for name, fact in FACTS.items()})
_NUMBER = Type(Kind.NUMBER)
COMPUTED = {
    "promised": Computed(
        (
            (parse('plan == "basic"', _BASE), constant(10, _NUMBER)),
            (parse("router", _BASE), constant(Decimal("12.5"), _NUMBER)),
            (None, constant(20, _NUMBER)),
        )
    ),
    "is_slow": Computed(((None, parse("speed < 5 or people > 6", _BASE)),)),
}
SCOPE = Scope({**_BASE.facts, "promised": _NUMBER, "is_slow": BOOLEAN}, computed=COMPUTED)
_SIGNS = ("<", "<=", ">", ">=", "==", "!=")
_DAY = date(2026, 1, 1)


def conditions(chance: Random) -> list[Expression]:
    """One to four conditions, the later ones at times close to the earlier ones."""
    texts = [_condition(chance, 3) for _ in range(chance.randint(1, 4))]
    if len(texts) > 1 and not chance.randrange(3):
        texts[-1] = f"not ({texts[0]})"
    return [parse(text, SCOPE) for text in texts]


def _condition(chance: Random, depth: int) -> str:
    if not depth or chance.random() < 0.4:
        return _atom(chance)
    parts = [_condition(chance, depth - 1) for _ in range(2)]
    match chance.randrange(3):
        case 0:
            return f"({parts[0]} and {parts[1]})"
        case 1:
            return f"({parts[0]} or {parts[1]})"
        case _:
            return f"not ({parts[0]})"


def _atom(chance: Random) -> str:
    sign = chance.choice(_SIGNS)
    day = (_DAY + timedelta(days=chance.randint(0, 5))).isoformat()
    option, device = chance.choice(OPTIONS).id, chance.choice(DEVICES).id
    return chance.choice(
        [
            f'plan {chance.choice(("==", "!="))} "{option}"',
            f'plan in ["{option}", "{chance.choice(OPTIONS).id}"]',
            "plan == wish",
            "plan != wish",
            "router",
            "is_slow",
            f"people {sign} {chance.randint(0, 10)}",
            f"people {sign} {chance.randint(0, 10)}.5",
            f"people in [{chance.randint(1, 9)}, {chance.randint(1, 9)}]",
            f"floors {sign} {chance.randint(-2, 3)}",
            f"speed {sign} {chance.randint(0, 30)}",
            f"speed {sign} {chance.randint(0, 9)}.{chance.randint(0, 9)}",
            f"{chance.randint(0, 9)} {sign} speed",
            f"speed {sign} promised",
            f"speed {sign} 0.8 * promised",
            f"promised {sign} {chance.choice((10, 12.5, 13, 20))}",
            f"price {sign} {chance.randint(0, 51)}.{chance.choice((0, 99, 995))}",
            f'bought {sign} date("{day}")',
            f'"{device}" in devices',
            f'devices {chance.choice(("==", "!="))} ["{device}"]',
            "devices == []",
        ]
    )
