package import Domain

/// A living person whom an import changes.
package struct ImportUpdate: Sendable {
    /// Data row number, from 1.
    package let row: Int64
    /// The person as she stands; her profile is kept, sealed, for undo.
    package let person: StoredPerson
    /// What she will be.
    package let profile: PersonProfile

    /// Describes a change; nothing is written by this.
    package init(row: Int64, person: StoredPerson, profile: PersonProfile) {
        self.row = row
        self.person = person
        self.profile = profile
    }
}
