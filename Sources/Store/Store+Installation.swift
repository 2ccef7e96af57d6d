import Domain
import Foundation
import Postgres
package import Vault

/// Which keystore this database belongs to.
extension Store {
    /// This node's name: BLAKE2b-256 of its first signing key, 32 bytes.
    package var nodeID: [UInt8] { Self.nodeID(of: vault) }

    /// The name of the node that a keystore belongs to, 32 bytes.
    package static func nodeID(of vault: Vault) -> [UInt8] {
        Blake2b.hash(vault.exportPublicKeys().first?.publicKey ?? [], size: 32)
    }

    /// Binds a fresh database to this keystore; a bound one must be bound to this one. Needs the owner's role.
    ///
    /// - Throws: ``StoreError/foreignKeystore``.
    package func bindInstallation() async throws {
        _ = try await postgres.segment(
            [
                """
                INSERT INTO installation (singleton, node_id, created_at) VALUES (true, \(nodeID), \(clock.now))
                ON CONFLICT DO NOTHING
                """
            ], lane: .write)
        try await checkInstallation()
    }

    /// Whether database and keystore belong together.
    ///
    /// - Throws: ``StoreError/foreignKeystore``.
    package func checkInstallation() async throws {
        let rows = try await postgres.segment(["SELECT node_id FROM installation"], lane: .read)
        guard let row = rows.first?.first, try row.decode([UInt8].self) == nodeID else {
            throw StoreError.foreignKeystore
        }
    }
}
