/// What a webhook can be told of; the codes on the wire.
package enum WebhookEvent: String, Sendable, CaseIterable, Codable {
    /// A person was added, by hand, by import or over the API.
    case personCreated = "person.created"
    /// A person's record was changed.
    case personUpdated = "person.updated"
    /// A person's processing was restricted (Art. 18).
    case personRestricted = "person.restricted"
    /// The restriction of a person's processing was lifted.
    case personReleased = "person.released"
    /// A person was erased, or joined to another record of hers.
    case personErased = "person.erased"
    /// An organisation was added.
    case organizationCreated = "organization.created"
    /// An organisation's record was changed.
    case organizationUpdated = "organization.updated"
    /// An organisation was erased.
    case organizationErased = "organization.erased"
    /// An import came to its end.
    case importCompleted = "import.completed"
    /// Records went with an import that is being taken back.
    case importReverted = "import.reverted"
    /// An import was taken back.
    case importUndone = "import.undone"
    /// Somebody was invited to the staff.
    case memberInvited = "member.invited"

    /// The action of the audit entry that is this event.
    package var action: String {
        switch self {
        case .personCreated: "person.create"
        case .personUpdated: "person.update"
        case .personRestricted: "person.restrict"
        case .personReleased: "person.lift"
        case .personErased: "person.erase"
        case .organizationCreated: "organization.create"
        case .organizationUpdated: "organization.update"
        case .organizationErased: "organization.erase"
        case .importCompleted: "import.completed"
        case .importReverted: "import.undo"
        case .importUndone: "import.undone"
        case .memberInvited: "member.invite"
        }
    }
}
