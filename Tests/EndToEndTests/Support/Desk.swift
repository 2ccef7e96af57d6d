/// An operator at work in one tenant.
struct Desk: Sendable {
    let installation: Installation
    let workspace: Workspace

    /// Runs `obhut` in the tenant.
    func obhut(_ arguments: String...) async throws -> CommandAnswer {
        try await installation.finish(installation.startCommand(arguments + ["--tenant", workspace.tenant]))
    }

    /// Imports a file and answers what became of it.
    func importFile(_ path: String, _ options: String...) async throws -> JSON {
        let arguments = ["import", "people", path, "--tenant", workspace.tenant] + options
        let answer = try await installation.finish(installation.startCommand(arguments))
        guard answer.code == 0 else { throw EndToEndError("not imported: \(answer)") }
        return try answer.json
    }
}
