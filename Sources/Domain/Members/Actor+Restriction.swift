extension Actor {
    /// Whether restricted people are found and listed for this actor: for whoever answers for the restriction
    /// (Art. 18), that is owner, admin and privacy officer.
    package var findsRestricted: Bool {
        if case .system = via { return true }
        return [.owner, .admin, .privacyOfficer].contains(role)
    }
}
