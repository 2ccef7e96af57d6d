import Foundation

/// The named failpoints of the sources.
enum Failpoints {
    /// Of the flows that change what a tenant keeps.
    static let all = found.filter { !$0.hasPrefix("key.") }
    /// Of the flows that change keys.
    static let keys = found.filter { $0.hasPrefix("key.") }

    /// Every name that stands in a `Failpoint.hit("…")` of `Sources`.
    private static let found: [String] = {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let sources = root.appending(path: "Sources").path
        var names: Set<String> = []
        let walk = FileManager.default.enumerator(atPath: sources)
        while let name = walk?.nextObject() as? String {
            guard name.hasSuffix(".swift"),
                let text = try? String(contentsOfFile: "\(sources)/\(name)", encoding: .utf8)
            else { continue }
            for match in text.matches(of: /Failpoint\.hit\("([^"]+)"\)/) { names.insert(String(match.1)) }
        }
        return names.sorted()
    }()
}
