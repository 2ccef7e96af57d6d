import Postgres

extension DigestedTable {
    static let subscriptionForm = DigestedTable(
        number: .subscriptionForm, name: "subscription_form", id: "r.id", subject: "NULL::uuid",
        columns: "r.slug, r.state, r.version, r.created_at")

    static let subscriptionFormVersion = DigestedTable(
        number: .subscriptionFormVersion, name: "subscription_form_version",
        id: id(.subscriptionFormVersion, of: "r.form_id, r.version"), subject: "NULL::uuid",
        columns: """
            r.form_id, r.version, r.title_de, r.title_en, r.purposes, r.language, r.thanks_url, r.embed_origins, r.state,
            r.created_at, r.created_by
            """)

    /// The log names no subject: whoever signed up is nobody yet, and may never be anybody.
    static let pendingSignup = DigestedTable(
        number: .pendingSignup, name: "pending_signup", id: "r.id", subject: "NULL::uuid",
        columns: """
            r.form_id, r.state, r.subject_id, r.address_token, r.index_version, r.purposes, r.wordings, r.notices, r.token_id,
            r.token_hash, r.requested_at, r.expires_at, r.ended_at, r.seal_version, r.sealed
            """)

    /// As ``suppression``: no subject stands beside an address.
    static let suppressionLift = DigestedTable(
        number: .suppressionLift, name: "suppression_lift", id: id(.suppressionLift, of: "r.token, r.purpose_code"),
        subject: "NULL::uuid", columns: "r.token, r.purpose_code, r.since")

    static let personLink = DigestedTable(
        number: .personLink, name: "person_link", id: id(.personLink, of: "r.token_hash"), subject: "r.subject_id",
        columns: "r.token_hash, r.kind, r.subject_id, r.channel, r.created_at, r.expires_at")
}
