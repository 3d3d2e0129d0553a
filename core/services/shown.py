"""People as staff see them: identity numbers come in sealed and go out masked."""

from dataclasses import replace

from core.domain.behalf import Behalf, BehalfKind
from core.domain.visitor import masked
from core.services.dto import RequestView, VisitorView
from core.services.ports import UnitOfWork, Vault


def shown_visitor(vault: Vault, visitor: VisitorView, sealed: bytes) -> VisitorView:
    """A visitor whose identity number was left empty, or `key_file_missing` on a PC without the centre's key."""
    return replace(visitor, identity_number=masked(vault.open(sealed, visitor.id)))


def shown_behalf(unit: UnitOfWork, vault: Vault, request: RequestView) -> Behalf:
    """On whose behalf a request is: a relative's identity number is masked like the visitor's."""
    behalf = request.behalf
    if behalf.kind is not BehalfKind.RELATIVE:
        return behalf
    sealed = unit.behalves.sealed(request.id)
    return replace(behalf, number=masked(vault.open(sealed, request.id)) if sealed is not None else "")
