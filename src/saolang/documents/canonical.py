"""Canonical JSON of document values: sorted keys, no spaces, defaults left out, read back without loss.

Leaving defaults out keeps the text, and so its hash, unchanged when a later version adds a field.
"""

import base64
import binascii
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from saolang.documents.errors import DocumentError
from saolang.documents.model import CertificateSheet, OfficialDocument

SCHEMA = "saolang.document/1"
Document = OfficialDocument | CertificateSheet


def to_json(document: Document) -> str:
    """The canonical text of ``document``; equal documents give equal text."""
    body = {"schema": SCHEMA, "document": {"is": type(document).__name__, **_encode(document)}}
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Document:
    """Read what :func:`to_json` wrote. Raises :class:`DocumentError` on anything else."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DocumentError("bad_json", "Nội dung văn bản không phải JSON hợp lệ.") from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or set(data) != {"schema", "document"}:
        raise DocumentError("bad_schema", "Văn bản được lưu theo một phiên bản khác, không đọc được.")
    document: Document = _decode_union(Document, data["document"])
    return document


def _encode(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        given = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _encode_field(field, item) for field, item in given if item != field.default}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value.isoformat() if isinstance(value, date) else value


def _encode_field(field: Field[Any], value: Any) -> Any:
    # A union of classes needs the name of the class beside its fields.
    if field.name == "blocks":
        return [{"is": type(block).__name__, **_encode(block)} for block in value]
    return _encode(value)


def _decode(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return _decode_union(kind, data)
    if origin is tuple:
        return _decode_tuple(get_args(kind), data)
    if is_dataclass(kind):
        return _decode_dataclass(kind, data)
    return _decode_leaf(kind, data)


def _decode_union(kind: Any, data: Any) -> Any:
    options = [option for option in get_args(kind) if option is not NoneType]
    if data is None and len(options) < len(get_args(kind)):
        return None
    if len(options) == 1:
        return _decode(options[0], data)
    named = {option.__name__: option for option in options}
    if not isinstance(data, dict) or data.get("is") not in named:
        raise _bad("loại thành phần")
    rest = {key: value for key, value in data.items() if key != "is"}
    return _decode_dataclass(named[data["is"]], rest)


def _decode_tuple(args: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise _bad("danh sách")
    if args[-1] is Ellipsis:
        return tuple(_decode(args[0], item) for item in data)
    if len(args) != len(data):
        raise _bad("cặp giá trị")
    return tuple(_decode(kind, item) for kind, item in zip(args, data, strict=True))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode_dataclass(kind: Any, data: Any) -> Any:
    hints = _hints(kind)
    if not isinstance(data, dict) or not set(data) <= set(hints):
        raise _bad(kind.__name__)
    missing = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING} - set(data)
    if missing:
        raise _bad(kind.__name__)
    return kind(**{name: _decode(hints[name], value) for name, value in data.items()})


def _decode_leaf(kind: Any, data: Any) -> Any:
    try:
        if kind is bytes:
            return base64.b64decode(data, validate=True)
        if kind is date:
            return date.fromisoformat(data)
        if issubclass(kind, Enum):
            return kind(data)
    except (TypeError, ValueError, binascii.Error) as error:
        raise _bad(kind.__name__) from error
    if type(data) is not kind:
        raise _bad(kind.__name__)
    return data


def _bad(what: str) -> DocumentError:
    return DocumentError("bad_document", f"Văn bản lưu bị sai cấu trúc ở phần: {what}.")
