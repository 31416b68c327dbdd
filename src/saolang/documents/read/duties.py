"""Who has to do what: the organisations of "Tổ chức thực hiện" and their tasks."""

import re
from collections.abc import Sequence

from saolang.documents.read.context import Context, Path, theme_of
from saolang.documents.read.organisations import VERB_AFTER_NAME, asked_agency, is_agency, starts_with_verb
from saolang.documents.read.outline import Node
from saolang.documents.read.source import Item

_CLOSING = re.compile(
    r"(?:Trên đây là|Trong quá trình (?:triển khai|thực hiện)|Yêu cầu các|Căn cứ (?:nội dung )?Kế hoạch này)"
)

MOST_LISTED = 200


def duties(context: Context) -> list[Item]:
    """Each organisation in the order of the document."""
    made: list[Item] = []
    for node, path in context.nodes():
        if theme_of(node) == "duties" and not any(theme_of(above) == "duties" for above in path):
            made += _of_section(node, (*path, node))
    return made


def _of_section(section: Node, path: Path) -> list[Item]:
    prefix = section.para.mark if section.para.kind in {"roman", "capital"} else ""
    headed = [child for child in section.children if child.headed]
    if len(headed) == 1 and headed[0].para.sign.startswith("("):
        headed = []  # a foot note in the middle of the text
    entries = headed or [child for child in section.children if child.para.kind in {"bullet", "plus"}]
    made: list[Item] = []
    for node in entries:
        organisation, first = _organisation(node)
        deeper = [child for child in node.children if child.headed and is_agency(child.title)]
        if deeper and not is_agency(node.title):
            made += _of_section(node, path)
        elif organisation:
            made.append(_item(node, organisation, _tasks(node, first), prefix))
    return made


def _organisation(node: Node) -> tuple[str, str]:
    """The name and, where it stands in the same paragraph, what it has to do."""
    if node.body and is_agency(node.title) and _is_listing(node):
        return asked_agency(node.para.text), ""
    if node.body and is_agency(node.title):
        return asked_agency(node.title), node.body if node.body != node.para.text else ""
    match = VERB_AFTER_NAME.match(asked_agency(node.para.text))
    if (
        match
        and is_agency(match.group("name"))
        and not re.search(r"(?:các|và|những|của)$", match.group("name"))
        and (len(node.para.text) > 90 or not node.children)
    ):
        return match.group("name").strip(" ,:"), match.group("rest")
    if node.headed and is_agency(node.title):
        return asked_agency(node.title), ""
    return "", ""


def _is_listing(node: Node) -> bool:
    """ "Các sở: Công Thương, Y tế" is one name, what they have to do stands below it."""
    return (
        re.match(r"Các\s|Những\s", asked_agency(node.title), re.IGNORECASE) is not None
        and bool(node.children)
        and len(node.body) < MOST_LISTED
        and not starts_with_verb(node.body)
    )


def _tasks(node: Node, first: str) -> list[str]:
    """The bullets; without any, the paragraphs, each one task."""
    children = [child for child in node.children if not _CLOSING.match(child.para.text)]
    listed = [child for child in children if child.para.kind != "plain"]
    texts = [_whole(child) for child in listed or children]
    return [_end(first), *texts] if first else texts


def _whole(node: Node) -> str:
    return _end(" ".join(part.para.text for part in node.walk()))


def _end(text: str) -> str:
    """Without the "./." that closes a document."""
    return re.sub(r"\s*\./?\.?\s*$", ".", text.strip()) if text.rstrip().endswith(("./.", "./")) else text.strip()


def _item(node: Node, organisation: str, texts: Sequence[str], prefix: str) -> Item:
    label = node.label or None
    return {
        "code": f"{prefix}.{label}" if prefix and label and not label.startswith(f"{prefix}.") else label,
        "organisation": organisation,
        "tasks": list(texts),
        "source": node.para.source(),
    }
