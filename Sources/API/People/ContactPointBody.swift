import Domain

/// A contact point on the wire.
struct ContactPointBody: Codable, Sendable {
    let kind: ContactPointKind
    let value: String
    let label: String?
    let isPrimary: Bool?

    init(_ point: ContactPoint) {
        kind = point.kind
        value = point.value
        label = point.label
        isPrimary = point.isPrimary
    }

    var contactPoint: ContactPoint {
        ContactPoint(kind: kind, value: value, label: label, isPrimary: isPrimary ?? false)
    }
}
