"""The classification that ships as a sample."""

from importlib import resources
from pathlib import Path

from core.centre_file import read_centre
from core.services.setup import RequestTypeSetup

SAMPLE_CENTRE = Path(str(resources.files("assets"))) / "samples" / "riyadh.toml"
SAMPLE_TYPES: tuple[RequestTypeSetup, ...] = read_centre(SAMPLE_CENTRE).types
