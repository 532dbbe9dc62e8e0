"""The scores in the documentation are those of the guides and walks as they are."""

import pytest

from docs.scores import PAGE, content, digest, kept, row


def test_every_guide_has_a_row_for_what_it_is_now() -> None:
    rows = {f"{id_} {digest(id_)}" for id_ in content().guides}
    assert set(kept(PAGE.read_text())) == rows, "run `make docs`"


@pytest.mark.parametrize("id_", ["identify-customer", "wrap-up", "bereavement"])
def test_a_row_says_what_comes_out_when_it_is_worked_out(id_: str) -> None:
    assert row(id_) in PAGE.read_text().splitlines(), "run `make docs`"
