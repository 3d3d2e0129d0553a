"""What happened in the demo, step by step, and how long each step took."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

from rich.table import Table


@dataclass(slots=True)
class Step:
    """One step; `happened` is written by the step itself."""

    title: str
    happened: str = ""
    seconds: float = 0.0
    done: bool = False


class Record:
    """The steps so far, in order."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    @contextmanager
    def step(self, title: str) -> Iterator[Step]:
        """Time a step; one that raises stays in the record as not done."""
        step = Step(title)
        self.steps.append(step)
        start = perf_counter()
        try:
            yield step
            step.done = True
        finally:
            step.seconds = perf_counter() - start

    def table(self) -> Table:
        """For the end of the demo."""
        table = Table("", "Step", "What happened", "Time", title="One visitor at Istiqbal")
        for number, step in enumerate(self.steps, 1):
            mark = f"{number}" if step.done else f"{number} failed"
            table.add_row(mark, step.title, step.happened, f"{step.seconds:.2f} s")
        return table
