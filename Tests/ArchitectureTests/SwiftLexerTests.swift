import Testing

struct SwiftLexerTests {
    @Test("Comments, strings and code are told apart, interpolations count as code")
    func parts() {
        let lines = SwiftLexer.lines(of: #"let a = "x\(b("y")!)z" // note"#)
        #expect(lines == [SourceLine(code: #"let a = "(b("")!)" "#, strings: "xyz", comment: "// note")])
    }

    @Test("Raw and multi-line strings end at their own quotes")
    func raw() {
        let lines = SwiftLexer.lines(of: "let a = #\"try! \"b\"\"#\nlet c = \"\"\"\n  SELECT 1 \"x\"\n  \"\"\"; d")
        #expect(lines[0].code == "let a = #\"\"#")
        #expect(lines[2].code.allSatisfy { $0 == " " })
        #expect(lines[2].strings.contains("SELECT 1"))
        #expect(lines[3].code.hasSuffix("; d"))
    }

    @Test("Block comments nest")
    func nested() {
        let lines = SwiftLexer.lines(of: "/* a /* b */\nc */ d")
        #expect(lines[1].code == " d")
    }

    @Test("An unfinished string ends with its line")
    func unfinished() {
        #expect(SwiftLexer.lines(of: "\"abc\ndef")[1].code == "def")
    }
}
