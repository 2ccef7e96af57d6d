import Testing

/// Each rule is shown something it must catch and something it must let pass: a rule that finds nothing proves nothing.
struct RuleTests {
    private func file(_ text: String, in target: String = "Store") -> SourceFile {
        SourceFile(path: "Sources/\(target)/Sample.swift", text: text)
    }

    @Test(
        "An import that the table does not grant is found, whatever stands before it",
        arguments: [
            "import Hummingbird", "package import Hummingbird", "@preconcurrency import Hummingbird",
            "public import struct Hummingbird.Router", "import Operations", "@_exported import Domain",
        ])
    func foreignImport(line: String) {
        #expect(ImportRule.violations(in: file(line)).count == 1)
    }

    @Test("A granted import passes, a word that only looks like one too")
    func grantedImport() {
        #expect(ImportRule.violations(in: file("package import Domain\nimport Foundation\nlet importer = 1")) == [])
        #expect(ImportRule.violations(in: file("// import Hummingbird")) == [])
    }

    @Test("A target that is missing from the table is a violation")
    func unknownTarget() {
        #expect(ImportRule.violations(in: file("", in: "Novelty")).count == 1)
    }

    @Test(
        "Unsafe code without its reason is found",
        arguments: [
            "let a = try! b()", "let a = b as! C", "let a = b!", "let a = b()!.c", "let a = b[0]!", "var a: String!",
            "final class A: @unchecked Sendable {}", "nonisolated(unsafe) var a = 1", "Task { a() }",
            "Task.detached(priority: .low) { a() }", "print(a)", "fatalError()",
            "// swift-format-ignore: NeverForceUnwrap",
        ])
    func unsafe(line: String) {
        #expect(SafetyRule.violations(in: file(line)).count == 1)
        #expect(SafetyRule.violations(in: file("// SAFETY: reason\n" + line)) == [])
        #expect(SafetyRule.violations(in: file(line + " // SAFETY: reason")) == [])
    }

    @Test(
        "Safe code is let through",
        arguments: [
            "if !a, b != c {}", "let a = \"Hello!\"", "try await Task.sleep(for: .seconds(1))", "logger.print(a)",
            "// try! this", "let a: Task<Void, Never>?", "fingerprint(a)", "dump(a, to: &text)", "case .a where !b: c",
        ])
    func safe(line: String) {
        #expect(SafetyRule.violations(in: file(line)) == [])
    }

    @Test("Admin may print")
    func printing() {
        #expect(SafetyRule.violations(in: file("print(a)", in: "Admin")) == [])
    }

    @Test("SQL is found outside the targets that speak to the database, and where it is built from strings")
    func statements() {
        #expect(SQLRule.violations(in: file("q(\"SELECT id FROM person\")", in: "Operations")).count == 1)
        #expect(SQLRule.violations(in: file("q(\"SELECT id FROM person\")")) == [])
        #expect(SQLRule.violations(in: file("q(\"SELECT id FROM \" + table)")).count == 1)
        #expect(SQLRule.violations(in: file("let q: String = \"DELETE FROM person\"")).count == 1)
        #expect(SQLRule.violations(in: file("text(\"Select a person\")", in: "Texts")) == [])
    }

    @Test("A package declaration without a doc comment is found, attributes between do not hide it")
    func documentation() {
        #expect(DocumentationRule.violations(in: file("package struct A {}")).count == 1)
        #expect(DocumentationRule.violations(in: file("// A thing.\npackage let a = 1")).count == 1)
        #expect(DocumentationRule.violations(in: file("    static package func a() {}")).count == 1)
        #expect(DocumentationRule.violations(in: file("/// A thing.\n@inlinable\npackage func a() {}")) == [])
        #expect(DocumentationRule.violations(in: file("package import Domain")) == [])
        #expect(DocumentationRule.violations(in: file("private(set) var a = 1\nlet package = 1")) == [])
    }

    @Test("Long files and marks of unfinished work are found")
    func shape() {
        let long = String(repeating: "a\n", count: 401)
        #expect(ShapeRule.violations(path: "a.swift", text: long).count == 1)
        #expect(ShapeRule.violations(path: "a.swift", text: String(repeating: "a\n", count: 400)) == [])
        #expect(ShapeRule.violations(path: "a.sql", text: "-- TO" + "DO").count == 1)
    }
}
