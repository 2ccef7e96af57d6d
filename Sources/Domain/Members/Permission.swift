/// One thing that a role may or may not do.
package enum Permission: String, Sendable, CaseIterable {
    /// See people and organisations, their reasons, and what was said and done.
    case peopleRead = "people-read"
    /// Add and change people and organisations, and note what was said and done.
    case peopleWrite = "people-write"
    /// Erase a person or an organisation (Art. 17).
    case peopleErase = "people-erase"
    /// Hand out the package of Art. 15 and 20.
    case peopleExport = "people-export"
    /// Restrict a person's processing, and lift it again (Art. 18).
    case peopleRestrict = "people-restrict"
    /// See and change people whose processing is restricted.
    case restrictedRead = "restricted-read"
    /// Join two records of one person.
    case peopleMerge = "people-merge"
    /// See consents and their wordings.
    case consentsRead = "consents-read"
    /// Record requests for consent, withdrawals and objections.
    case consentsWrite = "consents-write"
    /// Read proof that stays after an erasure.
    case evidenceRead = "evidence-read"
    /// Read documents that only the law keeps.
    case statutoryRead = "statutory-read"
    /// Import a file, see its quarantine, take it back.
    case importsRun = "imports-run"
    /// Vouch for double opt-in proof brought from another system.
    case importsAttest = "imports-attest"
    /// See people's requests.
    case requestsRead = "requests-read"
    /// Open and work on people's requests.
    case requestsWrite = "requests-write"
    /// See campaigns.
    case campaignsRead = "campaigns-read"
    /// Write and send campaigns.
    case campaignsWrite = "campaigns-write"
    /// See members of staff.
    case membersRead = "members-read"
    /// Invite, change and disable members of staff.
    case membersManage = "members-manage"
    /// Give or take the role of owner.
    case ownersManage = "owners-manage"
    /// Make and revoke API tokens.
    case tokensManage = "tokens-manage"
    /// See purposes, wordings, forms and policy values.
    case settingsRead = "settings-read"
    /// Change purposes, wordings, forms and policy values.
    case settingsWrite = "settings-write"
    /// Change retention rules and holds.
    case retentionManage = "retention-manage"
    /// Read the audit log.
    case auditRead = "audit-read"
    /// Read who read whom.
    case readsRead = "reads-read"
    /// See the record of processing, processors and breaches.
    case complianceRead = "compliance-read"
    /// Record processors, breaches and decisions.
    case complianceWrite = "compliance-write"
}
