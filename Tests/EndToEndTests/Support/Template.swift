import Foundation

/// An installation after its first start, with one tenant; made once and copied for every test that needs one.
actor Template {
    static let shared = Template()

    struct Made: Sendable {
        let state: String
        let workspace: Workspace
    }

    private var made: Task<Made, any Error>?

    func prepare() async throws -> Made {
        let task = made ?? Task { try await Self.make() }
        made = task
        return try await task.value
    }

    private static func make() async throws -> Made {
        let installation = try Installation.kept()
        let daemon = try await installation.serve()
        let workspace = try await installation.createWorkspace()
        guard try await daemon.stop() == 0 else { throw EndToEndError("obhutd did not end well: \(daemon.log)") }
        return Made(state: installation.state, workspace: workspace)
    }
}

extension Installation {
    /// Makes the tenant and its token, by `obhut`.
    func createWorkspace() async throws -> Workspace {
        let draft = Workspace(id: "", token: "")
        let tenant = try await obhut(
            "tenant", "create", "--slug", draft.tenant, "--name", "Bäckerei Mühlbauer", "--country", "DE",
            "--owner-email", draft.owner)
        guard tenant.code == 0, let id = try tenant.json.id.string else { throw EndToEndError("no tenant: \(tenant)") }
        return Workspace(id: id, token: try await createToken(draft))
    }

    /// Makes a token that may do everything.
    func createToken(_ workspace: Workspace) async throws -> String {
        let answer = try await obhut(
            "token", "create", "--tenant", workspace.tenant, "--member", workspace.owner, "--scope", "all", "--expires",
            "7d")
        guard answer.code == 0, let token = try answer.json.token.string else {
            throw EndToEndError("no token: \(answer)")
        }
        return token
    }
}
