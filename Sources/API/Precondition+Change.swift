import Domain
import HTTPSupport

extension Precondition {
    /// Makes a change to the version that was named, and answers a lost race as 412 with the current `ETag`.
    ///
    /// `current`: asks for the current version. `change`: makes the change to a version; nil where any will do.
    func changing<Result>(
        current: () async throws -> Int32, _ change: (Int32?) async throws -> Result
    ) async throws -> Result {
        do {
            return try await change(try await version(current))
        } catch let refusal as Refusal where refusal.code == RefusalCode.versionMismatch.rawValue {
            throw Self.mismatch(current: Int64(try await current()))
        }
    }

    private func version(_ current: () async throws -> Int32) async throws -> Int32? {
        switch self {
        case .any: return nil
        case .versions(let versions) where versions.count == 1:
            // Versions begin with 1: what is beyond them matches none.
            return versions.first.flatMap { Int32(exactly: $0) } ?? 0
        case .versions:
            let version = try await current()
            try check(current: Int64(version))
            return version
        }
    }
}
