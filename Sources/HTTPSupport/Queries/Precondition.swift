import Domain
import HTTPTypes

/// What `If-Match` demands of the row that is about to change.
package enum Precondition: Sendable, Equatable {
    /// `*`: any version, as long as the row is there.
    case any
    /// One of these versions; none where only tags came that cannot match.
    case versions([Int64])

    /// The version to bind to the statement; nil where any will do.
    ///
    /// - Throws: `HTTPFailure` 412 where several or none were named, so that no statement could be right.
    package func single() throws(HTTPFailure) -> Int64? {
        switch self {
        case .any: return nil
        case .versions(let versions) where versions.count == 1: return versions.first
        case .versions: throw Self.mismatch(current: nil)
        }
    }

    /// Compares with the current version.
    ///
    /// - Throws: `HTTPFailure` 412 with the current `ETag`.
    package func check(current: Int64) throws(HTTPFailure) {
        guard case .versions(let versions) = self, !versions.contains(current) else { return }
        throw Self.mismatch(current: current)
    }

    /// The failure for a row that has moved on; `current` goes into the `ETag`.
    package static func mismatch(current: Int64?) -> HTTPFailure {
        let headers: HTTPFields = current.map { [.eTag: EntityTag(version: $0).description] } ?? [:]
        return HTTPFailure(
            .preconditionFailed, RefusalCode.versionMismatch,
            rule: "Somebody changed it meanwhile; read it again.", headers: headers)
    }
}
