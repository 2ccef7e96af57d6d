package import Domain
package import Foundation

/// An activity as somebody asks to store it.
package struct ActivityInput: Sendable, Equatable {
    /// The most people one activity names.
    package static let maximumPeople = 50

    /// What was done.
    package var kind: ActivityKind
    /// When it happened; nil is now.
    package var happenedAt: Date?
    /// Subject line and text as typed.
    package var content: ActivityContent
    /// The organisation it is about; its key seals it then.
    package var organization: UUID?
    /// The people it is about; the first one's key seals it where there is no organisation.
    package var people: [UUID]

    /// Collects what was asked for.
    package init(
        kind: ActivityKind, happenedAt: Date? = nil, content: ActivityContent, organization: UUID? = nil,
        people: [UUID] = []
    ) {
        self.kind = kind
        self.happenedAt = happenedAt
        self.content = content
        self.organization = organization
        self.people = people
    }

    /// The people, each once.
    ///
    /// - Throws: `Refusal` naming `personIds`.
    func checkedPeople() throws(Refusal) -> [UUID] {
        guard people.count <= Self.maximumPeople else {
            throw Refusal(
                .invalid, RefusalCode.tooMany, field: "personIds", rule: "At most \(Self.maximumPeople) people.")
        }
        var seen: Set<UUID> = []
        return people.filter { seen.insert($0).inserted }
    }

    /// The moment, which the calendar of the database must hold.
    ///
    /// - Throws: `Refusal` naming `happenedAt`.
    static func checked(_ moment: Date) throws(Refusal) -> Date {
        guard (-2_208_988_800...4_102_444_800).contains(moment.timeIntervalSince1970) else {
            throw Refusal(
                .invalid, RefusalCode.dateInvalid, field: "happenedAt", rule: "Between the years 1900 and 2100.")
        }
        return moment
    }
}
