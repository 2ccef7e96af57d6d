import Foundation
import Vault

/// Whoever has the database's files and the live keystore, and asks nobody: which keys of which people open.
struct KeyProbe: Sendable {
    let installation: Installation
    let tenant: String

    /// Wrapped keys that the database holds, and how many of them the keystore opens.
    struct Count: Equatable, Sendable {
        var held = 0
        var opened = 0
    }

    /// Tries every key of these people that would open a record of hers: all but proof, which stays.
    func count(_ people: some Collection<String>) async throws -> Count {
        let vault = try Vault.open(
            directory: installation.keystore, root: .file(installation.keystore + "/root.key"), mode: .reader)
        return try await count(people, with: vault)
    }

    /// The same for whoever has the recovery key, too: what bundles hold of destroyed keys is taken back, in a copy of the
    /// keystore.
    func recovered(_ people: some Collection<String>) async throws -> Count {
        guard let tenant = UUID(uuidString: tenant) else { throw EndToEndError("no tenant") }
        let copy = "\(installation.folder)/keystore-\(UUID().uuidString)"
        try await installation.run("/bin/cp", ["-a", installation.keystore, copy])
        let vault = try Vault.open(directory: copy, root: .file(copy + "/root.key"), mode: .writer)
        let destroyed = try vault.epochs(tenant).filter { $0.state == .retired }.map(\.epoch)
        let key = try RecoveryKey(file: copy + "/recovery.key")
        _ = try vault.recoverEpochs(destroyed, of: tenant, with: key)
        return try await count(people, with: vault)
    }

    private func count(_ people: some Collection<String>, with vault: Vault) async throws -> Count {
        let wanted = Set(people)
        let rows = try await Superuser(installation: installation).query(
            """
            SELECT subject_id, compartment, term, generation, epoch, encode(wrapped, 'hex') FROM wrapped_key
            WHERE compartment IN (1, 2)
            """)
        var count = Count()
        for row in rows {
            let columns = row.split(separator: "|").map(String.init)
            guard columns.count == 6, wanted.contains(columns[0]) else { continue }
            guard let tenant = UUID(uuidString: tenant), let subject = UUID(uuidString: columns[0]),
                let compartment = UInt8(columns[1]), let term = UInt32(columns[2]),
                let generation = UInt32(columns[3]), let epoch = UInt32(columns[4])
            else { throw EndToEndError("no wrapped key: \(row)") }
            count.held += 1
            let context = WrapContext(
                tenant: tenant, subject: subject, compartment: compartment, term: term, generation: generation,
                epoch: epoch)
            if opens(vault, Self.bytes(columns[5]), context) { count.opened += 1 }
        }
        return count
    }

    private func opens(_ vault: Vault, _ wrapped: [UInt8], _ context: WrapContext) -> Bool {
        do {
            _ = try vault.unwrap(wrapped, context)
            return true
        } catch {
            return false
        }
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex.utf8)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
    }
}
