"""`istiqbal voice`: the voices of this PC, whether they are in order, and how a centre records its own."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group
from rich.table import Table
from rich.text import Text

from core.cli.command import REFUSED, Command, answered
from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.domain.spoken.grammar import grammar_of
from core.domain.text import Language, LocalText
from core.domain.visitor import Gender
from core.voice.check import Finding, check
from core.voice.manifest import FILE, Manifest, read_manifest
from core.voice.prepare import prepare, write_manifest
from core.voice.script import script_of
from core.voice.shelf import Shelf, own_folder, shelf, shipped_folder
from core.voice.voice import Voice
from core.words import Words, explain

app = typer.Typer(help="List, check, record and prepare the voices that speak the calls.", no_args_is_help=True)


@app.command("list")
@answered
def list_voices(command: Command) -> None:
    """List the voices of this PC, the centre's own first."""
    found = _shelf(command)
    told = {
        "voices": [
            {
                "key": one.key,
                "language": one.language,
                "gender": one.gender,
                "folder": str(one.folder),
                "missing": len(Voice(one).missing()),
            }
            for one in found.voices
        ],
        "broken": [str(folder) for folder, _ in found.broken],
    }
    command.answer(told, lambda: _listed(command, found))


@app.command("check")
@answered
def check_voice(
    command: Command,
    voice: Annotated[str, typer.Argument(metavar="VOICE", help="A voice of the list, or the folder of one.")],
) -> None:
    """Check a voice: every clip is there, can be read, and is as loud as the others; exit status 1 where not."""
    manifest = _named(command, voice)
    findings = check(manifest)
    command.answer(findings, lambda: _findings(command, manifest, findings))
    if findings:
        raise typer.Exit(REFUSED)


@app.command()
@answered
def guide(
    command: Command,
    output: Annotated[Path, typer.Option("--output", metavar="FILE", help="A .pdf to print, or a .txt.")],
    voice_language: Annotated[Language, typer.Option("--voice", help="The language of the voice.")] = Language.ARABIC,
) -> None:
    """Write the list of lines to record, with all vowels and the name of each file."""
    try:
        if output.suffix.lower() == ".txt":
            lines = (f"{clip}.wav\t{text}\n" for clip, text in script_of(voice_language).items())
            output.write_text("".join(lines), "utf-8")
        else:
            from core.bootstrap import write_voice_guide

            write_voice_guide(voice_language, output, command.spoken)
    except OSError as error:
        raise EnvironmentFault(ErrorCode.DOCUMENT_NOT_WRITTEN, name=output.name) from error
    told = {"file": str(output), "clips": len(script_of(voice_language))}
    command.answer(told, lambda: _words(command).say("guide.written", file=output))


@app.command("prepare")
@answered
def prepare_voice(
    command: Command,
    recordings: Annotated[Path, typer.Argument(metavar="RECORDINGS", help="The folder of the recorded files.")],
    folder: Annotated[Path, typer.Argument(metavar="VOICE", help="The folder of the voice that is made.")],
    name: Annotated[str, typer.Option("--name", help="What the voice is called.")],
    gender: Annotated[Gender, typer.Option("--gender", help="Who speaks.")],
    voice_language: Annotated[Language, typer.Option("--voice", help="The language of the voice.")] = Language.ARABIC,
    licence: Annotated[str, typer.Option("--licence", help="Who may use the recordings.")] = "—",
) -> None:
    """Trim recordings and make them equally loud: a voice; then check it. Exit status 1 where a clip is wrong."""
    try:
        made = prepare(recordings, folder, voice_language)
        write_manifest(folder, voice_language, gender, LocalText(name, name), licence)
    except OSError as error:
        raise EnvironmentFault(ErrorCode.DOCUMENT_NOT_WRITTEN, name=folder.name) from error
    manifest = read_manifest(folder)
    findings = check(manifest)
    done = Text(_words(command).say("prepare.done", made, folder=folder))
    told = {"clips": made, "findings": findings}
    command.answer(told, lambda: Group(done, _findings(command, manifest, findings)))
    if findings:
        raise typer.Exit(REFUSED)


def _words(command: Command) -> Words:
    return Words("voice", command.spoken)


def _shelf(command: Command) -> Shelf:
    return shelf((command.settings.display.voice.folder or own_folder(), shipped_folder()))


def _named(command: Command, voice: str) -> Manifest:
    if Path(voice, FILE).is_file():
        return read_manifest(Path(voice))
    known = _shelf(command).voices
    for one in known:
        if one.key == voice:
            return one
    raise RuleBroken(ErrorCode.VOICE_UNKNOWN, voice=voice, allowed=", ".join(one.key for one in known) or "—")


def _listed(command: Command, found: Shelf) -> Group | str:
    words, heads = _words(command), ("key", "title", "language", "gender", "clips", "folder")
    table = Table(*(words.say(f"list.{head}") for head in heads))
    for one in found.voices:
        needed = len(grammar_of(one.language).clips())
        clips = f"{needed - len(Voice(one).missing())}/{needed}"
        title, gender = one.title.in_language(command.spoken), words.say(f"gender.{one.gender}")
        table.add_row(one.key, title, one.language.value, gender, clips, str(one.folder))
    broken = [
        Text(words.say("list.broken", folder=folder, reason=explain(error, command.spoken)))
        for folder, error in found.broken
    ]
    return Group(table, *broken) if found.voices else Group(Text(words.say("list.none")), *broken)


def _findings(command: Command, manifest: Manifest, findings: tuple[Finding, ...]) -> Table | Text:
    words = _words(command)
    if not findings:
        return Text(words.say("check.well", voice=manifest.key))
    heads = ("file", "problem", "found", "allowed")
    table = Table(*(words.say(f"check.{head}") for head in heads), caption=words.say("check.count", len(findings)))
    for one in findings:
        table.add_row(one.file, words.say(f"problem.{one.problem}"), one.found, one.allowed)
    return table
