/// What a list of people is sorted by.
package enum DirectoryOrder: UInt8, Sendable, CaseIterable {
    /// Family name, then given name.
    case name = 1
    /// When they were stored.
    case createdAt = 2
    /// When they last changed.
    case updatedAt = 3
}
