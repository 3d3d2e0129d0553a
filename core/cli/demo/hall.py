"""The programs of the demo in one process, each on its own settings as on a PC of its own."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from core.bootstrap import open_centre
from core.cli.demo.actor import Actor
from core.cli.demo.stage import Stage
from core.config import Settings, load_settings
from core.domain.text import Language
from core.qt.application import start_application
from core.qt.link import CentreLink


@dataclass(frozen=True, slots=True)
class Hall:
    """One actor before each screen."""

    visitor: Actor
    women: Actor
    men: Actor
    clerk: Actor


@contextmanager
def open_hall(stage: Stage) -> Iterator[Hall]:
    """Kiosk, both displays and a counter, open until the block ends."""
    import counter.app
    import kiosk.app
    import waiting_display.app

    start_application(["istiqbal"], Language.ARABIC)
    with ExitStack() as closing:

        def settings(program: str) -> Settings:
            return load_settings(stage.settings_file(program))

        def link(own: Settings) -> CentreLink:
            return CentreLink(lambda: open_centre(own))

        built = []
        for program, build in (
            ("kiosk", kiosk.app.build),
            ("display-women", waiting_display.app.build),
            ("display-men", waiting_display.app.build),
            ("counter", counter.app.build),
        ):
            own = settings(program)
            handle = build(own, link(own))
            closing.callback(handle.close)
            handle.window.show()
            built.append(Actor(handle.window))
        yield Hall(*built)
