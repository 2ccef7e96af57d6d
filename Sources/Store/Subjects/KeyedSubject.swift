import Domain
import Foundation

/// A subject with its wrapped profile key: what is needed to seal something of it.
struct KeyedSubject: Sendable {
    let kind: SubjectKind
    let id: UUID
    let key: VaultHandle.WrappedKey

    init(_ person: StoredPerson) {
        kind = .person
        id = person.id
        key = person.key
    }

    init(_ organization: StoredOrganization) {
        kind = .organization
        id = organization.id
        key = organization.key
    }
}
