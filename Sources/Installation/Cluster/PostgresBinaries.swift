import Foundation

/// The programs of one installed PostgreSQL version.
package struct PostgresBinaries: Sendable, Equatable {
    /// Major version: 15, 16, …
    package let version: Int
    /// Directory of `postgres` and `initdb`.
    package let directory: String

    /// The oldest version that the schema runs on.
    static let oldest = 15
    private static let debianRoot = "/usr/lib/postgresql"

    /// The programs that a cluster of `version` needs, or the newest installed ones where there is no cluster yet.
    ///
    /// - Throws: `ClusterError` where they are not installed.
    static func find(version: Int?, root: String = debianRoot) throws(ClusterError) -> PostgresBinaries {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let installed = names.compactMap { name -> PostgresBinaries? in
            let directory = "\(root)/\(name)/bin"
            guard let number = Int(name), FileManager.default.isExecutableFile(atPath: "\(directory)/postgres") else {
                return nil
            }
            return PostgresBinaries(version: number, directory: directory)
        }
        .sorted { $0.version < $1.version }
        guard let version else {
            if let newest = installed.last, newest.version >= oldest { return newest }
            throw ClusterError(.binariesMissing, "PostgreSQL \(oldest) or newer is not installed below \(root)")
        }
        if let exact = installed.first(where: { $0.version == version }) { return exact }
        let others = installed.map { String($0.version) }.joined(separator: ", ")
        let found = others.isEmpty ? "none is installed" : "installed: \(others)"
        throw ClusterError(.versionMismatch, "the database was made by PostgreSQL \(version); \(found)")
    }

    /// The version that made the cluster in `directory`, or nothing where there is none.
    static func version(ofCluster directory: String) -> Int? {
        guard let text = try? String(contentsOfFile: "\(directory)/PG_VERSION", encoding: .utf8) else { return nil }
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
