/// What an API token may be used for; never more than its member's role allows.
package enum Scope: String, Sendable, CaseIterable, Codable {
    case all
    case peopleRead = "people:read"
    case peopleWrite = "people:write"
    case peopleErase = "people:erase"
    case peopleExport = "people:export"
    case consentsRead = "consents:read"
    case consentsWrite = "consents:write"
    case importsWrite = "imports:write"
    case requestsRead = "requests:read"
    case requestsWrite = "requests:write"
    case campaignsRead = "campaigns:read"
    case campaignsWrite = "campaigns:write"
    case membersRead = "members:read"
    case membersWrite = "members:write"
    case settingsRead = "settings:read"
    case settingsWrite = "settings:write"
    case auditRead = "audit:read"

    /// The permissions behind the scope; a `write` scope brings the matching `read`.
    package var permissions: Set<Permission> {
        switch self {
        case .all: Set(Permission.allCases)
        case .peopleRead: [.peopleRead, .restrictedRead, .statutoryRead]
        case .peopleWrite: [.peopleRead, .restrictedRead, .peopleWrite, .peopleRestrict, .peopleMerge]
        case .peopleErase: [.peopleRead, .restrictedRead, .peopleErase]
        case .peopleExport: [.peopleRead, .restrictedRead, .peopleExport]
        case .consentsRead: [.consentsRead, .evidenceRead]
        case .consentsWrite: [.consentsRead, .consentsWrite]
        case .importsWrite: [.importsRun, .importsAttest]
        case .requestsRead: [.requestsRead]
        case .requestsWrite: [.requestsRead, .requestsWrite]
        case .campaignsRead: [.campaignsRead]
        case .campaignsWrite: [.campaignsRead, .campaignsWrite]
        case .membersRead: [.membersRead]
        case .membersWrite: [.membersRead, .membersManage, .ownersManage, .tokensManage]
        case .settingsRead: [.settingsRead, .complianceRead]
        case .settingsWrite: [.settingsRead, .settingsWrite, .retentionManage, .complianceRead, .complianceWrite]
        case .auditRead: [.auditRead, .readsRead]
        }
    }

    /// Made once: every request asks.
    private static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.permissions) })

    /// Whether a token of this scope reaches `permission`.
    package func covers(_ permission: Permission) -> Bool {
        Self.table[self]?.contains(permission) ?? false
    }

    /// Reads a list as `--scope` and the API take it: comma or blank between the names.
    package static func parse(_ list: String) throws(Refusal) -> Set<Scope> {
        var scopes: Set<Scope> = []
        for name in list.split(whereSeparator: { $0 == "," || $0 == " " }) {
            guard let scope = Scope(rawValue: String(name)) else {
                throw Refusal(.invalid, RefusalCode.scopeUnknown, field: "scope", rule: "Not a scope of Obhut.")
            }
            scopes.insert(scope)
        }
        guard !scopes.isEmpty else {
            throw Refusal(.invalid, RefusalCode.required, field: "scope", rule: "At least one scope is needed.")
        }
        return scopes
    }
}
