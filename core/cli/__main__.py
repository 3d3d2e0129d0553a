"""`python -m core.cli` is `istiqbal`, also where no script is on the path."""

from core.cli.main import run

run()
