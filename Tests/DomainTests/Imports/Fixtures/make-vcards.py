"""Writes the vCard fixtures: invented people as programs write them, each in its own encoding and line ends."""
import pathlib
import quopri
import textwrap

here = pathlib.Path(__file__).parent


def qp(text, charset="utf-8", width=70):
    """Quoted-Printable as Android and Outlook write it: everything but letters and digits, soft line ends."""
    encoded = "".join(
        chr(b) if chr(b).isalnum() and b < 128 or chr(b) in " ;" else "=%02X" % b for b in text.encode(charset))
    lines, rest = [], encoded
    while len(rest) > width:
        cut = width
        while "=" in rest[cut - 2:cut]:
            cut -= 1
        lines.append(rest[:cut] + "=")
        rest = rest[cut:]
    return "\r\n".join(lines + [rest])


def fold(line):
    raw, out = line.encode(), []
    while len(raw) > 75:
        cut = 75 if not out else 74
        while raw[cut] & 0xC0 == 0x80:
            cut -= 1
        out.append(raw[:cut])
        raw = raw[cut:]
    return b"\r\n ".join(out + [raw]).decode()


def write(name, lines, encoding="utf-8", end="\r\n"):
    text = end.join("\n".join(lines).split("\n")) + end
    (here / name).write_bytes(text.replace("\r\r", "\r").encode(encoding))


photo = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

write("android-21.vcf", [
    "BEGIN:VCARD", "VERSION:2.1",
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + qp("Müller-Lüdenscheidt;Jörg;;Dr.;").replace("\r\n", "\n"),
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + qp("Dr. Jörg Müller-Lüdenscheidt").replace("\r\n", "\n"),
    "TEL;CELL;PREF:+49 171 5550123", "TEL;WORK:030-23125000", "TEL;WORK;FAX:030 23125001",
    "EMAIL;HOME:joerg@mueller.example",
    "ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    + qp(";;Straße des 17. Juni 135 im zweiten Hinterhof links;Köln;NRW;50667;Deutschland").replace("\r\n", "\n"),
    "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + qp("Mag Äpfel").replace("\r\n", "\n"),
    "PHOTO;ENCODING=BASE64;PNG:" + photo[:60], " " + photo[60:], "", "END:VCARD",
    "BEGIN:VCARD", "VERSION:2.1", "N:;Oma;;;", "FN:Oma", "TEL;HOME:0221/445566", "END:VCARD",
])

write("iphone-30.vcf", [
    "BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//iPhone OS 17.4//EN", "N:von der Heide;Änne;;;",
    "FN:Änne von der Heide", "ORG:Gärtnerei Süd;", "item1.EMAIL;type=INTERNET;type=pref:aenne@heide.example",
    "item1.X-ABLabel:Laden", "EMAIL;type=INTERNET;type=HOME:privat@heide.example",
    "TEL;type=CELL;type=VOICE;type=pref:0171 5550199", "item2.TEL:+43 1 234567", "item2.X-ABLabel:_$!<WorkFAX>!$_",
    "item3.ADR;type=HOME;type=pref:;;Lindenweg 3\\nHinterhaus;Wien;;1010;Österreich", "item3.X-ABADR:at",
    "BDAY;value=date:1980-04-01", "END:VCARD",
    "BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//iPhone OS 17.4//EN", "N:;;;;", "FN:Gärtnerei Süd",
    "ORG:Gärtnerei Süd;", "TEL;type=MAIN:030 998877", "X-ABShowAs:COMPANY", "END:VCARD",
])

