"""Identifiers of rows."""

from uuid import UUID

import uuid_utils


def new_id() -> UUID:
    """A UUIDv7: unique anywhere, and in the order of its making."""
    return UUID(bytes=uuid_utils.uuid7().bytes)
