"""A reading leaves the server as quick as it found it."""

from sqlalchemy import text

from core.bootstrap import open_centre

_OFTEN = 8  # the driver has a statement prepared when it runs for the sixth time


def test_what_the_server_has_prepared_is_kept_from_reading_to_reading(postgres_url: str) -> None:
    with open_centre(postgres_url) as centre:
        for _ in range(_OFTEN):
            centre.queue.snapshot("women")
        with centre.storage.units.engine.connect() as line:
            prepared = line.execute(text("SELECT count(*) FROM pg_prepared_statements")).scalar_one()
        assert prepared > 1, "each reading began anew"
