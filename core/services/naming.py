"""What a centre writes itself for its visitors: its name, its authority's, its sections' and its services'."""

from collections.abc import Mapping
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import Language, LocalText
from core.services.dto import CentreView
from core.services.hall_record import HallRecord
from core.services.opening_ports import HallChange

MAX_TEXT = 160
# What may be empty also in Arabic: a service needs no line below its name.
HINT = ".hint"

Names = Mapping[str, LocalText]


class Naming(HallRecord):
    """Texts go by `title`, `authority`, `section.NAME`, `service.NAME` and `service.NAME.hint`."""

    def names(self) -> Names:
        """Every text, in the order in which visitors meet them, read now."""
        with self._context.units.read() as unit:
            return _named(unit.centre.view())

    def set_names(self, names: Names, *, by: UUID | None = None, seen: Names | None = None) -> None:
        """Change some of them.

        `name_missing` without Arabic and `text_too_long`, each with the text's name as `of` and the `language`.
        """
        wanted = {of: _tidied(of, text) for of, text in names.items()}
        with self._changing(by) as unit:
            before = _named(unit.centre.view())
            if unknown := next((of for of in wanted if of not in before), None):
                raise RuleBroken(ErrorCode.SERVICE_UNKNOWN, service=unknown)
            changed = {of: text for of, text in wanted.items() if before[of] != text}
            if not changed:
                return
            looked_at = None if seen is None else {of: seen.get(of) for of in changed}
            self._as_seen(unit, HallChange.NAMES, None, {of: before[of] for of in changed}, looked_at)
            for of, text in changed.items():
                unit.centre.name(of, text)
            self._keep(unit, HallChange.NAMES, None, by, {"names": sorted(changed)})


def _named(centre: CentreView) -> Names:
    services = {f"service.{one.name}": one for one in centre.services}
    return {
        "title": centre.title,
        "authority": centre.authority,
        **{f"section.{one.name}": one.title for one in centre.sections},
        **{name: text for of, one in services.items() for name, text in ((of, one.title), (of + HINT, one.hint))},
    }


def _tidied(of: str, text: LocalText) -> LocalText:
    said = {language: " ".join(text.given(language).split()) for language in Language}
    if not said[Language.ARABIC] and not of.endswith(HINT):
        raise RuleBroken(ErrorCode.NAME_MISSING, of=of, language=Language.ARABIC.value)
    if long := next((language for language, words in said.items() if len(words) > MAX_TEXT), None):
        raise RuleBroken(ErrorCode.TEXT_TOO_LONG, of=of, language=long.value, limit=MAX_TEXT)
    return LocalText(**{language.value: words for language, words in said.items()})
