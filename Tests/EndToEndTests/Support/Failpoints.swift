import Foundation

/// The named failpoints of the sources.
enum Failpoints {
    /// Of the flows that change what a tenant keeps.
    static let all = found.filter { name in
        !["key.", "backup.", "destroy.", "canary.", "tenant-import."].contains { name.hasPrefix($0) }
    }
    /// Of the turn of a tenant's keys, its transactions among them.
    static let keys = places.filter { name in
        name.hasPrefix("key.") && !["key.root.", "key.person.", "key.index."].contains { name.hasPrefix($0) }
    }
    /// Of the turn of a tenant's index keys, its transactions among them.
    static let indexes = places.filter { $0.hasPrefix("key.index.") }
    /// Of the turn of the root key.
    static let root = found.filter { $0.hasPrefix("key.root.") }

    /// Every name that stands in a `Failpoint.hit("…")` of `Sources`: places within a flow.
    private static let found: [String] = {
        var names: Set<String> = []
        let walk = FileManager.default.enumerator(atPath: sources)
        while let name = walk?.nextObject() as? String {
            guard name.hasSuffix(".swift") else { continue }
            for match in text(name).matches(of: /Failpoint\.hit\("([^"\\]+)"\)/) { names.insert(String(match.1)) }
        }
        return names.sorted()
    }()

    /// Every transaction that writes, those that change keys or take a rolled-back database on aside; before and after its commit is a failpoint.
    static let flows = written.filter { name in
        !["key.", "restore.", "destroy.", "tenant-import."].contains { name.hasPrefix($0) }
    }
    /// Of a tenant that is taken in, its transactions among them.
    static let transfers = places.filter { $0.hasPrefix("tenant-import.") }
    /// Of a rolled-back database that is taken on.
    static let restores = places.filter { $0.hasPrefix("restore.") }
    /// Of scheduled backups, and of the destruction of a tenant, its transactions among them.
    static let backups = found.filter { $0.hasPrefix("backup.") }
    static let destructions = places.filter { $0.hasPrefix("destroy.") }

    private static let written: [String] = text("Store/WriteFlow.swift").matches(of: /case \w+ = "([^"]+)"/)
        .map { String($0.1) }.sorted()

    /// Places within a flow, and before and after the commits of all transactions.
    private static let places = found + written.flatMap { ["\($0).before-commit", "\($0).after-commit"] }

    private static func text(_ name: String) -> String {
        (try? String(contentsOfFile: "\(sources)/\(name)", encoding: .utf8)) ?? ""
    }

    private static let sources: String = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appending(path: "Sources").path
    }()
}
