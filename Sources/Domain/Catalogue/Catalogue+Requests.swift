extension Catalogue {
    /// What was written with a person's request, from either side.
    enum SubjectRequest {
        static let contact = field("contact", 1, .email, provided: true)
        static let language = field("language", 2, .code)
        static let identityNote = field("identityNote", 3, .text(maximum: 1_000))
        static let extensionText = field("extensionText", 4, .text(maximum: 4_000))
        static let refusalText = field("refusalText", 5, .text(maximum: 4_000))
        static let remedies = field("remedies", 6, .text(maximum: 4_000))
        static let answer = field("answer", 7, .text(maximum: 4_000))

        static let all = [contact, language, identityNote, extensionText, refusalText, remedies, answer]

        private static func field(
            _ name: String, _ number: UInt32, _ kind: FieldKind, provided: Bool = false
        ) -> CatalogueField {
            CatalogueField(
                .subjectRequest, name, number, kind, .accountability, .evidence, .evidence, providedByPerson: provided)
        }
    }

    /// Requests of people.
    static let requestColumns: [CatalogueColumn] =
        clear("subject_request", .tenant, "tenant_id")
        + clear("subject_request", .identifier, "id", "person_id", "subject_id")
        + clear("subject_request", .code, "kind", "identity", "extension_reason", "refusal_reason")
        + clear("subject_request", .state, "state")
        + clear(
            "subject_request", .moment, "received_at", "due_on", "alarm_on", "notice_on", "link_expires_at",
            "package_expires_at", "ended_at")
        + clear("subject_request", .counter, "extended_by", "index_version", "downloads", "version", "seal_version")
        + clear("subject_request", .operatorAccount, "refused_by")
        + clear("subject_request", .token, "contact_token")
        + clear("subject_request", .hash, "link_hash", "package_hash")
        + sealed("subject_request", "sealed", [.subjectRequest], .evidence)
}
