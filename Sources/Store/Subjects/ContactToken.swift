import Domain
import Foundation
import Vault

/// One token row of a contact point.
struct ContactToken: Sendable {
    var id: UUID
    var kind: ContactPointKind
    var version: Int32
    var token: [UInt8]
    /// The tokens under which others may have the address: those of every version of the key.
    var known: [[UInt8]]
    /// The tokens under which the address would be suppressed.
    var suppression: [[UInt8]]

    init(
        id: UUID, kind: ContactPointKind, version: Int32, token: [UInt8], known: [[UInt8]] = [],
        suppression: [[UInt8]] = []
    ) {
        self.id = id
        self.kind = kind
        self.version = version
        self.token = token
        self.known = known
        self.suppression = suppression
    }

    /// The token of the contact point at `position` of its profile.
    ///
    /// - Throws: `Refusal` naming it where it is no address or number.
    init(_ point: ContactPoint, at position: Int, index: ContactIndex) throws {
        let value = try index.normalized(point.value, point.kind, field: "contactPoints[\(position)].value")
        let (version, token) = try index.token(value, .subject)
        self.init(
            id: point.id, kind: point.kind, version: version, token: token, known: try index.tokens(value, .subject),
            suppression: try index.tokens(value, .suppression))
    }

    /// The tokens of a profile's contact points.
    static func all(_ points: [ContactPoint], index: ContactIndex) throws -> [ContactToken] {
        try points.enumerated().map { try ContactToken($1, at: $0, index: index) }
    }
}
