"""The garbage collector is held off by several threads at a time, and goes on after all of them."""

from __future__ import annotations

import gc
from contextlib import ExitStack

import pytest

from briefer.collecting import no_collecting


@pytest.mark.parametrize("first", [0, 1])
def test_it_goes_on_when_nobody_holds_it_off_any_more_whoever_ends_first(first: int) -> None:
    assert gc.isenabled()
    holds = [ExitStack(), ExitStack()]
    for hold in holds:
        hold.enter_context(no_collecting())
    holds[first].close()
    assert not gc.isenabled()
    holds[1 - first].close()
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with no_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
