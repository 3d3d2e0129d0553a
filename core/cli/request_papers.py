"""`istiqbal request file` and `letters`: the papers of a request, written as PDF."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from core.cli.command import Command, answered
from core.cli.signing import ByOption, PasswordOption, signed_in
from core.domain.errors import EnvironmentFault, ErrorCode
from core.services.request_papers import RequestPapers
from core.words import Words

ReferenceArgument = Annotated[str, typer.Argument(metavar="REF", help="The request, such as RUH-1448-000123-7.")]
OutOption = Annotated[Path, typer.Option("--out", metavar="FILE.pdf", help="Where to write it; nothing is replaced.")]
_Write = Callable[..., Path]


@answered
def file(
    command: Command,
    reference: ReferenceArgument,
    out: OutOption,
    by: ByOption,
    password_stdin: PasswordOption = False,
) -> None:
    """Write the full file of a request: what it is, all that happened to it, and its documents."""
    _write(command, reference, out, (by, password_stdin), lambda requests: requests.write_file)


@answered
def letters(
    command: Command,
    reference: ReferenceArgument,
    out: OutOption,
    by: ByOption,
    password_stdin: PasswordOption = False,
) -> None:
    """Write the letters by which a request is referred, one to each department; an officer gets that to their own."""
    _write(command, reference, out, (by, password_stdin), lambda requests: requests.write_referral_letters)


def _write(
    command: Command,
    reference: str,
    out: Path,
    who: tuple[str, bool],
    way: Callable[[RequestPapers], _Write],
) -> None:
    with command.centre() as centre:
        person = signed_in(command, centre, *who)
        request_id = centre.requests.by_reference(reference).id
        with _free(out):
            way(centre.requests)(request_id, out, by=person.id, language=command.spoken)
    told = {"reference": reference, "file": str(out), "size": out.stat().st_size}
    command.answer(told, lambda: Words("documents", command.spoken).say("paper_written", file=out))


@contextmanager
def _free(out: Path) -> Iterator[None]:
    """A name that is taken stays what it is, and nothing is left under this one where nothing is written."""
    try:
        out.touch(mode=0o600, exist_ok=False)
        try:
            yield
        except BaseException:
            out.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise EnvironmentFault(ErrorCode.DOCUMENT_NOT_WRITTEN, name=out.name) from error
