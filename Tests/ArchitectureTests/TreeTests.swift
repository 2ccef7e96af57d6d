import Foundation
import Testing

/// The house rules, asked of every file of the repository.
struct TreeTests {
    @Test("Imports go downwards only", arguments: Repository.shippedFiles.map(\.target).uniqued())
    func imports(target: String) {
        let files = Repository.shippedFiles.filter { $0.target == target }
        #expect(files.flatMap(ImportRule.violations) == [])
    }

    @Test("Every target of the import table exists")
    func table() {
        let targets = Set(Repository.shippedFiles.map(\.target))
        #expect(ImportRule.table.keys.filter { !targets.contains($0) } == [])
    }

    @Test("Nothing unsafe, loose or chatty ships without its reason")
    func safety() {
        #expect(Repository.shippedFiles.flatMap(SafetyRule.violations) == [])
    }

    @Test("SQL stands in Store, Migrations, Postgres and Benchmarks, and is never built from strings")
    func statements() {
        #expect(Repository.shippedFiles.flatMap(SQLRule.violations) == [])
    }

    @Test("Every package declaration has a doc comment")
    func documentation() {
        let files = Repository.shippedFiles.filter { $0.path.hasPrefix("Sources/") }
        #expect(files.flatMap(DocumentationRule.violations) == [])
    }

    @Test("No file is longer than 400 lines, nothing is marked as unfinished")
    func shape() {
        let folders = ["Sources", "Tests", "Migrations", "Deploy"]
        let paths = folders.flatMap { Repository.paths(below: [$0]) } + ["Package.swift", "README.md"]
        let checked = paths.filter { path in
            !path.contains("/Fixtures/") && !path.contains("/__Snapshots__/")
                && (path.hasPrefix("Deploy/") || [".swift", ".sql", ".md"].contains { path.hasSuffix($0) })
        }
        #expect(checked.flatMap { ShapeRule.violations(path: $0, text: Repository.text($0) ?? "") } == [])
    }

    @Test("The top level holds exactly what the house plan names")
    func topLevel() throws {
        let plan: Set = ["Package.swift", "Sources", "Tests", "Deploy", "Migrations", "README.md", "LICENSE"]
        let names = try Repository.topLevel().filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
        #expect(Set(names) == plan)
    }

    @Test("Every migration is numbered without a gap and listed in Swift")
    func migrations() throws {
        let names = Repository.paths(below: ["Migrations"], ending: ".sql")
            .map { URL(filePath: $0).lastPathComponent }.filter { $0.hasPrefix("V") }.sorted()
        let list = Repository.swiftFiles.filter { $0.target == "Migrations" }.flatMap(\.lines).map(\.code).joined()
        let manifest = try #require(Repository.text("Package.swift"))
        #expect(!names.isEmpty)
        for (index, name) in names.enumerated() {
            let number = try #require(Int(name.dropFirst().prefix(4)), "\(name) has no number")
            #expect(number == index + 1, "\(name) leaves a gap or shares a number")
            let isListed = list.contains("PackageResources.\(name.replacing(".", with: "_"))")
            #expect(isListed, "\(name) is not listed in Swift")
            let isEmbedded = manifest.contains("\"\(name)\"")
            #expect(isEmbedded, "\(name) is not embedded by Package.swift")
        }
    }

    @Test("Every dependency of ours is pinned to one version and says why it is there")
    func dependencies() throws {
        let lines = try #require(Repository.text("Package.swift")).split(separator: "\n")
        for (index, line) in lines.enumerated() where line.contains(".package(url:") {
            #expect(line.contains("exact:"), "\(line) is not pinned")
            #expect(lines[index - 1].contains("// "), "\(line) has no reason")
        }
    }
}

extension Sequence where Element: Hashable {
    /// The elements in their order, each once.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
