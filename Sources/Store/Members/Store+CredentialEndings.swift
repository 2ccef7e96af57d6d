import Foundation
import Postgres

/// Telling every process of the node that a credential ended, so that none goes on believing it from memory.
extension Store {
    private static let channel = "obhut_credentials"

    /// Tells it once the change is committed: a NOTIFY inside a business transaction would serialise commits.
    ///
    /// A notice that is lost with the connection only means that memories end by themselves, seconds later.
    func tellOfEndedCredential() async {
        _ = try? await postgres.segment(["SELECT pg_notify(\(Self.channel), '')"], lane: .write)
    }

    /// Calls `forget` at the start and whenever a credential ended anywhere on this node.
    ///
    /// - Throws: When the connection is lost; call it again, since notices may have been missed.
    package func hearOfEndedCredentials(_ forget: () -> Void) async throws {
        try await postgres.withSession { session in
            let notices = try await session.listen([try PostgresIdentifier(Self.channel)])
            forget()
            for try await _ in notices { forget() }
        }
    }
}
