"""The told part of a full file: the facts of the request, its documents, and all that happened to it in order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.lib.units import mm

from core.behalf_words import behalf_told
from core.course_words import told
from core.domain.workflow import Party, RequestMove
from core.reports.arabic import BOLD, Style, isolated
from core.reports.flow import Column, Draw, Piece, Sheets, flowing
from core.reports.letterhead import Paper
from core.reports.sheet import BODY, GOLD, GREEN, INNER, LINE, MARGIN, QUIET, RED, STRONG, Fact
from core.services.document_dto import DocumentView
from core.services.dto import MovementView
from core.services.paper_dto import RequestFile
from core.words import Words

_HEADING, _DID, _QUIET = Style(14, BOLD, GREEN), Style(11.5, BOLD, leading=1.6), Style(10, colour=QUIET, leading=1.55)
_BROKEN = Style(11.5, BOLD, RED)
_GUTTER = 10 * mm
_BESIDE = Column(MARGIN + _GUTTER, INNER - _GUTTER)
_SAID = Column(MARGIN + _GUTTER + 5 * mm, INNER - _GUTTER - 5 * mm, bar=GOLD)
_DOT = "  ·  "


class FileStory:
    """Lays it out; nothing is drawn before the number of sheets is known."""

    def __init__(self, file: RequestFile, paper: Paper, words: Words) -> None:
        self._file, self._paper, self._words = file, paper, words
        self._course = Words("requests", file.head.language, file.head.digits)
        self._pen = paper.pen

    def sheets(self, first: float, further: float) -> list[list[tuple[Draw, float]]]:
        """What stands on each sheet, with the height at which it begins."""
        made = Sheets(first, further)
        made.table(self._pen, self._facts())
        for pieces in (*self._documents(), *self._story()):
            made.add(pieces)
        return made.drawings

    def _facts(self) -> list[Fact]:
        request, say, course = self._file.request, self._words.say, self._course.say
        due = self._paper.day(self._file.step_due) if self._file.step_due else course("file.step.none")
        facts = [
            Fact(say("fact.state"), self._state(), STRONG),
            Fact(say("fact.departments"), "\n".join(self._parts())),
            Fact(course("file.type"), " / ".join(self._file.type_path), STRONG),
            Fact(course("text.subject"), self._digits(request.subject), STRONG, written=True),
            *self._people(),
            *self._ties(),
            Fact(course("file.urgency"), course(f"urgency.{request.urgency}")),
            Fact(say("fact.confidentiality"), say(f"confidentiality.{self._file.confidentiality}")),
            Fact(say("fact.registered"), self._paper.moment(request.registered_at)),
            Fact(say("fact.at"), self._place()),
            Fact(course("file.step"), due),
            Fact(course("file.due"), self._paper.day(request.due)),
            Fact(say("fact.summary"), self._digits(request.summary), BODY, written=True),
        ]
        return [fact for fact in facts if fact.value]

    def _ties(self) -> Iterator[Fact]:
        for tie, references in self._file.ties.items():
            shown = [isolated(self._digits(reference)) for reference in references]
            yield Fact(self._course.say(f"file.{tie}"), self._course.listed(shown))

    def _people(self) -> list[Fact]:
        """The identity number as staff see it: masked, and none where this PC has no key to open it."""
        who, say = self._file.request.applicant, self._words.say
        number = isolated(self._digits(who.identity_number)) if who.identity_number else say("fact.identity.none")
        mobile = isolated(self._digits(who.mobile)) if who.mobile else ""
        behalf = behalf_told(self._file.request.behalf, self._words.language, self._file.head.digits)
        return [
            Fact(self._course.say("file.applicant"), who.name, STRONG, written=True),
            Fact(say("fact.identity"), f"{number} ({say(f'kind.{who.kind}.{who.gender}')})"),
            Fact(say("fact.mobile"), mobile),
            Fact(say("fact.behalf"), behalf),
        ]

    def _state(self) -> str:
        request, say = self._file.request, self._course.say
        with_whom = self._department(request.department) if request.party is Party.DEPARTMENT else ""
        place = with_whom or say(f"party.{request.party}")
        holder = say("file.holder", name=request.holder) if request.holder else ""
        return _DOT.join(filter(None, (say(f"state.{request.state}"), place, holder)))

    def _parts(self) -> Iterator[str]:
        """Each department that has to do with it, the lead first, and how far it is; of one the state tells enough."""
        parts, say = self._file.request.referrals, self._course.say
        for one in parts if len(parts) > 1 else ():
            holder = say("file.holder", name=one.holder) if one.holder else ""
            yield _DOT.join(filter(None, (self._department(one.department), say(f"part.{one.state}"), holder)))

    def _place(self) -> str:
        request = self._file.request
        ticket = isolated(self._digits(request.ticket_code))
        return self._words.say("fact.at.told", desk=request.desk_number, ticket=ticket, name=request.owner)

    def _documents(self) -> Iterator[list[Piece]]:
        kept, say = self._file.kept, self._words.say
        head = self._heading(say("documents.title", len(kept)))
        if not kept:
            yield [*head, *flowing(self._pen, say("documents.none"), BODY)]
        for place, one in enumerate(kept, start=1):
            listed = self._numbered(place, self._document(one, ""))
            yield listed if place > 1 else [*head, *listed]
        for one in self._file.withdrawn:
            yield self._document(one, self._withdrawn(one))

    def _document(self, one: DocumentView, fate: str) -> list[Piece]:
        say, pen = self._words.say, self._pen
        added = say("documents.added", one.pages, name=one.staff, day=self._paper.moment(one.added_at))
        title = flowing(pen, one.title, _DID, _BESIDE, before=2 * mm, keep=True)
        lines = flowing(pen, added, _QUIET, _BESIDE, keep=bool(fate))
        return [*title, *lines, *(flowing(pen, fate, _QUIET, _BESIDE) if fate else ())]

    def _withdrawn(self, one: DocumentView) -> str:
        day = self._paper.moment(one.withdrawn_at) if one.withdrawn_at else ""
        replaced = any(other.replaces == one.id for other in (*self._file.kept, *self._file.withdrawn))
        entry = "documents.replaced" if replaced else "documents.withdrawn"
        said = self._words.say(entry, name=one.withdrawn_by, day=day)
        return f"{said} {self._digits(one.withdrawn_reason)}".strip()

    def _story(self) -> Iterator[list[Piece]]:
        head = self._heading(self._course.say("file.history"))
        for place, link in enumerate(self._file.history):
            yield self._link(link) if place else [*head, *self._link(link)]
        yield self._chain()

    def _link(self, link: MovementView) -> list[Piece]:
        pen = self._pen
        did = flowing(pen, told(link, self._course, self._department), _DID, _BESIDE, before=3.5 * mm, keep=True)
        who = flowing(pen, self._who(link), _QUIET, _BESIDE, keep=True)
        when = flowing(pen, self._paper.moment(link.at), _QUIET, _BESIDE, keep=bool(link.note))
        said = flowing(pen, self._digits(link.note), BODY, _SAID, before=1 * mm, written=True) if link.note else []
        return self._numbered(link.sequence, [*did, *who, *when, *said])

    def _who(self, link: MovementView) -> str:
        role = self._words.say(f"role.{link.role}") if link.role else ""
        # a referral names to whom it goes, any other move for which department it was made
        own = link.of_department if link.move is RequestMove.REFER else link.department or link.of_department
        return _DOT.join(filter(None, (link.staff, role, self._department(own))))

    def _chain(self) -> list[Piece]:
        """Whether the history is the one that was written, and by which digest a later reader knows this one."""
        say, pen, file = self._words.say, self._pen, self._file
        style = BODY if file.holds else _BROKEN
        said = flowing(pen, say("chain.holds" if file.holds else "chain.broken"), style, before=6 * mm, keep=True)
        rule = Piece(0, lambda top: pen.rule(top, LINE, 0.8), before=5 * mm, keep=True)
        label = flowing(pen, say("chain.digest"), _QUIET, keep=True)
        # the digest is no number: its digits stay what they are
        digest = flowing(pen, isolated(file.history[-1].digest), Style(9.5, colour=QUIET))
        return [rule, *said, *label, *digest]

    def _heading(self, text: str) -> list[Piece]:
        return flowing(self._pen, text, _HEADING, before=7 * mm, keep=True)

    def _numbered(self, number: int, pieces: Sequence[Piece]) -> list[Piece]:
        """With its number in the gutter beside the first line."""
        first, style = pieces[0], Style(11.5, BOLD, GOLD, leading=1.6)

        def draw(top: float) -> None:
            first.draw(top)
            self._pen.line(self._digits(f"{number}"), top - 0.74 * style.line_height, style, width=_GUTTER)

        return [replace(first, draw=draw), *pieces[1:]]

    def _department(self, code: str | None) -> str:
        return self._file.departments.get(code, code) if code else ""

    def _digits(self, text: str) -> str:
        return self._words.digits(text)
