"""Abbreviations of agencies and producers ("UBND", "Sở NN&MT", "HTX") and their full names, from ``data``."""

import json
import re
from functools import cache
from importlib.resources import files


@cache
def abbreviations() -> dict[str, str]:
    """Each abbreviation with its full name."""
    return dict(json.loads(files("saolang.viet").joinpath("data/agencies.json").read_text("utf-8")))


@cache
def _pattern() -> re.Pattern[str]:
    # "NN và PTNT" and "NN & PTNT" are written for "NN&PTNT".
    written = sorted(abbreviations(), key=len, reverse=True)
    forms = [re.escape(short).replace("\\&", "&").replace("&", r"\s*(?:&|và)\s*") for short in written]
    return re.compile(rf"(?<![\w&])(?:{'|'.join(forms)})(?![\w&])")


def _key(written: str) -> str:
    return re.sub(r"\s*(?:&|và)\s*", "&", written)


def spelled_out(text: str) -> str:
    """ "UBND tỉnh, Sở NN và PTNT" → "Ủy ban nhân dân tỉnh, Sở Nông nghiệp và Phát triển nông thôn"; idempotent."""
    return _pattern().sub(lambda match: abbreviations()[_key(match.group())], text)
