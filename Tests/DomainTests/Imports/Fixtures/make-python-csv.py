"""Writes kunden-excel.csv as a German Excel saves it, and python-csv.json: files written by Python's csv module, and the rows that the same module reads from them.

Run in this folder: python3 make-python-csv.py
"""

import base64
import csv
import io
import json
import random

random.seed(20261123)
WORDS = [
    "", " ", "Anna", "Müller", "Groß-Bieberau", "Straße 5", "anna@beispiel.example", "+49 30 1234", "5\"", "\"", "\"\"",
    "a;b", "a,b", "a\tb", "Zeile 1\nZeile 2", "Zeile 1\r\nZeile 2", "Zeile\r", "\n", " davor", "danach ", "'", "=1+1",
    "„Zitat“", "–", "€ 5", "x" * 60, "Hans \"Hansi\" Meier", "\"am Anfang", "am Ende\"", ";", ",", "#", "\\", "\\\"",
]
LEGACY = {"utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16", "cp1252"}


def table(extra):
    width = random.randint(2, 9)
    header = [f"Spalte{n}" for n in range(width)]
    rows = [[random.choice(WORDS + extra) for _ in range(width)] for _ in range(random.randint(0, 8))]
    return [header] + rows


cases = []
while len(cases) < 150:
    encoding = random.choice(sorted(LEGACY))
    rows = table([] if encoding == "cp1252" else ["Łódź", "日本", "😀", "e\u0301"])
    options = {
        "delimiter": random.choice(";,\t"),
        "quoting": random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
        "lineterminator": random.choice(["\r\n", "\n", "\r"]),
    }
    text = io.StringIO(newline="")
    csv.writer(text, **options).writerows(rows)
    content = text.getvalue()
    if random.random() < 0.2:
        content = content[: -len(options["lineterminator"])]
    read = list(csv.reader(io.StringIO(content, newline=""), delimiter=options["delimiter"]))
    if any(len(row) != len(read[0]) for row in read):
        continue
    if encoding.startswith("utf-16-") or encoding == "cp1252":
        # Without a mark the content must give the encoding away.
        if encoding == "cp1252" and not any(ord(c) > 127 for c in content):
            continue
    cases.append({
        "encoding": encoding,
        "file": base64.b64encode(content.encode(encoding)).decode(),
        "rows": read,
    })

with open("python-csv.json", "w", encoding="utf-8") as output:
    output.write("[\n" + ",\n".join(json.dumps(case, ensure_ascii=True) for case in cases) + "\n]\n")

EXCEL = [
    "Anrede;Vorname;Nachname;Straße;PLZ;Ort;E-Mail;Telefon;Zweck;Rechtsgrundlage;Quelle;Bemerkung",
    "Frau;Änne;Müller-Groß;\"Hauptstraße 5\nHinterhaus\";01067;Dresden;aenne@beispiel.example;0351/1234;"
    "Kundenbetreuung;Vertrag;Messe;\"sagt: \"\"gern\"\"\"",
    "Herr;Jörg;Weiß;Äußere Gasse 1;80331;München;joerg@beispiel.example;;Kundenbetreuung;;Messe;ohne Grundlage",
    "Herr;\"Kaputt;Zeile;Weg 1;10115;Berlin;kaputt@beispiel.example;;Kundenbetreuung;Vertrag;Messe;x",
    "Frau;Aenne;Mueller-Gross;;;;AENNE@beispiel.example;;Kundenbetreuung;Vertrag;Messe;doppelt",
    "",
    "Frau;Zoë;Öztürk;\"Weg \"\"B\"\" 7\";50667;Köln;zoe@beispiel.example;+49 221 5 €;Kundenbetreuung;Vertrag;Messe;",
    "Herr;Udo;Übel;;20095;Hamburg;udo@beispiel.example;;Kundenbetreuung;Art. 6 Abs. 1 lit. b DSGVO;Messe;;;",
]
with open("kunden-excel.csv", "wb") as output:
    output.write("".join(line + "\r\n" for line in EXCEL).encode("cp1252"))
