"""The order of the departments that are added one after the other."""

from counter.workspaces.requests.order import Order


def test_added_taken_out_and_moved() -> None:
    order = Order().toggled("LEG").toggled("ADM").toggled("COM")
    assert order.codes == ("LEG", "ADM", "COM")
    assert order.moved("ADM", -1).codes == ("ADM", "LEG", "COM")
    assert order.moved("COM", -5).codes == ("COM", "LEG", "ADM")
    assert order.moved("LEG", 1).codes == ("ADM", "LEG", "COM")
    assert order.moved("XXX", -1) == order
    assert order.toggled("ADM").codes == ("LEG", "COM")


def test_one_that_was_looked_for_counts_once() -> None:
    order = Order(("LEG", "ADM"))
    assert order.with_one("COM") == ("LEG", "ADM", "COM")
    assert order.with_one("LEG") == order.with_one(None) == ("LEG", "ADM")
