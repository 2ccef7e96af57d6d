import Domain
import Testing

struct QuarantinedContactsTests {
    private func found(_ cell: String, _ kind: ContactPointKind) -> [String] {
        QuarantinedContacts.found(in: [cell]).filter { $0.kind == kind }.map(\.value)
    }

    @Test(
        "R-59 an address is found in a cell whatever people and programs write around it",
        arguments: [
            "%", "\"%\"", "'%'", "„%“", "»%«", "‚%‘", "`%`", "<%>", "Anna Groß <%>", "(%)", "[%]", "{%}", "mailto:%",
            "E-Mail:%", "E-Mail:%;Fax:1", "a@b.example;%", "a@b.example,%", "a@b.example/%", "a@b.example|%", "%.",
            "%!", "%?",
            "%…", "—%—", "mailto:%?subject=Hallo", "https://x.example/?mail=%&b=1", "{\"email\":\"%\"}", "*%*", "_%_",
            "=%=",
            "Bitte an %, nicht an b@c.example", "\\%\\", "＜%＞", "%。", "Anna\t%\nBert",
        ])
    func surrounded(_ frame: String) {
        let address = "anna.gross+a@kunden.example"
        #expect(found(frame.replacing("%", with: address), .email).contains(address), "\(frame)")
    }

    @Test("R-59 an address that holds such characters itself is found whole, and one behind many words too")
    func whole() {
        for address in ["o'neil@kunden.example", "a/b@kunden.example", "übung@straße.example", "a_b=c@kunden.example"] {
            #expect(found("\"\(address)\"", .email).contains(address), "\(address)")
        }
        let long = String(repeating: "Wort ", count: 200) + "(anna@kunden.example)"
        #expect(found(long, .email) == ["anna@kunden.example"])
        #expect(found("ａnna＠kunden.example", .email) == ["ａnna＠kunden.example"])
    }

    @Test(
        "R-59 an address and a number are found that a program wrote as character references, or read twice",
        arguments: [
            ("anna&#64;kunden.example", "anna@kunden.example"), ("anna&#x40;kunden.example", "anna@kunden.example"),
            ("Bitte an anna&commat;kunden&period;example!", "anna@kunden.example"),
            ("&lt;&uuml;bung@kunden.example&gt;", "übung@kunden.example"),
            ("Ã¼bung@kunden.example", "übung@kunden.example"),
        ])
    func meant(_ cell: String, _ address: String) {
        #expect(found(cell, .email).contains(address))
        #expect(found("&#43;49&nbsp;30 23125001", .telephone).contains { $0.hasSuffix("30 23125001") })
    }

    @Test("R-59 a number is found in a cell whatever people write around it")
    func numbers() {
        for frame in ["%", "\"%\"", "Tel.: %", "Tel.:%, abends", "(privat) % oder später", "<tel:%>", "030 99;%", "%!"]
        {
            for number in ["030 23125001", "+49 30 23125001", "(030) 23125001", "030/23125001"] {
                #expect(
                    found(frame.replacing("%", with: number), .telephone).contains { $0.hasSuffix(number) }, "\(frame)")
            }
        }
        #expect(found("+49 30 23125001+49 170 1234567", .telephone).contains("+49 170 1234567"))
        #expect(found("030 1234567/68", .telephone).contains("030 1234567"))
    }

    @Test("Any text is read within bounds")
    func bounds() {
        #expect(QuarantinedContacts.found(in: [String(repeating: "@", count: 100_000)]).count <= 400)
        #expect(QuarantinedContacts.found(in: [String(repeating: "a@b.example ", count: 9_000)]).count <= 400)
        #expect(QuarantinedContacts.found(in: [String(repeating: "030 1+", count: 9_000)]).count <= 400)
    }
}
