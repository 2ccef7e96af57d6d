/// From whom a consent input comes.
package enum ConsentOrigin: String, Sendable, CaseIterable {
    /// The person herself.
    case subject
    /// Staff, on her behalf.
    case staff
    /// A file.
    case fileImport = "import"
    /// A peer's event.
    case peer
    /// A rule of ours.
    case system
    /// A supervisory authority or a court.
    case authority
}
