/// Resolves credentials; `Service` implements it over the control tables `session` and `api_token`.
package protocol Authenticator: Sendable {
    /// Who is behind a session id; nil where it is unknown, expired, revoked, or its member is disabled.
    ///
    /// Called once per ``IdentityCache`` lifetime and session, so it may move the idle expiry on.
    func session(_ credential: CredentialHash) async throws -> SessionIdentity?

    /// Who is behind an API token; nil where it is unknown, expired, revoked, or its member is disabled.
    func token(_ credential: CredentialHash) async throws -> TokenIdentity?
}
