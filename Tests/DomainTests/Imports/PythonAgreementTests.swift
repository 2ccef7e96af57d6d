import Domain
import Foundation
import Testing

@Suite("Agreement with Python's csv module")
struct PythonAgreementTests {
    struct Case: Decodable {
        let encoding: String
        let file: Data
        let rows: [[String]]
    }

    @Test("Every file written by Python is read as Python reads it")
    func agreement() throws {
        let cases = try JSONDecoder().decode([Case].self, from: Data(fixtureBytes("python-csv.json")))
        #expect(cases.count == 150)
        for (index, entry) in cases.enumerated() {
            let records = read(Array(entry.file), piece: 1 + index % 97)
            #expect(records.map(\.texts) == entry.rows, "case \(index), \(entry.encoding)")
            #expect(records.allSatisfy { $0.defect == nil }, "case \(index)")
        }
    }
}
