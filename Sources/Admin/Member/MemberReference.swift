import ArgumentParser
import Foundation
import Store

/// A member, named by id or by e-mail address.
struct MemberReference: ParsableArguments {
    @Argument(help: "The member's id or e-mail address.")
    var member: String?

    @Option(help: "The member's e-mail address.")
    var email: String?

    func validate() throws {
        guard (member == nil) != (email == nil) else {
            throw ValidationError("Name one member, by id or by e-mail address")
        }
    }

    /// The member in `scope`.
    ///
    /// - Throws: `Refusal` 404.
    func find(in scope: TenantScope) async throws -> StoredMember {
        if let member, let id = UUID(uuidString: member) { return try await scope.member(id) }
        return try await scope.member(email: member ?? email ?? "")
    }
}
