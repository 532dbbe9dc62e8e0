"""Price and terms in sentences that a person can read aloud; a consent keeps them word for word.

The terms are the author's own words. In English each is led into by what its first word allows;
what does not go on from there, or is in another language, stands behind its name. Nothing is left
out.
"""

from engine.products import Product
from engine.speech import Speech
from engine.views import ProductCard

_MOMENTS = {"after", "at", "before", "by", "in", "on", "once", "when", "with", "within"}
_WAYS_TO_CANCEL = _MOMENTS | {"any", "free", "from", "only", "until"}
_RUNS = {"continues", "ends", "renews", "runs", "stays", "stops"}
_ARTICLES = {"a", "an", "each", "every", "no", "none", "our", "that", "the", "this", "your"}
_OTHERS = {"as", "calls", "delivered", "for", "if", "it", "needs", "never", "not", "one"}
_OTHERS |= {"send", "there", "to", "up", "we", "where", "works", "you"}
_NO_NAMES = _WAYS_TO_CANCEL | _RUNS | _ARTICLES | _OTHERS


def disclosure(card: ProductCard, product: Product, credit: str, total: str, speech: Speech) -> str:
    """The whole of an offer as one paragraph: everything that its card shows, and the `total`."""
    _ = speech
    english = speech.language.partition("-")[0] == "en"
    terms = english_terms(product) if english else plain_terms(product, speech)
    sentences = [
        card.name,
        card.summary,
        _("It costs {price}", price=card.price),
        *terms,
        _("You get a credit of {credit}", credit=credit) if credit else "",
        _("In all you pay {total}", total=total),
    ]
    return " ".join(f"{each.strip().rstrip('.')}." for each in sentences if each.strip())


def plain_terms(product: Product, speech: Speech) -> list[str]:
    """The terms, each behind its name."""
    _, months = speech, product.term_months
    term = _.counted(
        "The minimum term is {count} month", "The minimum term is {count} months", months
    )
    renewal, conditions = product.renewal.strip(), product.conditions
    after = _("After that: {terms}", terms=renewal)
    return [
        _("The first payment: {terms}", terms=product.first_charge),
        term if months else _("There is no minimum term"),
        (after if months else _("Renewal: {terms}", terms=renewal)) if renewal else "",
        _("To cancel: {terms}", terms=product.cancel),
        _("Conditions: {terms}", terms=conditions) if conditions else "",
    ]


def english_terms(product: Product) -> list[str]:
    """The terms as sentences that their own first words go on."""
    return [
        _first_payment(product.first_charge),
        _term(product.term_months),
        _renewal(product.renewal, product.term_months),
        _cancel(product.cancel),
        f"Conditions: {_small(product.conditions)}" if product.conditions else "",
    ]


def _first_payment(text: str) -> str:
    if _leads(text, _MOMENTS):
        return f"The first payment is due {_small(text)}"
    return f"The first payment: {_small(text)}"


def _term(months: int) -> str:
    if not months:
        return "There is no minimum term"
    return f"The minimum term is {months} month{'' if months == 1 else 's'}"


def _renewal(text: str, months: int) -> str:
    said = text.strip().rstrip(".")
    if not said:
        return ""
    if _leads(said, {"none"}):
        rest = said[len("none") :]
        return f"It does not renew{rest.replace(',', ':', 1) if rest.startswith(',') else rest}"
    if _leads(said, _RUNS):
        return f"After that it {_small(said)}" if months else f"It {_small(said)}"
    return f"After that: {_small(said)}" if months else f"Renewal: {_small(said)}"


def _cancel(text: str) -> str:
    if _leads(text, _WAYS_TO_CANCEL) and " you may " not in text and " you can " not in text:
        return f"You can cancel {_small(text)}"
    return f"To cancel: {_small(text)}"


def _leads(text: str, words: set[str]) -> bool:
    return text.partition(" ")[0].strip(".,:;").lower() in words


def _small(text: str) -> str:
    """The text as it continues a sentence: a first word that is no name loses its capital."""
    return text[0].lower() + text[1:] if _leads(text, _NO_NAMES) else text
