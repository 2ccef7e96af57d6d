/// A file of people without end: as many rows as asked for, each another person.
enum PeopleFile {
    static func bytes(rows: Int, from first: Int, broken: Int = 0) -> [UInt8] {
        var text = "Vorname;Nachname;E-Mail;Ort;Zweck;Rechtsgrundlage;Quelle\n"
        for number in first..<first + rows {
            text +=
                "Jürgen;Nößler-\(number);kunde\(number)@versand.example;Görlitz;Kundenbetreuung;Vertrag;Altbestand\n"
        }
        for number in first..<first + broken {
            text += "Ohne;Grund-\(number);ohne\(number)@versand.example;Görlitz;;;\n"
        }
        return Array(text.utf8)
    }
}
