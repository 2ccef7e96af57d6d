import Domain
import Testing

@Suite("Column mapping")
struct ColumnMappingTests {
    @Test("A mapping puts columns where it says and leaves the others")
    func bound() throws {
        let json = #"{"columns":{"Vorname":"givenName","E-Mail":"contactPoints.email","Tel privat":"telephone"}}"#
        let mapping = try ColumnMappingFile(json: Array(json.utf8))
            .bound(to: ["VORNAME", "Nachname", "e-mail", "Tel. privat"])
        #expect(mapping.assignments.map(\.target) == [.givenName, .email, .telephone])
        #expect(mapping.assignments.map(\.column) == [0, 2, 3])
        #expect(mapping.assignments.last?.label == "privat")
        #expect(mapping.unused == ["Nachname"])
    }

    @Test(
        "A wrong mapping names its wrong key",
        arguments: [
            (#"{"columns":{"Vorname":"givenName","Alter":"age"}}"#, "columns.Alter"),
            (#"{"columns":{"Vorname":7}}"#, "columns.Vorname"),
            (#"{"columns":{"Spitzname":"givenName"}}"#, "columns.Spitzname"),
            (#"{"columns":{"Mail":"contactPoints.email"}}"#, "columns.Mail"),
            (#"{"columns":[]}"#, "columns"),
            (#"{"column":{"Vorname":"givenName"}}"#, "column"),
            ("{}", "columns"), ("[]", nil), ("", nil), ("{\"columns\":", nil),
        ] as [(String, String?)])
    func wrong(json: String, field: String?) throws {
        let refusal = #expect(throws: Refusal.self) {
            _ = try ColumnMappingFile(json: Array(json.utf8)).bound(to: ["Vorname", "mail", "Mail "])
        }
        #expect(refusal?.code == "mapping-invalid")
        #expect(refusal?.field == field)
    }

    @Test("JSON as deep as a well is refused before it is parsed")
    func deep() {
        let json = [UInt8](repeating: 0x5B, count: 100_000)
        #expect(throws: Refusal.self) { try ColumnMappingFile(json: json) }
    }

    @Test("A mapping without name, e-mail or telephone is mapping-missing")
    func missing() throws {
        let file = ColumnMappingFile(columns: ["Ort": .addressLocality])
        let refusal = #expect(throws: Refusal.self) { try file.bound(to: ["Ort"]) }
        #expect(refusal?.code == "mapping-missing")
    }
}
