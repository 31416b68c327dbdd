"""Structured logs: one JSON object a line, with the request's id and without personal data."""

import re
from typing import Any

import structlog

# Kept out of every line: who asked and what they searched for are nobody's business in a log.
_DROPPED = {"ip", "user_agent", "client_ip", "password", "email", "phone"}
# Addresses that are a key by themselves: who reads the log must not get in with them.
_SECRET_PATH = re.compile(r"(/(?:quen-mat-khau/dat-lai|thu-dien-tu/xac-nhan|loi-moi)/)[^/\s]+")


def without_personal_data(_logger: object, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Drop personal fields, the query string of an address, and keys that stand in addresses."""
    for key in _DROPPED & event.keys():
        del event[key]
    if isinstance(request := event.get("request"), str):
        event["request"] = request.split("?", 1)[0]
    for key in ("request", "event"):
        if isinstance(text := event.get(key), str):
            event[key] = _SECRET_PATH.sub(r"\1…", text)
    return event


def configure(*, level: str) -> dict[str, Any]:
    """Set up structlog and return Django's LOGGING.

    Args:
        level: lowest level that is written ("INFO").
    """
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso"),
        without_personal_data,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
                "foreign_pre_chain": shared,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django.server": {"handlers": ["stderr"], "propagate": False},
            "pikepdf": {"level": "WARNING"},
            # Anyone may send a wrong Host; the answer is 400, and a traceback for each would fill the log.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
        },
    }
