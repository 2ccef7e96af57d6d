import Domain
import Testing

@Suite("CSV writer")
struct CSVWriterTests {
    func text(_ rows: [[String]]) -> String { String(decoding: CSVWriter.table(rows), as: UTF8.self) }

    @Test("Cells that need it are quoted, quotes doubled, lines end with CRLF")
    func quoting() {
        #expect(
            text([["a", "b,c", "d\"e", "f\ng", " h"], ["", "x"]])
                == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\" h\"\r\n\"\",x\r\n")
    }

    @Test(
        "Formulas are guarded, also behind blanks and invisible characters (CVE-2026-55154)",
        arguments: [
            "=1+1", "+49 30 1234", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u{A0}=1", "\u{200B}=1", "\u{FEFF}@x",
            "\n=cmd",
            "＝1", " \t +1", "=HYPERLINK(\"http://evil.example\")", "\u{3000}-2", "\u{1}=1", "\0=1",
        ])
    func formulas(cell: String) throws {
        for row in [[cell, "x"], ["x", cell]] {
            let written = try #require(read(CSVWriter.table([["a", "b"], row])).last)
            #expect(written.text(row[0] == cell ? 0 : 1).first == "'")
        }
    }

    @Test(
        "Ordinary cells are not guarded",
        arguments: ["Anna", "5-6", "a=b", "anna@beispiel.example", "", "  x", "'x", "–"])
    func ordinary(cell: String) {
        #expect(read(CSVWriter.table([["a", "b"], [cell, "x"]])).last?.text(0) == cell)
    }

    @Test("What is written is read again, and no cell begins like a formula")
    func roundTrip() {
        let parts = ["=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", ";", " ", "'", "ä", "x", "\0", "\u{A0}", "1"]
        var random = Generator(seed: 7)
        for _ in 0..<5_000 {
            let row = (0..<3).map { _ in
                (0..<Int.random(in: 0..<6, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
                    .joined()
            }
            let records = read(CSVWriter.table([["a", "b", "c"], row]))
            #expect(records.count == 2)
            for (cell, written) in zip(row, records.last?.texts ?? []) {
                let bare = cell.replacing("\0", with: "")
                #expect(written == bare || written == "'" + bare)
                let first = written.unicodeScalars.first { !$0.properties.isWhitespace }
                #expect(first.map { !"=+-@".unicodeScalars.contains($0) } ?? true, "\(cell.debugDescription)")
            }
        }
    }

    @Test("Written in pieces with a mark, Excel's separator and encoding are kept")
    func pieces() {
        var writer = CSVWriter(delimiter: .semicolon, mark: true)
        writer.write(["a", "b;c"])
        let first = writer.take()
        writer.write(["d", "e"])
        #expect(first + writer.take() == [0xEF, 0xBB, 0xBF] + Array("a;\"b;c\"\r\nd;e\r\n".utf8))
    }
}
