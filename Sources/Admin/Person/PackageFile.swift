import Foundation
import Installation
import Operations

/// A package on its way into a directory that the caller named.
enum PackageFile {
    /// Writes it; answers where, and its size. A package that could not be written whole is taken away again.
    static func write(
        _ package: PersonPackage, to output: String, _ session: Session, isDryRun: Bool
    ) async throws -> (path: String, size: Int) {
        let path = "\(output)/\(package.name)"
        if isDryRun { return (path, 0) }
        let directory = try session.files.directory(output)
        let file = try directory.newFile(package.name)
        do {
            try await package.write { try file.write(contentsOf: $0) }
            try file.synchronize()
            return (path, Int(try file.offset()))
        } catch {
            directory.remove(package.name)
            throw error
        }
    }
}
