"""The person's own HTML template."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_people import CHEF, ENGINEER, NURSE

from tailoring.errors import InvalidOption
from tailoring.rendering import weasy
from tailoring.rendering.html import render_html
from tailoring.rendering.options import RenderOptions
from tailoring.rendering.parse_back import certify
from tailoring.rendering.pdf import render_pdf

pytestmark = pytest.mark.promise("own-template")

OWN = """<html><style>{{ css }}</style><h1>{{ page.name }}</h1>
<p>{{ page.headline }}</p><p>{% for one in page.contacts %}{{ one.text }} {% endfor %}</p>
{% for part in page.main %}<h2>{{ part.heading }}</h2>
{% for text in part.lines %}<p>{{ text }}</p>{% endfor %}
{% for block in part.blocks %}<p>{{ block.where }}</p>{% for it in block.entries %}
<p>{{ it.title }} / {{ it.where }} / {{ it.dates }}</p><p>{{ it.url }}</p><p>{{ it.detail }}</p>
<ul>{% for text in it.bullets %}<li>{{ text }}</li>{% endfor %}</ul>{% endfor %}{% endfor %}
{% for row in part.skills %}<p>{{ row.label }}: {{ row.skills | join(", ") }}</p>{% endfor %}
{% endfor %}</html>"""


def own(folder: Path, source: str) -> RenderOptions:
    path = folder / "mine.html"
    path.write_text(source, encoding="utf-8")
    return RenderOptions(theme=str(path))


def test_an_own_template_is_filled_and_its_file_certified(tmp_path: Path) -> None:
    options = own(tmp_path, OWN)
    html = render_html(NURSE, options)
    assert certify(NURSE, {"mine.html": html.encode("utf-8")}, options=options).ok
    lost = html.replace("<li>Trained 40 colleagues in the new electronic observations system in six weeks.</li>", "")
    assert not certify(NURSE, {"mine.html": lost.encode("utf-8")}, options=options).ok


def test_sections_that_are_missing_vanish(tmp_path: Path) -> None:
    source = (
        "<p>{{ section.awards.heading }}{% for b in section.projects.blocks %}x{% endfor %}{{ resume.no.such }}</p>"
    )
    assert render_html(NURSE, own(tmp_path, source)) == "<p></p>"
    assert render_html(CHEF, own(tmp_path, source)) == "<p>Awards</p>"


def test_a_persons_text_is_escaped_in_an_own_template(tmp_path: Path) -> None:
    assert "<script>" not in render_html(ENGINEER, own(tmp_path, OWN))


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("<p>\n\n{% for %}", 3),
        ("<p>\n{{ 1 / 0 }}", 2),
        ("<p>\n{{ page.name.__class__.__mro__[1].__subclasses__() }}", 2),
        ("<p>\n\n\n{% include '/etc/passwd' %}", 4),
        ("{{ page.name | no_such_filter }}", 1),
        ("\n{{ range(10**9) | list }}", 2),
        ("\n{{ page.name + 1 }}", 2),
    ],
)
def test_a_template_error_names_file_and_line(tmp_path: Path, source: str, line: int) -> None:
    with pytest.raises(InvalidOption, match=rf"mine\.html, line {line}\b"):
        render_html(NURSE, own(tmp_path, source))


def test_a_template_cannot_call_into_our_code(tmp_path: Path) -> None:
    for source in ("{{ page.__init__.__globals__ }}", "{{ cycler.__init__.__globals__.os }}", "{{ css.__class__ }}"):
        with pytest.raises(InvalidOption):
            render_html(NURSE, own(tmp_path, source))


def test_a_theme_that_is_neither_a_name_nor_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidOption, match=r"nowhere\.html"):
        render_html(NURSE, RenderOptions(theme=str(tmp_path / "nowhere.html")))
    (tmp_path / "mine.html").write_bytes(b"\xff\xfe")
    with pytest.raises(InvalidOption, match="not UTF-8"):
        render_html(NURSE, RenderOptions(theme=str(tmp_path / "mine.html")))


@pytest.fixture
def visits() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine: its address, and the paths that were asked of it."""
    asked: list[str] = []

    class Noting(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Noting)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    server.server_close()


@pytest.mark.skipif(not weasy.pango_available(), reason="Pango is not installed")
def test_an_own_template_reaches_neither_network_nor_files(tmp_path: Path, visits: tuple[str, list[str]]) -> None:
    address, asked = visits
    style = tmp_path / "style.css"
    style.write_text("p { display: none }", encoding="utf-8")
    source = (
        f'<link rel=stylesheet href="{style.as_uri()}"><link rel=stylesheet href="{address}/a.css">'
        f'<style>@import "{address}/b.css"; p {{ background: url({address}/c.png) }}</style>'
        f'<img src="{address}/d.png"><img src="{style.as_uri()}"><p>{{{{ page.name }}}}</p>'
    )
    pdf = render_pdf(CHEF, own(tmp_path, source))
    assert certify(CHEF.model_copy(update={"headline": "", "contacts": (), "sections": ()}), {"a.pdf": pdf}).ok
    assert asked == []
