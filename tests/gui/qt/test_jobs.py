"""The runner of jobs: when it tells what came of them."""

from collections.abc import Callable
from concurrent.futures import Executor, Future

import pytest
from pytestqt.qtbot import QtBot

from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from core.qt.jobs import JobRunner


class Swift(Executor):
    """Whoever hands it a job finds it done: a machine with much to do lets the other thread run first."""

    def submit(self, work: Callable[..., object], /, *arguments: object, **_: object) -> Future[object]:  # type: ignore[override]
        """Do it now."""
        future: Future[object] = Future()
        try:
            future.set_result(work(*arguments))
        except RuleBroken as error:
            future.set_exception(error)
        return future


def refuse() -> str:
    """As a rule does."""
    raise RuleBroken(ErrorCode.NAME_MISSING)


@pytest.mark.parametrize(("work", "told"), [(lambda: "done", "done"), (refuse, ErrorCode.NAME_MISSING)])
def test_nothing_is_told_before_whoever_asked_went_on(qtbot: QtBot, work: Callable[[], str], told: object) -> None:
    heard: list[object] = []

    def failed(error: IstiqbalError | None) -> None:
        heard.append(error.code if error else None)

    runner = JobRunner(executor=Swift())
    runner.submit(work, heard.append, failed)
    assert heard == [], "told while the submitter was still at it"
    qtbot.waitUntil(lambda: heard == [told])
    runner.close()


def test_what_ended_before_the_close_is_not_told_after_it(qtbot: QtBot) -> None:
    heard: list[object] = []
    closing, other = JobRunner(executor=Swift()), JobRunner(executor=Swift())
    closing.submit(lambda: "late", heard.append, heard.append)
    closing.close()
    other.submit(lambda: "in time", heard.append, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    other.close()
    assert heard == ["in time"]
