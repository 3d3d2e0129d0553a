"""Which numbers a centre's policy has, in the groups in which a person thinks of them."""

from core.domain.queue_policy import AtClosing, Order, QueuePolicy

USUAL = QueuePolicy().to_plain()
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "next",
        (
            "order",
            "others_before_standard",
            "priority_head_start_minutes",
            "priority_rate",
            "returning_head_start_minutes",
            "returning_rate",
            "appointment_head_start_minutes",
            "appointment_rate",
            "appointment_early_minutes",
            "appointment_late_minutes",
            "check_in_minutes",
        ),
    ),
    ("desk", ("recall_limit", "reinstate_minutes", "return_minutes", "undo_seconds", "auto_call_seconds")),
    ("promises", ("wait_promise_minutes", "idle_desk_minutes", "device_silent_minutes", "hospitality_minutes")),
    ("closing", ("last_ticket_minutes", "prayer_pause_minutes", "at_closing")),
    ("counter", ("idle_lock_minutes", "escalate_days")),
    ("rating", ("low_rating", "rating_hours")),
)
CHOICES: dict[str, tuple[str, ...]] = {
    "order": tuple(one.value for one in Order),
    "at_closing": tuple(one.value for one in AtClosing),
}
_COUNTED = {"others_before_standard": "calls", "recall_limit": "times", "low_rating": "score"}


def unit(name: str) -> str:
    """The entry of a number's unit: minutes, seconds, minutes a minute, calls or times."""
    ending = name.rpartition("_")[2]
    return f"unit.{_COUNTED.get(name, ending)}"
