"""Read models as JSON: UUIDs, dates and enumerations as text."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum


def plain(value: object) -> object:
    """A value made of what JSON has."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def to_json(value: object) -> str:
    """One line of JSON, Arabic readable."""
    return json.dumps(plain(value), ensure_ascii=False)
