package import Store

/// Everything that can be done with organisations, employments, activities and grounds, for API and pages alike.
package struct OrganizationUseCases: Sendable {
    /// Stores organisations.
    package let create: CreateOrganization
    /// Reads organisations.
    package let read: ReadOrganizations
    /// Changes organisations.
    package let change: ChangeOrganization
    /// Forgets organisations.
    package let erase: EraseOrganization
    /// Who works where.
    package let employments: ManageEmployments
    /// Notes, calls, meetings, mails and letters.
    package let activities: ManageActivities
    /// Why people and organisations are kept.
    package let grounds: ReadGrounds
    /// What happened.
    package let timeline: ReadTimeline

    /// Works on this store.
    package init(_ store: Store, declaration: ErasureDeclaration) {
        create = CreateOrganization(store)
        read = ReadOrganizations(store)
        change = ChangeOrganization(store)
        erase = EraseOrganization(store, declaration: declaration)
        employments = ManageEmployments(store)
        activities = ManageActivities(store)
        grounds = ReadGrounds(store)
        timeline = ReadTimeline(store)
    }
}
