"""Paragraphs to a tree by their numbers, and the numbers that are repeated or missing."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from saolang.documents.read.lexicon import is_upper
from saolang.documents.read.paragraphs import Para
from saolang.documents.read.source import Warned
from saolang.viet.listing import letter, roman

_LEVELS = {"part": 0, "capital": 1, "article": 2, "roman": 2, "letter": 8, "bullet": 9, "plus": 10, "plain": 9}
_LONGEST_TITLE = 160


@dataclass(slots=True)
class Node:
    """A heading or paragraph with what stands below it; ``title`` is the heading part, ``body`` what follows it."""

    para: Para
    level: int
    label: str = ""
    title: str = ""
    body: str = ""
    children: list["Node"] = field(default_factory=list)

    @property
    def headed(self) -> bool:
        """Numbered, so that others can stand below it."""
        return self.level < _LEVELS["bullet"]

    def walk(self) -> Iterator["Node"]:
        """Itself and all below, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline(paras: Iterable[Para]) -> Node:
    """The tree of a document; footnotes are left out."""
    root = Node(Para("part", "", "", None, starts=[0], numbers=[0]), -1)
    stack = [root]
    for para in paras:
        if para.kind == "footnote":
            continue
        node = _node(para)
        while stack[-1].level >= node.level:
            stack.pop()
        parent = stack[-1]
        node.label = _label(parent, para)
        parent.children.append(node)
        if para.kind != "plain" or node.headed:
            stack.append(node)
    return root


def numbering(root: Node) -> list[Warned]:
    """Sibling numbers given twice, or left out."""
    found: list[Warned] = []
    for parent in root.walk():
        for kind in ("article", "roman", "capital", "number", "letter"):
            # Numbers of different depth side by side ("1.1", "2") are two lists.
            for depth in range(5):
                marked = [
                    child
                    for child in parent.children
                    if child.para.kind == kind and child.para.mark.count(".") == depth
                ]
                found += _check(marked)
        found += _first(parent)
    return sorted(found, key=lambda item: item.line)


def _first(parent: Node) -> list[Warned]:
    """A list that begins with "1.1" and goes on with "2" has lost its "1"."""
    marked = [child for child in parent.children if child.para.kind == "number"]
    if len(marked) > 1 and marked[0].para.mark == "1.1" and any(child.para.mark == "2" for child in marked[1:]):
        return [_warned("missing_number", marked[0], "Mục đầu tiên ghi “1.1”, mục sau là “2”: thiếu mục “1”.")]
    return []


def _check(nodes: list[Node]) -> list[Warned]:
    found, slack = [], 0
    for before, node in itertools.pairwise(nodes):
        first, second = ordinal(before.para), ordinal(node.para)
        if first is None or second is None or before.para.mark.rpartition(".")[0] != node.para.mark.rpartition(".")[0]:
            continue
        if second == first:
            found.append(_warned("repeated_number", node, f"Số thứ tự “{node.para.mark}” được dùng hai lần."))
            slack = 1
        elif first + 1 + slack < second <= first + 4:
            found.append(
                _warned("missing_number", node, f"Sau “{before.para.mark}” là “{node.para.mark}”, thiếu số ở giữa.")
            )
        if second != first:
            slack = 0
    return found


def _warned(kind: str, node: Node, text: str) -> Warned:
    return Warned(kind, node.para.line, text, node.para.page)


def ordinal(para: Para) -> int | None:
    """The place of a mark among its siblings: "II" 2, "5.4.2" 2, "c" 3; None where it has none."""
    if para.kind == "roman":
        return roman(para.mark)
    if para.kind in {"article", "number"}:
        return int(para.mark.rpartition(".")[2])
    if para.kind == "capital":
        return ord(para.mark) - 64
    return letter(para.mark) if para.kind == "letter" else None


def _node(para: Para) -> Node:
    level = _LEVELS.get(para.kind, 0)
    if para.kind == "number":
        level = 3 + min(4, para.mark.count("."))
    elif para.kind == "plain" and is_upper(para.text) and len(para.text) < _LONGEST_TITLE:
        level = 1
    node = Node(para, level)
    head, colon, rest = para.text.partition(":")
    if colon and len(head) <= _LONGEST_TITLE and ". " not in head:
        node.title, node.body = head.strip(), rest.strip()
    elif len(para.text) <= 2 * _LONGEST_TITLE:
        node.title = para.text.rstrip(" .;:")
    else:
        node.title, node.body = para.text[:_LONGEST_TITLE].rpartition(" ")[0], para.text
    return node


def _label(parent: Node, para: Para) -> str:
    """The number with which a paragraph is cited: "IV.2", "5.5.a"; "" for bullets and plain text."""
    if para.kind not in {"article", "roman", "capital", "number", "letter", "part"}:
        return ""
    if para.kind == "letter" and parent.para.mark:
        return f"{parent.para.mark}.{para.mark}"
    return para.mark
