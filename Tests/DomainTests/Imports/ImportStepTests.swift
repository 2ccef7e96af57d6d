import Domain
import Foundation
import Testing

@Suite("Steps of an import")
struct ImportStepTests {
    @Test("What became of rows fits into a byte each and comes back the same")
    func outcomes() {
        var outcomes = ImportOutcomes()
        outcomes.note(1, .created)
        outcomes.note(5, .quarantined("email-invalid"))
        outcomes.note(3, .updated)
        outcomes.note(2, .duplicate)
        outcomes.note(6, .quarantined("too-long"))
        outcomes.note(7, .quarantined("email-invalid"))
        let kept = ImportOutcomes(codes: outcomes.codes, reasons: outcomes.reasons)
        #expect(kept == outcomes && kept.count == 7 && kept.codes.count == 7)
        #expect(kept[1] == .created && kept[2] == .duplicate && kept[3] == .updated && kept[4] == nil)
        #expect(kept[5] == .quarantined("email-invalid") && kept[6] == .quarantined("too-long"))
        #expect(kept[7] == .quarantined("email-invalid") && kept[8] == nil && kept[0] == nil)
    }

    @Test("The head of a sheet shows its headers, values and a guess, in any encoding")
    func head() throws {
        let text = "Vorname;Strasse;Was ist das;E-Mail\nAnna;Weg 1;x;a@b.example\n;;y;\nBernd;Gasse 2;;b@b.example\n"
        let head = try SheetHead(reading: utf16(text, bigEndian: false, mark: true))
        #expect(head.header == ["Vorname", "Strasse", "Was ist das", "E-Mail"])
        #expect(
            head.samples == [["Anna", "Bernd"], ["Weg 1", "Gasse 2"], ["x", "y"], ["a@b.example", "b@b.example"]])
        #expect(head.guess == [.givenName, .streetAddress, .ignore, .email])
        #expect(try SheetHead(reading: Array("a;b\n1;2\n".utf8)).guess == [.ignore, .ignore])
        #expect(refusal { _ = try SheetHead(reading: []) }?.code == "file-unreadable")
    }

    @Test("Targets chosen by place make the mapping; a column too many or twice is named")
    func positions() throws {
        let header = ["Eins", "Zwei", "E-Mail privat"]
        let mapping = try ColumnMapping(header: header, targets: [.familyName, .ignore, .email])
        #expect(mapping.targets == [.familyName, .ignore, .email])
        #expect(mapping.assignments.last?.label == "privat")
        #expect(refusal { _ = try ColumnMapping(header: ["a"], targets: [.email, .email]) }?.field == "columns")
        let twice = refusal { _ = try ColumnMapping(header: header, targets: [.familyName, .familyName]) }
        #expect(twice?.code == "mapping-invalid" && twice?.field == "columns[1]")
        #expect(refusal { _ = try ColumnMapping(header: header, targets: [.ignore]) }?.code == "mapping-missing")
    }

    @Test("What is chosen for a file keeps its form")
    func record() throws {
        let record = ImportFileRecord(
            columns: [.ignore, .email], purpose: "customer-care", legalBasis: .contract, source: "Kartei Größe",
            duplicates: "update")
        let bytes = record.encoded()
        #expect(try bytes.withUnsafeBytes { try ImportFileRecord(decoding: $0) } == record)
    }
}
