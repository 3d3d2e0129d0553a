"""`istiqbal request`: a document is attached, listed and taken out by a person who signed in."""

import json
import stat
from pathlib import Path

import pytest

from core.bootstrap import open_centre
from core.config import Settings
from core.domain.visitor import Gender
from core.domain.workflow import Role
from tests.cli.conftest import Run, told
from tests.letters.made import marked, pdf, texts
from tests.reports.pages import in_order, words

PASSWORD = "a long password"
BY = ("--by", "noura", "--json")


@pytest.fixture
def reference(made: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A request of the women's section; the password of who signs in comes from the environment."""
    monkeypatch.setenv("ISTIQBAL_PASSWORD", PASSWORD)
    with open_centre(Settings(database=f"sqlite:///{tmp_path / 'centre.db'}")) as centre:
        noura = centre.staff.add("noura", "نورة", PASSWORD, Role.OPERATOR, ["women"])
        centre.staff.add("host", "مضيفة", PASSWORD, Role.HOST, ["women"])
        centre.staff.take_desk(noura.id, "W1")
        centre.queue.issue("women", "submit", "visitor")
        centre.queue.call_next("W1", by=noura.id)
        visitor = centre.visitors.enter("1000000008", "سارة", Gender.WOMAN, "0550000000")
        visit = centre.visitors.start_visit("W1", visitor.id, by=noura.id)
        return centre.requests.register(visit.id, "G01", "طلب", "", by=noura.id, key="k").reference


def test_a_letter_is_attached_listed_and_taken_out(made: Run, reference: str, tmp_path: Path) -> None:
    first, second = pdf(tmp_path / "a.pdf", "one", "two"), tmp_path / "b.png"
    marked((60, 90)).save(second)
    attach = ("request", "attach", reference, str(first), str(second), "--title", "خطاب", "--key", "k", *BY)
    added = told(made(*attach))
    assert (added["title"], added["pages"]) == ("خطاب", 3)
    assert told(made(*attach)) == added
    assert told(made("request", "documents", reference.lower(), *BY)) == [added]
    out = tmp_path / "out.pdf"
    assert told(made("request", "document", added["id"], "--out", str(out), *BY))["size"] == added["size"]
    assert texts(out.read_bytes()) == ["one", "two", ""]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_person_reads_words(made: Run, reference: str, tmp_path: Path) -> None:
    source = str(pdf(tmp_path / "a.pdf", "one", "two"))
    attached = made("request", "attach", reference, source, "--title", "Letter", "--by", "noura").stdout
    assert "“Letter” is attached: 2 pages." in attached
    assert (
        "صفحتان" in made("request", "attach", reference, source, "--title", "x", "--by", "noura", language="ar").stdout
    )
    listed = made("request", "documents", reference, "--by", "noura").stdout
    assert all(word in listed for word in ("Letter", "kept", "2 documents", "نورة"))


def error(made: Run, *arguments: str, stdin: str | None = None) -> str:
    refused = made(*arguments, "--json", stdin=stdin)
    assert (refused.exit_code, refused.stdout) == (1, "")
    return str(json.loads(refused.stderr)["error"])


def test_each_refusal_has_its_code(made: Run, reference: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, fake = pdf(tmp_path / "a.pdf", "one"), tmp_path / "fake.pdf"
    fake.write_bytes(b"MZ\x90\x00")
    attach = ("--title", "x", "--by", "noura")
    assert error(made, "request", "attach", reference, str(source), str(fake), *attach) == "document_not_taken"
    assert error(made, "request", "attach", reference, str(tmp_path / "none.pdf"), *attach) == "document_unreadable"
    assert error(made, "request", "attach", "RUH-1", str(source), *attach) == "reference_invalid"
    assert told(made("request", "documents", reference, *BY)) == []
    assert error(made, "request", "documents", reference, "--by", "host") == "request_not_yours"
    assert error(made, "request", "documents", reference, "--by", "nobody") == "sign_in_refused"
    added = told(made("request", "attach", reference, str(source), *attach, "--json"))
    assert error(made, "request", "document", added["id"], "--out", str(source), "--by", "noura") == (
        "document_not_written"
    )
    assert texts(source.read_bytes()) == ["one"]
    gone = tmp_path / "none" / "out.pdf"
    assert (
        error(made, "request", "document", added["id"], "--out", str(gone), "--by", "noura") == "document_not_written"
    )
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".istiqbal-")]
    monkeypatch.delenv("ISTIQBAL_PASSWORD")
    by_hand = ("request", "documents", reference, "--by", "noura", "--password-stdin")
    assert error(made, *by_hand, stdin="wrong\n") == "sign_in_refused"
    assert len(told(made(*by_hand, "--json", stdin=f"{PASSWORD}\n"))) == 1
    assert made("request", "documents", reference, "--by", "noura").exit_code == 2
    assert made("request", "documents", reference).exit_code == 2


def test_the_papers_of_a_request_are_written(made: Run, reference: str, tmp_path: Path) -> None:
    source, out = pdf(tmp_path / "a.pdf", "one", "two"), tmp_path / "file.pdf"
    told(made("request", "attach", reference, str(source), "--title", "خطاب", *BY))
    written = told(made("request", "file", reference.lower(), "--out", str(out), *BY))
    assert (written["file"], written["size"]) == (str(out), out.stat().st_size)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    in_order(words(out), reference, "Registered", "one", "two")
    before = out.read_bytes()
    assert error(made, "request", "file", reference, "--out", str(out), "--by", "noura") == "document_not_written"
    assert out.read_bytes() == before
    nothing = tmp_path / "letters.pdf"
    attempts = (("letters", "noura"), ("file", "host"))
    refusals = [error(made, "request", way, reference, "--out", str(nothing), "--by", by) for way, by in attempts]
    assert refusals == ["role_not_allowed", "request_not_yours"]
    away = str(tmp_path / "nowhere" / "file.pdf")
    assert error(made, "request", "file", reference, "--out", away, "--by", "noura") == "document_not_written"
    assert not nothing.exists()
