import Domain
import Foundation
import Testing

@Suite("Telephone numbers in cells")
struct TelephoneCellTests {
    private func outcome(_ cell: String, zone: String = "Europe/Berlin") throws -> ImportRowOutcome {
        var defaults = RowInterpreterTests.contract
        defaults.timeZone = try #require(TimeZone(identifier: zone))
        return try RowInterpreterTests().outcome(["Name", "Telefon"], ["Anna Müller", cell], defaults)
    }

    private func points(_ cell: String, zone: String = "Europe/Berlin") throws -> [ContactPoint]? {
        guard case .person(let profile, _) = try outcome(cell, zone: zone) else { return nil }
        return profile.contactPoints
    }

    @Test(
        "Two numbers in a cell are two",
        arguments: [
            ("04623 12 / 04623 34", ["04623 12", "04623 34"]), ("030 2211 / 030 2212", ["030 2211", "030 2212"]),
            ("030 1234567 / 0171 1234567", ["030 1234567", "0171 1234567"]),
            ("030/1234567/0171/1234567", ["030/1234567", "0171/1234567"]),
            ("030 1234567 oder 0171 1234567", ["030 1234567", "0171 1234567"]),
            ("030 1234567 o. 0171 1234567", ["030 1234567", "0171 1234567"]),
            ("030 1234567 u. 0171 1234567", ["030 1234567", "0171 1234567"]),
            ("030 1234567; 0171 1234567, 0172 1234567", ["030 1234567", "0171 1234567", "0172 1234567"]),
            ("+491712214 +491712215", ["+491712214", "+491712215"]),
            ("+491712214/+491712215", ["+491712214", "+491712215"]),
            ("030 1234567 0171 1234567", ["030 1234567", "0171 1234567"]),
            ("030 1234567\n0171 1234567", ["030 1234567", "0171 1234567"]),
            ("Tel. 030 1234567, Mobil: 0171 1234567", ["030 1234567", "0171 1234567"]),
            ("Tel 030 1234567 / Fax 030 1234568", ["030 1234567", "030 1234568"]),
            ("Tel.: 030 1234567 Mobil: +49 171 1234567", ["030 1234567", "+49 171 1234567"]),
        ])
    func several(cell: String, numbers: [String]) throws {
        #expect(TelephoneCell.numbers(cell) == numbers)
        #expect(try points(cell)?.map(\.value) == numbers)
    }

    @Test(
        "One number is one, however it is written",
        arguments: [
            "030 / 1234567", "0171/1234567", "+49 (0) 30 / 123", "030/12 34-5", "+49 171 234 0567", "0171 12 05 034",
            "033094/1234", "+49/(0)30/1234567", "0049 (0)30 / 1234567", "(030) 1234567-0", "030 12345 067",
            "0 30/1234567", "+4930/1234567", "1712345678", "+43 1 58801-0",
        ])
    func one(cell: String) throws {
        #expect(try points(cell)?.map(\.value) == [cell])
    }

    @Test(
        "What cannot be dialled is kept back with its reason",
        arguments: [
            ("0461-1234/1235", ImportIssueCode.telephoneExtension), ("030 1234567/68", .telephoneExtension),
            ("030-123456-12/13", .telephoneExtension), ("1234567/68", .telephoneExtension),
            ("030/123456/57", .telephoneExtension), ("+49 30 1234567/68", .telephoneExtension),
            ("+49301234567/68", .telephoneExtension), ("030/2111-0 DW 12", .telephoneExtension),
            ("030/2111-0, DW 12", .telephoneExtension), ("0171 1234567 (nur abends)", .telephoneExtension),
            ("0171 1234567 (nur abends, nicht sonntags)", .telephoneExtension),
            ("030 1234567 ext. 3", .telephoneExtension), ("030 1234567 Fax", .telephoneExtension),
            ("1234567", .telephoneIncomplete),
            ("12 34 56", .telephoneIncomplete), ("030 1234567, 4711", .telephoneIncomplete),
            ("4,91701E+11", .telephoneInvalid), ("4.91701E+11", .telephoneInvalid), ("12", .telephoneInvalid),
            ("bitte nicht", .telephoneInvalid), ("030 1234567 030 1234568 030 1234569", .telephoneInvalid),
        ])
    func issues(cell: String, code: ImportIssueCode) throws {
        #expect(try outcome(cell) == .issue(ImportIssue(code, field: "contactPoints.telephone", column: 1)))
    }

    @Test(
        "Words before a number are taken off and say what it is",
        arguments: [
            ("Tel.: 030 1234567", "030 1234567", nil), ("Telefon 030 1234567", "030 1234567", nil),
            ("Tel.-Nr.: 030 1234567", "030 1234567", nil), ("Mobil 0171 1234567", "0171 1234567", "mobil"),
            ("Handy: +49 171 1234567", "+49 171 1234567", "mobil"), ("Fax: 030 1234567", "030 1234567", "Fax"),
            ("4930 1234567", "+4930 1234567", nil), ("'491701234567", "+491701234567", nil),
        ] as [(String, String, String?)])
    func words(cell: String, number: String, label: String?) throws {
        let points = try points(cell)
        #expect(points?.map(\.value) == [number] && points?.first?.label == label)
    }

    @Test("Where numbers have no area code, none is missed")
    func elsewhere() throws {
        #expect(try points("32123456", zone: "Europe/Copenhagen")?.map(\.value) == ["32123456"])
        #expect(try points("441234567", zone: "Europe/Zurich")?.map(\.value) == ["441234567"])
    }

    @Test("Cells of any length and make are read in bounded time")
    func bounds() throws {
        for piece in ["0 ", "+", "/0", "030 1234567 ", "Tel. ", "und "] {
            let numbers = TelephoneCell.numbers(String(repeating: piece, count: 5_000))
            #expect(numbers.count <= 5_000)
        }
    }
}
