"""The functions whose time is told apart are there."""

from tests.benchmarks.stages import timed


def test_every_stage_is_a_function_that_can_be_timed() -> None:
    with timed() as spent:
        assert spent == {}
