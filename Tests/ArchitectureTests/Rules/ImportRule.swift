import Foundation

/// Which target may import which module: downwards only, and nothing that is merely reachable through another target.
///
/// The compiler lets a file import whatever any dependency of a dependency brings along; this table does not.
enum ImportRule {
    private static let pure: Set = ["Foundation", "FoundationEssentials", "Synchronization"]
    private static let system: Set = pure.union(["Dispatch", "Glibc"])

    /// The modules each target may import, the standard library aside.
    static let table: [String: Set<String>] = [
        "Postgres": system.union(["CLibpq", "Logging", "Metrics", "ServiceLifecycle"]),
        "Vault": system.union(["CSodium", "CIdn2"]),
        "Ledger": pure.union(["Vault"]),
        "Domain": pure,
        "Texts": pure,
        "Migrations": pure.union(["Postgres", "Vault"]),
        "Store": pure.union([
            "Domain", "Postgres", "Vault", "Ledger", "Migrations", "Logging", "Metrics", "ServiceLifecycle",
        ]),
        "Directory": pure.union(["Domain", "Store", "Vault"]),
        "Mail": pure.union(["CCurl", "CResolv"]),
        "Webhooks": system.union(["CCurl"]),
        "Operations": pure.union([
            "Domain", "Directory", "Store", "Vault", "Ledger", "Mail", "Webhooks", "Texts", "CArchive", "Logging",
        ]),
        "Observability": system.union([
            "Logging", "Metrics", "CoreMetrics", "ServiceLifecycle", "NIOCore", "NIOPosix", "NIOHTTP1",
        ]),
        "HTTPSupport": pure.union([
            "Domain", "Texts", "Hummingbird", "HummingbirdCore", "Logging", "Metrics", "HTTPTypes", "NIOCore",
            "NIOHTTPTypes",
        ]),
        "Web": pure.union([
            "HTTPSupport", "Operations", "Directory", "Store", "Domain", "Texts", "CQrencode", "Hummingbird",
            "HTTPTypes", "NIOCore",
            "Mustache",
        ]),
        "OpenAPI": pure.union(["COpenAPI"]),
        "API": pure.union([
            "OpenAPI", "HTTPSupport", "Operations", "Directory", "Store", "Domain", "Texts", "Hummingbird", "HTTPTypes",
            "NIOCore",
        ]),
        "Installation": system.union([
            "Domain", "Postgres", "Vault", "Migrations", "Store", "Configuration", "Logging", "NIOSSL",
        ]),
        "Admin": system.union([
            "Installation", "Operations", "Directory", "Store", "Migrations", "Postgres", "Vault", "Domain", "Texts",
            "ArgumentParser", "Logging",
        ]),
        "Service": system.union([
            "Installation", "Web", "API", "HTTPSupport", "Operations", "Directory", "Observability", "Store", "Domain",
            "Texts", "Vault", "Ledger", "Mail", "Webhooks", "Postgres", "Migrations", "Hummingbird", "HummingbirdCore",
            "HummingbirdTLS",
            "HummingbirdHTTP2", "HTTPTypes", "NIOCore", "UnixSignals",
            "Logging", "Metrics", "ServiceLifecycle", "ArgumentParser",
        ]),
        "obhutd": pure.union(["Service"]),
        "obhut": pure.union(["Admin"]),
        "Benchmarks": system.union([
            "Operations", "Directory", "Store", "Vault", "Ledger", "Domain", "Postgres", "CSodium", "Logging",
        ]),
    ]

    /// The module that an import line names, attributes, access level and submodule aside.
    static func imported(by line: SourceLine) -> String? {
        guard line.code.holds("import "), let match = line.code.firstMatch(of: importLine) else { return nil }
        return String(match.1)
    }

    /// The imports of a file that the table does not grant.
    static func violations(in file: SourceFile) -> [Violation] {
        guard let allowed = table[file.target] else {
            return [Violation(path: file.path, line: 1, reason: "target \(file.target) is not in the import table")]
        }
        return file.lines.enumerated().compactMap { index, line in
            guard let module = imported(by: line) else { return nil }
            if line.code.contains("@_exported") {
                return Violation(path: file.path, line: index + 1, reason: "re-exports \(module)")
            }
            if allowed.contains(module) { return nil }
            return Violation(path: file.path, line: index + 1, reason: "\(file.target) may not import \(module)")
        } + scopes(in: file)
    }

    /// Pages and API see what the store read, never the store itself: every access goes through an operation
    /// (decision 0006).
    private static func scopes(in file: SourceFile) -> [Violation] {
        guard ["API", "Web"].contains(file.target) else { return [] }
        return file.lines.enumerated().compactMap { index, line in
            let reaches = [
                "TenantScope", "NodeScope", "scoped(to", ": Store,", ": Store)", "let store: Store", "Store(",
            ]
            .contains { line.code.holds($0) }
            return reaches ? Violation(path: file.path, line: index + 1, reason: "reaches into the store") : nil
        }
    }

    private static var importLine: Regex<(Substring, Substring)> {
        /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
    }
}
