import Foundation

/// What may only stand in shipped code with a `// SAFETY:` line that a reader can check.
enum SafetyRule {
    static func violations(in file: SourceFile) -> [Violation] {
        file.violations("try! without a SAFETY line") { $0.code.holds("try!") }
            + file.violations("as! without a SAFETY line") { $0.code.holds("as!") }
            + file.violations("force unwrap without a SAFETY line") { forcesUnwrap($0.code) }
            + file.violations("implicitly unwrapped optional without a SAFETY line") { unwrapsImplicitly($0.code) }
            + file.violations("@unchecked Sendable without a SAFETY line") { $0.code.holds("@unchecked") }
            + file.violations("nonisolated(unsafe) without a SAFETY line") { $0.code.holds("nonisolated(unsafe)") }
            + file.violations("a loose Task without a SAFETY line") {
                $0.code.holds("Task") && $0.code.contains(looseTask)
            }
            + file.violations("ends the process") {
                ($0.code.holds("rror(") || $0.code.holds("ailure(") || $0.code.holds("abort("))
                    && $0.code.contains(trap)
            }
            + file.violations("switches a formatting rule off without a SAFETY line") {
                $0.comment.holds("swift-format-ignore")
            }
            + printing(in: file)
    }

    private static func printing(in file: SourceFile) -> [Violation] {
        if file.target == "Admin" { return [] }
        return file.violations("prints outside Admin") {
            ($0.code.holds("rint(") || $0.code.holds("dump(")) && !$0.code.holds("to: &") && $0.code.contains(prints)
        }
    }

    private static func forcesUnwrap(_ code: String) -> Bool {
        // `a!.b`, `a()!`, `a[0]!`, `a!)`; not `a != b`, `!a`, `try!`, `as!` or the type `String!`.
        code.holds("!") && code.contains(forced) && !code.holds("try!") && !code.holds("as!")
            && !unwrapsImplicitly(code)
    }

    private static func unwrapsImplicitly(_ code: String) -> Bool {
        code.holds("!") && code.contains(implicit)
    }

    private static var forced: Regex<Substring> { /[\w)\]}"]!(?!=)/ }
    private static var implicit: Regex<Substring> { /(?:var|let)\s+\w+\s*:\s*[\w.<>\[\]: ]+!/ }
    private static var looseTask: Regex<Substring> {
        /\bTask(?:<[^>]*>)?(?:\.detached|\.immediate)?\s*(?:\([^)]*\))?\s*\{/
    }
    private static var trap: Regex<Substring> { /\b(?:fatalError|preconditionFailure|abort)\(/ }
    private static var prints: Regex<Substring> { /(?:^|[^.\w])(?:print|debugPrint|dump)\(/ }
}
