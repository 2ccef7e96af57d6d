package import Foundation

/// A column of a list of people or organisations beside the name.
package enum ListColumn: Sendable, Hashable {
    /// Tags, which stand behind the name.
    case tags
    /// The town of the first address that has one.
    case town
    /// The preferred e-mail address.
    case email
    /// The preferred telephone number.
    case telephone
    /// The stage.
    case stage
    /// The member of staff in charge.
    case owner
    /// The states of consents.
    case consents
    /// When it was stored.
    case added
    /// When it last changed.
    case changed
    /// The value in a field that the tenant made.
    case field(UUID)

    /// The most columns of a list.
    package static let maximum = 16

    /// What is said to more of them.
    package static let tooMany = Refusal(
        .invalid, RefusalCode.tooMany, field: "columns", rule: "At most \(maximum) columns.")

    /// What people's lists can show beside the tenant's own fields, in the order of the columns.
    package static let ofPeople: [ListColumn] = [
        .tags, .town, .email, .telephone, .stage, .owner, .consents, .added, .changed,
    ]

    /// What organisations' lists can show, in the order of the columns.
    package static let ofOrganizations: [ListColumn] = [.town, .email, .telephone, .stage, .owner, .added, .changed]

    /// What a list shows as long as nobody chose.
    package static let standard: [ListColumn] = [.tags, .town, .email, .telephone, .stage, .added]

    /// The code in forms and records.
    package var code: String {
        switch self {
        case .tags: "tags"
        case .town: "town"
        case .email: "email"
        case .telephone: "telephone"
        case .stage: "stage"
        case .owner: "owner"
        case .consents: "consents"
        case .added: "added"
        case .changed: "changed"
        case .field(let id): Self.fieldMark + id.uuidString.lowercased()
        }
    }

    /// The column of a code; nil where it is none.
    package init?(code: String) {
        if code.hasPrefix(Self.fieldMark) {
            guard let id = UUID(uuidString: String(code.dropFirst(Self.fieldMark.count))) else { return nil }
            self = .field(id)
            return
        }
        guard let known = Self.ofPeople.first(where: { $0.code == code }) else { return nil }
        self = known
    }

    private static let fieldMark = "field:"
}
