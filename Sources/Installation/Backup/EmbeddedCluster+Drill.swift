package import Foundation

/// Restores for practice: a backup in a place of its own, with a server of its own, beside the cluster that serves.
extension EmbeddedCluster {
    /// About how many bytes a copy of the running cluster has.
    package nonisolated func size() throws(BackupError) -> Int64 {
        let root = URL(filePath: state.cluster)
        let keys: Set<URLResourceKey> = [.isRegularFileKey, .fileSizeKey]
        guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: Array(keys)) else {
            throw BackupError(.files, "\(state.cluster) cannot be read")
        }
        var size: Int64 = 0
        // Files that go meanwhile count for nothing.
        for case let file as URL in walk {
            guard let values = try? file.resourceValues(forKeys: keys), values.isRegularFile == true else { continue }
            size += Int64(values.fileSize ?? 0)
        }
        return size
    }

    /// Unpacks an archive in an empty state directory and starts a server on it that nobody else reaches.
    ///
    /// What the operator told the server that serves, such as where its log is archived, does not hold here.
    package func drill(with archive: FileHandle) async throws {
        _ = try await restore(from: archive)
        do {
            try PrivateFile.write("", to: "\(state.cluster)/postgresql.auto.conf")
        } catch {
            throw BackupError(.files, "\(error)")
        }
        try await start(making: false)
    }
}
