extension Role {
    /// What this role may do.
    package var permissions: Set<Permission> {
        switch self {
        case .owner: Set(Permission.allCases)
        case .admin: Set(Permission.allCases).subtracting([.ownersManage, .importsAttest, .evidenceRead])
        case .sales:
            [
                .peopleRead, .peopleWrite, .consentsRead, .consentsWrite, .importsRun, .requestsRead, .requestsWrite,
                .campaignsRead, .membersRead, .settingsRead,
            ]
        case .marketing:
            [
                .peopleRead, .peopleWrite, .consentsRead, .consentsWrite, .importsRun, .requestsWrite, .campaignsRead,
                .campaignsWrite, .membersRead, .settingsRead,
            ]
        case .support:
            [
                .peopleRead, .peopleWrite, .consentsRead, .consentsWrite, .requestsRead, .requestsWrite,
                .peopleRestrict,
                .membersRead, .settingsRead,
            ]
        case .privacyOfficer:
            [
                .peopleRead, .peopleErase, .peopleExport, .peopleRestrict, .restrictedRead, .consentsRead,
                .consentsWrite, .evidenceRead,
                .statutoryRead, .requestsRead, .requestsWrite, .campaignsRead, .membersRead, .settingsRead,
                .retentionManage, .auditRead, .readsRead, .complianceRead, .complianceWrite,
            ]
        case .readOnly: [.peopleRead, .consentsRead, .campaignsRead, .membersRead, .settingsRead]
        }
    }

    /// Made once: every request asks.
    private static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.permissions) })

    /// Whether this role may do `permission`.
    package func allows(_ permission: Permission) -> Bool {
        Self.table[self]?.contains(permission) ?? false
    }

    /// Whether a member of this role may give `other` to somebody, or take it from her.
    package func mayAssign(_ other: Role) -> Bool {
        allows(other == .owner ? .ownersManage : .membersManage)
    }
}
