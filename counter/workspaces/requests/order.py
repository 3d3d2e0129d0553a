"""The departments that were added one after the other, without any widget: the first is the lead."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """Each once, in the order in which they were added until it is changed."""

    codes: tuple[str, ...] = ()

    def toggled(self, code: str) -> "Order":
        """Added at the end, or taken out again."""
        kept = tuple(one for one in self.codes if one != code)
        return Order(kept if len(kept) < len(self.codes) else (*kept, code))

    def moved(self, code: str, by: int) -> "Order":
        """So many places further on, as far as there are any; before the first it becomes the lead."""
        if code not in self.codes:
            return self
        place = max(0, self.codes.index(code) + by)
        others = [one for one in self.codes if one != code]
        return Order((*others[:place], code, *others[place:]))

    def with_one(self, code: str | None) -> tuple[str, ...]:
        """As it would be with one more, which is not added for good."""
        return self.codes if code is None or code in self.codes else (*self.codes, code)
