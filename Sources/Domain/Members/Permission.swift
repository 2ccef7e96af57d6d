/// One thing that a role may or may not do.
package enum Permission: String, Sendable, CaseIterable {
    case peopleRead = "people-read"
    case peopleWrite = "people-write"
    case peopleErase = "people-erase"
    case peopleExport = "people-export"
    /// Restrict a person's processing, and lift it again (Art. 18).
    case peopleRestrict = "people-restrict"
    /// Join two records of one person.
    case peopleMerge = "people-merge"
    case consentsRead = "consents-read"
    /// Record requests for consent, withdrawals and objections.
    case consentsWrite = "consents-write"
    /// Read proof that stays after an erasure.
    case evidenceRead = "evidence-read"
    /// Read documents that only the law keeps.
    case statutoryRead = "statutory-read"
    case importsRun = "imports-run"
    /// Vouch for double opt-in proof brought from another system.
    case importsAttest = "imports-attest"
    case requestsRead = "requests-read"
    case requestsWrite = "requests-write"
    case campaignsRead = "campaigns-read"
    case campaignsWrite = "campaigns-write"
    case membersRead = "members-read"
    case membersManage = "members-manage"
    /// Give or take the role of owner.
    case ownersManage = "owners-manage"
    case tokensManage = "tokens-manage"
    case settingsRead = "settings-read"
    /// Change purposes, wordings, forms and policy values.
    case settingsWrite = "settings-write"
    case retentionManage = "retention-manage"
    case auditRead = "audit-read"
    /// Read who read whom.
    case readsRead = "reads-read"
    case complianceRead = "compliance-read"
    case complianceWrite = "compliance-write"
}