write("outlook-21.vcf", [
    "BEGIN:VCARD", "VERSION:2.1", "N;LANGUAGE=de:Weiß;Käthe;;Frau", "FN:Käthe Weiß", "ORG:Weiß & Söhne",
    "TITLE:Geschäftsführerin", "TEL;WORK;VOICE:+49 (89) 123456-0", "TEL;CELL;VOICE:+49 (160) 5550111",
    "ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;;Schloßstr. 1=0D=0A=", "2. Stock;München;Bayern;80331;Deutschland",
    "LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Schloßstr. 1=0D=0A=", "2. Stock=0D=0A80331 München",
    "EMAIL;PREF;INTERNET:kaethe.weiss@weiss.example", "REV:20240311T101500Z", "END:VCARD",
], encoding="cp1252")

write("gmail-30.vcf", [
    "BEGIN:VCARD", "VERSION:3.0", "FN:Prof. Dr. Özlem Yılmaz", "N:Yılmaz;Özlem;Ayşe;Prof. Dr.;",
    "EMAIL;TYPE=INTERNET;TYPE=WORK:oezlem.yilmaz@uni.example", "EMAIL;TYPE=INTERNET:o.y@post.example",
    "TEL;TYPE=CELL:+49 1577 5550144",
    "item1.ADR:;;Rämistrasse 101;Zürich;ZH;8006;CH;Rämistrasse 101\\n8006 Zürich\\nCH", "item1.X-ABLabel:Labor",
    "CATEGORIES:myContacts", "END:VCARD",
    "BEGIN:VCARD", "VERSION:3.0", "FN:Kim Becker", "N:Becker;Kim;;;", "EMAIL;TYPE=INTERNET:kim@becker", "END:VCARD",
], end="\n")

write("thunderbird-40.vcf", [
    "BEGIN:VCARD", "VERSION:4.0", "N:Großmann;Bjarne;;;", "FN:Bjarne Großmann",
    "EMAIL;PREF=2:zweite@grossmann.example", "EMAIL;PREF=1:bjarne@grossmann.example",
    "TEL;TYPE=work;VALUE=TEXT:040 555 0177", "TEL;TYPE=\"cell,home\";VALUE=uri:tel:+49-170-5550188;ext=7",
    fold("ADR;TYPE=home;LABEL=\"Elbchaussee 1, Hamburg\":;;Elbchaussee 1\\, Eingang über den Hof\\; bitte zweimal "
         "klingeln;Hamburg;;22765;Germany"),
    "UID:b3a1c1de-0000-4000-8000-0000000000aa", "END:VCARD",
])

write("nextcloud-40.vcf", [
    "BEGIN:VCARD", "VERSION:4.0", "PRODID:-//Nextcloud Contacts v5.5.3", "UID:0d9c", "FN:Łukasz Żółć",
    "EMAIL;TYPE=HOME:lukasz@zolc.example", "TEL;TYPE=\"HOME,VOICE\":+48 22 555 01 44",
    "PHOTO:data:image/png;base64\\," + photo, "KIND:individual", "REV;VALUE=DATE-AND-OR-TIME:20240311T101500Z",
    "END:VCARD", "BEGIN:VCARD", "VERSION:4.0", "KIND:group", "FN:Verein", "MEMBER:urn:uuid:0d9c", "END:VCARD",
], end="\n")

write("old-telephones.vcf", [
    "begin:vcard", "version:2.1", "n:Schröder;Ute", "tel;cell:0170 5550155", "agent:", "BEGIN:VCARD", "VERSION:2.1",
    "N:Sekretariat;Das", "TEL:1", "END:VCARD", "email;internet:ute@schroeder.example", "end:vcard", "",
    "Diese Zeile gehört niemandem.",
    "BEGIN:VCARD", "N:Ohne-Ende;Otto", "TEL:030 555 0166",
    "BEGIN:VCARD", "VERSION:2.1", "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=F6rg Wei=DF=", "END:VCARD",
    "BEGIN:VCARD", "VERSION:3.0", "N:Kurzwahl;Karl", "TEL:*100#", "END:VCARD",
    "BEGIN:VCARD", "VERSION:3.0", "N:Abgeschnitten;Ada", "TEL:030 55",
], encoding="utf-16", end="\r")
