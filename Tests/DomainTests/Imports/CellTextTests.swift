import Domain
import Testing

@Suite("Text of cells")
struct CellTextTests {
    /// The family name that a cell gives; nil where the row is kept back.
    private static func name(_ cell: String) throws -> String? {
        var reader = PeopleSheetReader(defaults: RowInterpreterTests.contract)
        reader.append(Array("Nachname\n\"\(cell)\"\n".utf8))
        reader.finish()
        guard case .person(let profile, _) = try reader.next()?.outcome else { return nil }
        return profile.familyName
    }

    @Test(
        "Complete character references of HTML become their characters, once",
        arguments: [
            ("M&uuml;&szlig;ig", "Müßig"), ("Groß &amp; Klein", "Groß & Klein"), ("M&#252;ller", "Müller"),
            ("M&#xFC;ller", "Müller"), ("M&#XfC;ller", "Müller"), ("Anna&nbsp;&nbsp;Groß", "Anna Groß"),
            ("&quot;&apos;&lt;&gt;", "\"'<>"), ("&Auml;&Ouml;&Uuml;&auml;&ouml;", "ÄÖÜäö"),
            ("Ren&eacute; &egrave; &agrave;", "René è à"), ("A&amp;uuml;", "A&uuml;"),
            ("M&uumlller", "M&uumlller"), ("A & B; C", "A & B; C"), ("A&bogus;", "A&bogus;"), ("A&#7;", "A&#7;"),
            ("A&#0;", "A&#0;"), ("A&#150;", "A&#150;"), ("A&#xD800;", "A&#xD800;"), ("A&#-5;", "A&#-5;"),
            ("A&#99999999;", "A&#99999999;"), ("A&#;", "A&#;"), ("&#128512;", "😀"),
        ])
    func references(cell: String, expected: String) throws {
        #expect(try Self.name(cell) == expected)
    }

    @Test(
        "UTF-8 that was read as Windows-1252 is mended, and nothing else",
        arguments: [
            ("MÃ¼ller", "Müller"), ("GroÃŸ", "Groß"), ("Ã–zil Ã„rger", "Özil Ärger"), ("Ã\u{81}rpÃ¡d", "Árpád"),
            ("1 Â°", "1 °"), ("Berlin â€“ KÃ¶ln", "Berlin – Köln"), ("Müller", "Müller"), ("SÃO", "SÃO"),
            ("MÃ¼ller Größe", "MÃ¼ller Größe"), ("MÃ¼ller Ł", "MÃ¼ller Ł"), ("Ã", "Ã"), ("IRMÃ", "IRMÃ"),
        ])
    func twice(cell: String, expected: String) throws {
        #expect(try Self.name(cell) == expected)
    }
}
