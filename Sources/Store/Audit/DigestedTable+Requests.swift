import Postgres

extension DigestedTable {
    /// The log names no subject: whose request it is may turn out later, and an erased person must not be found by it.
    static let subjectRequest = DigestedTable(
        number: .subjectRequest, name: "subject_request", id: "r.id", subject: "NULL::uuid",
        columns: """
            r.kind, r.state, r.identity, r.person_id, r.received_at, r.due_on, r.alarm_on, r.notice_on, r.extended_by,
            r.extension_reason, r.refusal_reason, r.refused_by, r.subject_id, r.contact_token, r.index_version, r.link_hash,
            r.link_expires_at, r.package_hash, r.package_expires_at, r.downloads, r.ended_at, r.version, r.seal_version,
            r.sealed
            """)
}
