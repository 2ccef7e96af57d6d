import Domain
import Testing

@Suite("CSV reader")
struct CSVReaderTests {
    @Test("Rows are numbered from the first data row, lines from the top of the file")
    func numbers() {
        let records = read(Array("A;B\n\n1;\"x\r\ny\"\r\n   \n2;z".utf8))
        #expect(records.map(\.row) == [0, 1, 2])
        #expect(records.map(\.line) == [1, 3, 6])
        #expect(records.map(\.texts) == [["A", "B"], ["1", "x\r\ny"], ["2", "z"]])
    }

    @Test("LF, CRLF and CR end rows, also mixed")
    func lineEnds() {
        #expect(fields("a,b\r1,2\n3,4\r\n5,6\r") == [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]])
    }

    @Test(
        "The delimiter is found",
        arguments: [
            ("Name;E-Mail\nMüller, Anna;a@b.example\n", CSVDelimiter.semicolon),
            ("Name,E-Mail\n\"Müller; Anna\",a@b.example\n", .comma),
            ("Name\tE-Mail\nMüller, Anna\ta@b.example\n", .tab),
            ("sep=,\r\na;b,c\r\n", .comma),
            ("SEP=;\na;b,c\n", .semicolon),
            ("Name, Vorname;E-Mail\nMüller;a@b.example\nMeier;c@d.example\n", .semicolon),
            ("E-Mail\nMüller, Anna\n", .none),
            ("\"a;b\",c\n1,2\n", .comma),
            ("\"a \"\"x\"\";;\",c\n1,2\n", .comma),
            ("", .none),
        ])
    func delimiter(text: String, expected: CSVDelimiter) {
        var reader = CSVReader()
        reader.append(Array(text.utf8))
        reader.finish()
        _ = reader.next()
        #expect(reader.delimiter == expected)
    }

    @Test("Excel's sep line is no row")
    func separatorLine() {
        let records = read(Array("sep=;\r\nName;Ort\r\nAnna;Köln\r\n".utf8))
        #expect(records.map(\.texts) == [["Name", "Ort"], ["Anna", "Köln"]])
        #expect(records.map(\.line) == [2, 3])
    }

    @Test("Quotes: doubled, around line ends and delimiters, empty, and stray ones inside a plain field")
    func quotes() {
        #expect(
            fields("a;b;c\n\"x \"\"y\"\"\";\"1;2\n3\";\"\"\nMüller \"Hansi\" GmbH;5\";\"\"\"\"\n") == [
                ["a", "b", "c"], ["x \"y\"", "1;2\n3", ""], ["Müller \"Hansi\" GmbH", "5\"", "\""],
            ])
        #expect(fields("a;b\n\"x\"  ;y\n") == [["a", "b"], ["x", "y"]])
    }

    @Test("An unclosed quote costs its own line and nothing else")
    func unclosedQuote() {
        for rest in ["2;Ben\n3;Cora\n", "\"2\";\"Ben\"\n3;Cora\n", "2;\"Ben\"\n3;\"Co\nra\"\n", "2;\"\"\n3;Cora"] {
            let records = read(Array(("Nr;Name\n1;\"Anna\n" + rest).utf8))
            #expect(records.map(\.row) == [0, 1, 2, 3])
            #expect(records.map(\.defect) == [nil, .quoteBroken, nil, nil])
            #expect(records[1].texts == ["1", "\"Anna"])
            #expect(records[2].text(0) == "2")
        }
    }

    @Test("A quote closed by accident lines later is recognised by the number of fields")
    func accidentalClose() {
        let records = read(Array("Nr;Name;Maß\n1;\"Anna;4\n2;Ben;5\"\n3;Cora;6\n".utf8))
        #expect(records.map(\.defect) == [nil, .quoteBroken, nil, nil])
        #expect(records.map { $0.text(1) } == ["Name", "\"Anna", "Ben", "Cora"])
    }

    @Test("Text after a closing quote breaks its line only")
    func textAfterQuote() {
        let records = read(Array("a;b\n\"x\"y;1\nz;2\n".utf8))
        #expect(records.map(\.defect) == [nil, .quoteBroken, nil])
        #expect(records[1].texts == ["\"x\"y", "1"])
    }

    @Test("A file that ends inside a quoted field gives up that line and keeps those after it")
    func truncated() {
        let records = read(Array("a;b\n1;2\n\"3;4\n5;6".utf8))
        #expect(records.map(\.defect) == [nil, nil, .quoteBroken, nil])
        #expect(records[3].texts == ["5", "6"])
        #expect(read(Array("a;b\n1;\"2".utf8)).map(\.defect) == [nil, .quoteBroken])
    }

    @Test("Too few and too many fields are defects, empty fields at the end are not")
    func raggedRows() {
        let records = read(Array("a;b;c\n1;2\n1;2;3;4\n1;2;3;;\n1;2;;\n;;\n".utf8))
        #expect(records.map(\.defect) == [nil, .columnCount, .columnCount, nil, nil, nil])
    }

    @Test("A field of 10 MB refuses its row; the next one is read", arguments: [false, true])
    func hugeField(isQuoted: Bool) {
        let quote = isQuoted ? "\"" : ""
        let text = "a;b\n1;\(quote)" + String(repeating: "x", count: 10_000_000) + "\(quote)\n2;y\n"
        let records = read(Array(text.utf8))
        #expect(records.map(\.defect) == [nil, .tooLong(column: nil), nil])
        #expect(records[2].texts == ["2", "y"])
        #expect(records[2].line == 3)
    }

    @Test("A field above its own limit names its column")
    func longField() {
        let text = "a;b\n1;\"" + String(repeating: "x\n", count: 40_000) + "\"\n2;y\n"
        #expect(read(Array(text.utf8)).map(\.defect) == [nil, .tooLong(column: 1), nil])
    }

    @Test("Zero bytes stay in their field")
    func zeroBytes() {
        #expect(fields("a;b\nx\0y;2\n3;4\n") == [["a", "b"], ["x\0y", "2"], ["3", "4"]])
    }

    @Test("The rows do not depend on how the file was cut", arguments: [1, 2, 3, 7, 61])
    func pieces(size: Int) {
        var limits = CSVLimits()
        limits.record = 40
        limits.field = 12
        limits.sample = 16
        limits.rereading = 30
        let parts = ["a;b", "\n", "\r\n", "\r", "\"x\"", "\"", "\"\"", ";", "ü", "yyyyyyyyy", " ", "z\n1;2\n"]
        var random = Generator(seed: UInt64(size))
        for _ in 0..<2_000 {
            let text =
                "Kopf;Fuß\n"
                + (0..<Int.random(in: 0..<24, using: &random)).map { _ in
                    parts.randomElement(using: &random) ?? ""
                }.joined()
            let whole = read(Array(text.utf8), limits: limits)
            #expect(read(Array(text.utf8), piece: size, limits: limits) == whole, "\(text.debugDescription)")
        }
    }

    @Test("Lines that provoke reading again cost bounded work and end")
    func rereading() {
        let line = Array("a\";\"x\n".utf8)
        var bytes = Array((0..<1_000).map { "c\($0)" }.joined(separator: ";").utf8) + [0x0A]
        for _ in 0..<200_000 { bytes.append(contentsOf: line) }
        var limits = CSVLimits()
        limits.record = 4_096
        limits.rereading = 1_000_000
        let records = read(bytes, limits: limits)
        #expect(records.count > 400)
        #expect(records.last.map { $0.line > 199_000 } == true)
        #expect(records.dropFirst().allSatisfy { $0.defect != nil })
    }
}
