"""Files that the tests of the document readers make: PDFs by Typst or by hand, DOCX packages, archives."""

import io
import zipfile
import zlib

import typst

PAGE = '#set page(width: 210mm, height: 297mm, margin: 16mm)\n#set text(size: 10pt, font: "Libertinus Serif")\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"


def typst_pdf(source: str, setup: str = PAGE) -> bytes:
    """A PDF that Typst sets from this source."""
    made = typst.compile((setup + source).encode())
    assert isinstance(made, bytes)
    return made


def raw_pdf(content: str, *, notes: str = "", fonts: str = "", trailer: str = "", pages: int = 1) -> bytes:
    """A PDF of Letter pages, each with this content stream; F1 is Helvetica, F2 Helvetica-Bold."""
    stream = zlib.compress(content.encode("latin-1"))
    kids = " ".join(f"{10 + index} 0 R" for index in range(pages))
    resources = (
        "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
        f"/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >> {fonts} >> >>"
    )
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        3: f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode() + stream + b"\nendstream",
        4: resources.encode(),
    }
    for index in range(pages):
        objects[10 + index] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources 4 0 R /Contents 3 0 R "
            f"/Annots [{notes}] >>"
        ).encode()
    return _assembled(objects, trailer)


def _assembled(objects: dict[int, bytes], trailer: str) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n")
    offsets: dict[int, int] = {}
    for number, body in objects.items():
        offsets[number] = out.tell()
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {max(objects) + 1}\n".encode())
    for number in range(max(objects) + 1):
        place = offsets.get(number)
        out.write(f"{place or 0:010d} {'00000' if place else '65535'} {'n' if place else 'f'} \n".encode())
    size = max(objects) + 1
    out.write(f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def shown(x: float, y: float, text: str, *, size: float = 10, font: str = "F1", spacing: float = 0) -> str:
    """A content stream's operators that show a text at a place."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {spacing} Tc 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, contents in files.items():
            archive.writestr(path, contents)
    return out.getvalue()


def docx(body: str, *, relations: str = "", **parts: str) -> bytes:
    """A DOCX whose document part has this body; other parts by name, as `styles="…"`."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{REL}">{relations}</Relationships>',
    }
    files.update({f"word/{name}.xml": text for name, text in parts.items()})
    return zipped(files)


NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph; a run that begins with "<" stands as it is."""
    inner = "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"
