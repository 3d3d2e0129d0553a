"""Alembic migrations; they ship in the package."""
