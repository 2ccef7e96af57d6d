import Foundation
import Testing

/// The header row of a program's export and what is read from it: `Fixtures/header-rows.txt`.
struct HeaderRows: Sendable, CustomTestStringConvertible {
    let program: String
    let header: [String]
    let expected: [String]

    var testDescription: String { program }

    /// Blocks of `# program` and lines `header → target (label) #address`; `–` for columns that are not read.
    static let all: [HeaderRows] = fixture("header-rows.txt").components(separatedBy: "\n\n").map { block in
        let lines = block.split(separator: "\n").map(String.init)
        let pairs = lines.dropFirst().map { $0.components(separatedBy: " → ") }
        return HeaderRows(program: lines[0], header: pairs.map { $0[0] }, expected: pairs.map { $0[1] })
    }
}

/// The text of a committed fixture.
func fixture(_ name: String) -> String {
    String(decoding: fixtureBytes(name), as: UTF8.self)
}

/// The bytes of a committed fixture; none if it is missing.
func fixtureBytes(_ name: String) -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return (try? Data(contentsOf: folder.appending(path: name))).map(Array.init) ?? []
}
