"""What Callguide itself says."""

from engine.speech import ENGLISH, msg


def test_values_stand_in_their_places() -> None:
    said = ENGLISH("From {low} to {high}", low="€1", high="€9")
    assert said == "From €1 to €9"


def test_what_a_customer_typed_is_no_place() -> None:
    assert ENGLISH("You said {words}", words="{low}") == "You said {low}"


def test_a_message_without_values_is_said_as_it_is() -> None:
    assert ENGLISH("{low}") == "{low}"


def test_one_is_counted_otherwise_than_many() -> None:
    said = [ENGLISH.counted("{count} month", "{count} months", count) for count in (0, 1, 2)]
    assert said == ["0 months", "1 month", "2 months"]


def test_a_marked_message_is_itself() -> None:
    assert msg("Done") == "Done"
