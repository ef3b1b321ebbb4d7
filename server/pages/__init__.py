"""The pages that clients with MCP Apps show: each one file, which asks nobody but its host for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from mcp.server.apps import Apps, ResourceCsp

from tools.pages import REPORT_PAGE, REVIEW_PAGE

_HERE = Path(__file__).parent
_STYLE = re.compile(r"<!-- style: (.+?) -->")
_SCRIPT = re.compile(r"<!-- script: (.+?) -->")
# No address is allowed at all; the page's own style and scripts are known by their hashes.
_POLICY = "default-src 'none'; style-src {styles}; script-src {scripts}; base-uri 'none'; form-action 'none'"


def app_pages() -> Apps:
    """The extension with both pages."""
    apps = Apps()
    nothing = ResourceCsp(connect_domains=[], resource_domains=[], frame_domains=[], base_uri_domains=[])
    pages = (
        (REPORT_PAGE, "report.html", "Match report", "How the career fits the job, the gaps, and what was left out."),
        (REVIEW_PAGE, "review.html", "Review of a draft", "Every line with its receipt; accept, edit or refuse it."),
    )
    for uri, name, title, description in pages:
        apps.add_html_resource(
            uri, page(name), name=name, title=title, description=description, csp=nothing, prefers_border=True
        )
    return apps


@cache
def page(name: str) -> str:
    """A page as one file, its styles and scripts put in, and a policy that lets nothing else run."""
    html = (_HERE / name).read_text(encoding="utf-8")
    styles: list[str] = []
    scripts: list[str] = []

    def style(found: re.Match[str]) -> str:
        styles.append(_joined(found[1]))
        return f"<style>{styles[-1]}</style>"

    def script(found: re.Match[str]) -> str:
        scripts.append(_joined(found[1]))
        return f"<script>{scripts[-1]}</script>"

    html = _SCRIPT.sub(script, _STYLE.sub(style, html))
    policy = _POLICY.format(styles=_hashes(styles), scripts=_hashes(scripts))
    return html.replace("<!-- policy -->", f'<meta http-equiv="Content-Security-Policy" content="{policy}">')


def _joined(names: str) -> str:
    parts = [(_HERE / name).read_text(encoding="utf-8") for name in names.split()]
    return "\n" + "\n".join(parts)


def _hashes(texts: list[str]) -> str:
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts)
