"""The person's own HTML template: Jinja2 in a sandbox, with no way to files, network or our code.

The template sees `page` (name, headline, contacts, sections), `section.NAME` for one section, `resume` (the draft as a
JSON Resume object) and `css` (paper and margins). What is missing is empty, so that a section without content vanishes.
"""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

from jinja2 import ChainableUndefined, FunctionLoader, TemplateError, TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from tailoring.errors import InvalidOption
from tailoring.rendering.geometry import theme
from tailoring.rendering.html import breakable, prelude
from tailoring.rendering.json_resume import to_json_resume
from tailoring.rendering.options import RenderOptions
from tailoring.rendering.page import page_of
from tailoring.resume import Draft

LARGEST_TEMPLATE = 1_000_000
LARGEST_PAGE = 5_000_000
# What an expression in a template can raise beside Jinja's own errors.
_IN_EXPRESSION = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that says when a template reaches for what it may not have, where Jinja's own shows nothing."""

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        reason = f"{attribute!r} of {type(obj).__name__} is not for templates"
        raise SecurityError(reason)


def custom_html(path: Path, draft: Draft, options: RenderOptions) -> str:
    """The draft in the person's template. Raises InvalidOption that names the template's file and line."""
    source = _source(path)
    environment = _Sandbox(
        loader=FunctionLoader(lambda name: (source, str(path), None) if name == path.name else None),
        autoescape=True,
        undefined=ChainableUndefined,
    )
    environment.filters["breakable"] = breakable
    try:
        html = environment.get_template(path.name).render(_seen_by_template(draft, options))
    except TemplateSyntaxError as error:
        raise _template_error(path, error.lineno, error.message or "syntax error") from error
    except (TemplateError, *_IN_EXPRESSION) as error:
        raise _template_error(path, _line_in(error, str(path)), f"{error}") from error
    if len(html) > LARGEST_PAGE:
        problem = f"The template {path} makes a page of {len(html):,} characters (limit {LARGEST_PAGE:,})."
        raise InvalidOption(problem, "Look for a loop that repeats too often.")
    return html


def custom_pdf(path: Path, draft: Draft, options: RenderOptions) -> bytes:
    """The same as a PDF. Raises InvalidOption also where WeasyPrint cannot run, as only it sets HTML."""
    from tailoring.rendering import weasy

    if not weasy.pango_available():
        problem = f"The template {path} cannot be set as PDF: Pango is not installed on this machine."
        raise InvalidOption(problem, 'Install Pango, or choose the theme "ats".')
    return weasy.set_page(custom_html(path, draft, options)).pdf()


def _source(path: Path) -> str:
    try:
        source = path.read_bytes()[: LARGEST_TEMPLATE + 1]
        if len(source) > LARGEST_TEMPLATE:
            problem = f"The template {path} is larger than {LARGEST_TEMPLATE:,} bytes."
            raise InvalidOption(problem, "Put pictures in smaller, or leave them out.")
        return source.decode("utf-8")
    except OSError as error:
        problem = (
            f"The theme {str(path)!r} is neither a theme's name nor a template that can be read ({error.strerror})."
        )
        raise InvalidOption(problem, 'Give "ats", "visual" or the path of an HTML template.') from error
    except UnicodeDecodeError as error:
        problem = f"The template {path} is not UTF-8 text (byte {error.start})."
        raise InvalidOption(problem, "Save it as UTF-8.") from error


def _seen_by_template(draft: Draft, options: RenderOptions) -> dict[str, Any]:
    page = page_of(draft, options)
    measures = theme("ats")
    return {
        "page": page,
        "section": {section.name: section for section in page.main},
        "resume": to_json_resume(draft),
        "css": Markup(prelude(measures, measures.steps[0], options)),  # noqa: S704 - ours, of checked options
    }


def _template_error(path: Path, line: int | None, reason: str) -> InvalidOption:
    where = f"{path}, line {line}" if line else f"{path}"
    return InvalidOption(f"The template {where}, has an error: {reason}.", "Mend that line of the template.")


def _line_in(error: BaseException, name: str) -> int | None:
    """The template's line that an error arose in; Jinja puts it into the traceback."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
    return lines[-1] if lines else None
