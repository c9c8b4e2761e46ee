"""Example documents: a page of PDF that says what it stands for."""


def example_pdf(lines: list[str]) -> bytes:
    """A PDF of one page with these lines; letters outside Latin-1 are left out."""
    text = b" ".join(b"(" + _escaped(line) + b") Tj T*" for line in lines)
    content = b"BT /F1 16 Tf 22 TL 60 760 Td " + text + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    file = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(file)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    return file + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def _escaped(line: str) -> bytes:
    plain = line.encode("latin-1", "ignore")
    for sign in (b"\\", b"(", b")"):
        plain = plain.replace(sign, b"\\" + sign)
    return plain
