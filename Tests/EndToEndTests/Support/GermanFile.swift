import Foundation

/// A customer list as it comes out of a spreadsheet: Windows-1252, semicolons, a quoted newline, a broken row, a
/// duplicate in another notation, a row without a legal basis.
enum GermanFile {
    static let text = """
        Anrede;Vorname;Nachname;Straße;PLZ;Ort;E-Mail;Telefon;Zweck;Rechtsgrundlage;Quelle;Bemerkung
        Frau;Änne;Müller-Groß;"Hauptstraße 5
        Hinterhaus";01067;Dresden;aenne.mueller@kunden.example;0351/1234567;Kundenbetreuung;Vertrag;Messe;"sagt: ""gern"" – 5 €"
        Herr;Jörg;Weiß;Äußere Gasse 1;80331;München;joerg@kunden.example;;Kundenbetreuung;;Messe;ohne Grundlage
        Herr;"Kaputt;Zeile;Weg 1;10115;Berlin;kaputt@kunden.example;;Kundenbetreuung;Vertrag;Messe;x
        Frau;Änne;Müller-Groß;;;;AENNE.MUELLER@kunden.example;;Kundenbetreuung;Vertrag;Messe;doppelt

        Frau;Zoë;Öztürk;"Weg ""B"" 7";50667;Köln;zoe@kunden.example;+49 221 555444;Kundenbetreuung;Vertrag;Messe;
        Herr;Udo;Älter;;20095;Hamburg;udo.aelter@kunden.example;;Kundenbetreuung;Art. 6 Abs. 1 lit. b DSGVO;Messe;
        Frau;Léa;Süß;;20095;Hamburg;keine Adresse;;Kundenbetreuung;Vertrag;Messe;

        """

    /// The file's bytes, with the line ends of Windows.
    static var bytes: [UInt8] {
        let text = text.replacing("\n", with: "\r\n")
        return text.data(using: .windowsCP1252).map { [UInt8]($0) } ?? []
    }
}
