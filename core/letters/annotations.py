"""What annotations show, to be drawn as part of the page: a form that was filled in is read by its fields alone."""

from collections.abc import Iterator, Sequence

from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, StreamObject

_NOT_SHOWN = frozenset({"/FileAttachment", "/Link", "/Movie", "/Popup", "/RichMedia", "/Screen", "/Sound", "/3D"})
_HIDDEN, _NO_VIEW = 2, 32
_PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawn(page: PageObject) -> Iterator[tuple[PdfObject, str]]:
    """Each annotation's appearance, as the file refers to it, and the matrix that brings it to its place.

    By ISO 32000-2, 12.5.5: the box of the appearance, moved by its own matrix, is fitted to the annotation's rectangle.
    """
    annotations = page["/Annots"].get_object() if "/Annots" in page else None
    for reference in annotations if isinstance(annotations, ArrayObject) else ():
        annotation = reference.get_object()
        if not isinstance(annotation, DictionaryObject) or _unseen(annotation):
            continue
        appearance = _appearance(annotation)
        if appearance is None:
            continue
        form = appearance.get_object()
        if isinstance(form, StreamObject):
            matrix = _placed(form, _numbers(annotation["/Rect"], 4))
            if matrix is not None:
                yield appearance, matrix


def _unseen(annotation: DictionaryObject) -> bool:
    flags = annotation["/F"] if "/F" in annotation else 0  # noqa: SIM401 - `get` would not follow a reference
    kind = annotation["/Subtype"] if "/Subtype" in annotation else None  # noqa: SIM401
    return str(kind) in _NOT_SHOWN or bool(isinstance(flags, int) and flags & (_HIDDEN | _NO_VIEW))


def _appearance(annotation: DictionaryObject) -> PdfObject | None:
    """The normal one, of the state that it is in, such as a ticked box."""
    kinds = annotation["/AP"].get_object() if "/AP" in annotation else None
    if not isinstance(kinds, DictionaryObject) or "/N" not in kinds:
        return None
    normal: PdfObject = kinds.raw_get("/N")
    states = normal.get_object()
    if isinstance(states, StreamObject):
        return normal
    state = annotation["/AS"] if "/AS" in annotation else None  # noqa: SIM401
    if not isinstance(states, DictionaryObject) or not isinstance(state, NameObject) or state not in states:
        return None
    chosen: PdfObject = states.raw_get(state)
    return chosen


def _placed(form: StreamObject, rectangle: Sequence[float]) -> str | None:
    left, bottom, right, top = _numbers(form["/BBox"], 4)
    a, b, c, d, e, f = _numbers(form["/Matrix"], 6) if "/Matrix" in form else _PLAIN
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if width <= 0 or height <= 0:
        return None
    x0, x1 = sorted((rectangle[0], rectangle[2]))
    y0, y1 = sorted((rectangle[1], rectangle[3]))
    wide, high = (x1 - x0) / width, (y1 - y0) / height
    return f"{wide:.6f} 0 0 {high:.6f} {x0 - min(xs) * wide:.6f} {y0 - min(ys) * high:.6f}"


def _numbers(value: PdfObject, count: int) -> tuple[float, ...]:
    found = value.get_object()
    if not isinstance(found, ArrayObject) or len(found) != count:
        raise ValueError("not the numbers of a place")
    return tuple(float(item.get_object()) for item in found)
