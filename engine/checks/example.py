"""What several of the rules' examples share."""

CATALOGUE = """\
# catalogue/lines.yaml
facts:
  household: {type: integer, label: People at home}
needs:
  faster-line: {label: A faster line, shown: household > 2}
products:
  plus-250:
    name: Plus 250
    summary: A line for busy homes.
    serves: [faster-line]
    fits: household > 2
    price: {amount: "0.00", currency: EUR}
    first-charge: On the day of the switch.
    term: {months: 0, cancel: Any day.}
"""
"""A catalogue of one product."""
