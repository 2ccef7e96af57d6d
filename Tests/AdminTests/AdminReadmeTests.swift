import Foundation
import Installation
import Testing

/// What the README and the pages for operators say of the command line and the settings.
struct AdminReadmeTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let pages = "Sources/Service/Documentation.docc"

    private static func text(_ page: String) throws -> String {
        try String(contentsOf: root.appending(path: page), encoding: .utf8)
    }

    /// The verbs and options of every `obhut …` in quotes or indented: `a|b` stands for two commands.
    private static func commands(_ text: String) -> [(verbs: [String], options: [String])] {
        text.matches(of: /(?:`| {4})obhut ((?:[a-z][a-z|-]*)(?: [^`#\n]*)?)/).flatMap { match in
            let words = match.1.split(whereSeparator: \.isWhitespace).map(String.init)
            let verbs = words.prefix { $0.wholeMatch(of: /[a-z][a-z|-]*/) != nil }
            let options = words.filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
            return verbs.reduce([[]]) { paths, word in
                word.split(separator: "|").flatMap { name in paths.map { $0 + [String(name)] } }
            }.map { ($0, options) }
        }
    }

    @Test(
        "Every command and option that the pages name is there",
        arguments: ["README.md", "\(pages)/LossDrills.md", "\(pages)/PgBackRest.md", "\(pages)/TenantExport.md"])
    func commandLine(page: String) async throws {
        let commands = Self.commands(try Self.text(page))
        #expect(!commands.isEmpty)
        for (verbs, options) in commands {
            let help = await AdminRun(["help"] + verbs).output
            let usage = help.split(separator: "\n").first { $0.hasPrefix("USAGE:") }.map(String.init) ?? ""
            #expect(usage.contains("obhut " + verbs.joined(separator: " ")), "\(verbs)")
            for option in options { #expect(help.contains(option), "\(verbs) \(option)") }
        }
    }

    @Test("Every setting that the pages name is one")
    func settings() throws {
        let known = Set(SettingKey.allCases.map(\.environment))
        for page in ["README.md", "Deploy/obhut.env", "\(Self.pages)/LossDrills.md", "\(Self.pages)/PgBackRest.md"] {
            for match in try Self.text(page).matches(of: /OBHUT_[A-Z_]+[A-Z]/) {
                #expect(known.contains(String(match.0)), "\(page): \(match.0)")
            }
        }
    }
}
