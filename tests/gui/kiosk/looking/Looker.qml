import QtQuick

// Tells in one call all that a window shows: Python must not hold an item that QML may take away meanwhile.
QtObject {
    id: root
    required property Window window
    // The layer that lies over everything else; empty where there is none.
    required property string layer

    function look(): string {
        const found = { texts: [], handlers: [], stops: [] }
        const content = root.window.contentItem
        root.walk([...content.children].find(child => child.objectName === root.layer && root.layer) ?? content, [], found)
        return JSON.stringify(found)
    }

    // `around` are the boxes of the items that a text stands in, the outermost first.
    function walk(item: Item, around: list<var>, found: var) {
        for (const child of item.children) {
            if (!child.visible || child.opacity === 0)
                continue
            const box = root.box(child)
            if (child.activeFocusOnTab)
                found.stops.push(box)
            if (child instanceof Text)
                found.texts.push(root.text(child, box, around))
            else if (child instanceof MouseArea || child instanceof TextInput || child instanceof TextEdit)
                found.handlers.push({ kind: String(child).split("(")[0], box: box, around: around })
            root.walk(child, [...around, box], found)
        }
    }

    function box(item: Item): var {
        const place = item.mapToItem(null, 0, 0, item.width, item.height)
        return [place.x, place.y, place.width, place.height]
    }

    function text(item: Text, box: var, around: var): var {
        return {
            words: item.text, box: box, around: around,
            wide: item.contentWidth, high: item.contentHeight,
            across: item.effectiveHorizontalAlignment, down: item.verticalAlignment,
            truncated: item.truncated, family: item.font.family, size: item.font.pixelSize, colour: String(item.color)
        }
    }
}
