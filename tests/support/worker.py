"""A process of the concurrency tests: issues tickets or calls them, and says each one that it was promised.

python -m tests.support.worker issue|call URL NAME COUNT [unlocked]
"""

import sys

from core.bootstrap import Centre, open_centre


def main(work: str, url: str, name: str, count: int, unlocked: bool) -> None:
    """Until the work is done; the first fault ends the process."""
    if unlocked:
        from tests.support.unlocked import take_locks_away

        take_locks_away()
    with open_centre(url) as centre:
        _say("ready")
        sys.stdin.readline()
        if work == "issue":
            _issue(centre, name, count)
        else:
            _call(centre, name)


def _issue(centre: Centre, name: str, count: int) -> None:
    for place in range(count):
        key = f"{name}-{place}"
        ticket = centre.queue.issue("women", "submit", key)
        if place % 5 == 0 and centre.queue.issue("women", "submit", key) != ticket:
            raise AssertionError(f"{key} gave two tickets")
        _say(f"{key} {ticket.number}")


def _call(centre: Centre, desk: str) -> None:
    while (call := centre.queue.call_next(desk)) is not None:
        _say(f"{desk} {call.ticket.number}")
        centre.queue.finish(desk)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), "unlocked" in sys.argv)
