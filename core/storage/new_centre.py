"""Writes a new centre."""

from dataclasses import asdict
from uuid import UUID

from core.domain.text import LocalText
from core.services.audit_chain import NO_HEAD
from core.services.identifiers import new_id
from core.services.setup import CentreSetup
from core.storage.audit_tables import audit_head
from core.storage.new_opening import write_opening
from core.storage.request_tables import department, request_type
from core.storage.scope import Scope
from core.storage.tables import centre, desk, section, service


def write_centre(scope: Scope, setup: CentreSetup, key_mark: bytes | None = None) -> None:
    """Write all that a setup names; `scope.centre_id` becomes the centre's identifier, `key_mark` is remembered."""
    scope.run(
        centre.insert().values(
            id=scope.centre_id,
            code=setup.code,
            **text_columns("title", setup.title),
            **text_columns("authority", setup.authority),
            zone=setup.zone,
            digits=setup.digits.value,
            help=None if setup.help is None else [kind.value for kind in setup.help],
            key_check=key_mark,
            only=1,
        )
    )
    scope.add(audit_head, **asdict(NO_HEAD))
    sections = _sections(scope, setup)
    write_opening(scope, setup, sections)
    for position, new in enumerate(setup.services):
        texts = {**text_columns("title", new.title), **text_columns("hint", new.hint)}
        asked = {"daily_quota": new.daily_quota, "identify": new.identify}
        scope.add(service, id=new_id(), name=new.name, position=position, **asked, **texts)
    _classification(scope, setup)


def text_columns(name: str, text: LocalText) -> dict[str, object]:
    """The columns in which a text that visitors read is kept in every language."""
    return {f"{name}_ar": text.ar, f"{name}_en": text.en, f"{name}_further": dict(text.further)}


def _sections(scope: Scope, setup: CentreSetup) -> dict[str, UUID]:
    made: dict[str, UUID] = {}
    for position, new in enumerate(setup.sections):
        section_id = made[new.name] = new_id()
        scope.add(
            section,
            id=section_id,
            name=new.name,
            prefix=new.prefix,
            **text_columns("title", new.title),
            gender=new.gender.value,
            position=position,
        )
        for number in range(1, new.desks + 1):
            scope.add(desk, id=new_id(), section_id=section_id, name=f"{new.prefix}{number}", number=number)
    return made


def _classification(scope: Scope, setup: CentreSetup) -> None:
    departments: dict[str, UUID] = {}
    for position, office in enumerate(setup.departments):
        departments[office.code] = new_id()
        texts = {"title_ar": office.title.ar, "title_en": office.title.en}
        scope.add(department, id=departments[office.code], code=office.code, position=position, **texts)
    nodes: dict[str, UUID] = {}
    for position, node in enumerate(setup.types):
        nodes[node.code] = new_id()
        scope.add(
            request_type,
            id=nodes[node.code],
            code=node.code,
            parent_id=nodes[node.parent] if node.parent else None,
            title_ar=node.title.ar,
            title_en=node.title.en,
            synonyms=list(node.synonyms),
            department_id=departments[node.department] if node.department else None,
            working_days=node.working_days,
            confidentiality=node.confidentiality,
            position=position,
        )
