"""Files that cannot or should not be read, made small."""

import io
import zipfile
import zlib


def pdf(content: str, *, pages: int = 1, trailer: str = "") -> bytes:
    """A PDF of so many pages, each with this content stream; F1 is Helvetica."""
    stream = zlib.compress(content.encode("latin-1"))
    kids = " ".join(f"{10 + index} 0 R" for index in range(pages))
    fonts = "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        3: f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode() + stream + b"\nendstream",
    }
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {fonts} /Contents 3 0 R >>"
    objects |= {10 + index: page.encode() for index in range(pages)}
    out = io.BytesIO(b"%PDF-1.5\n")
    out.seek(0, io.SEEK_END)
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start, size = out.tell(), max(objects) + 1
    out.write(f"xref\n0 {size}\n".encode())
    for number in range(size):
        used = number in places
        out.write(f"{places.get(number, 0):010d} {'00000' if used else '65535'} {'n' if used else 'f'} \n".encode())
    out.write(f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def text_pdf(text: str, pages: int = 1) -> bytes:
    return pdf(f"BT /F1 10 Tf 72 700 Td ({text}) Tj ET", pages=pages)


def locked_pdf() -> bytes:
    key = "00112233445566778899AABBCCDDEEFF" * 2
    return pdf("", trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00> <00>]")


def scanned_pdf() -> bytes:
    """A page that is one grey picture."""
    pixels = zlib.compress(bytes(100 * 100)).hex()
    return pdf(f"q 612 0 0 792 0 0 cm BI /W 100 /H 100 /BPC 8 /CS /G /F [/AHx /Fl] ID {pixels}> EI Q")


def bomb() -> bytes:
    """A DOCX of a few megabytes that unpacks to a gigabyte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as member:
            piece = bytes(10_000_000)
            for _ in range(101):
                member.write(piece)
    return out.getvalue()
