import CSodium
import Foundation
import Postgres
import Store

/// What filling a directory cannot do without: the same rows read from PostgreSQL, and the same ciphertexts opened by
/// libsodium, nothing made of either.
struct FillCeiling {
    let client: PostgresClient
    let tenant: UUID
    let people: Int

    private static let readers = 4
    private static let cores = 2
    /// Bytes of an envelope without its content, and of what is authenticated beside it.
    private static let (overhead, context) = (48, 86)

    /// Milliseconds that each takes alone.
    func run() async throws -> (rows: Double, opening: Double) {
        let clock = ContinuousClock()
        let begun = clock.now
        let bytes = try await rows()
        let rows = (clock.now - begun) / .milliseconds(1)
        let opened = clock.now
        let size = max(64, bytes / max(1, people) - Self.overhead)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.cores { group.addTask { Self.open(people / Self.cores, of: size) } }
        }
        return (rows, (clock.now - opened) / .milliseconds(1))
    }

    /// Reads all of them, as many readers at once as the directory has; answers the bytes of the sealed records.
    private func rows() async throws -> Int {
        let parts = DirectoryPart.parts(of: people)
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for reader in 0..<Self.readers {
                group.addTask {
                    var bytes = 0
                    for number in stride(from: reader, to: parts.count, by: Self.readers) {
                        guard case .between(let first, let last) = parts[number] else { continue }
                        let results = try await client.segment(
                            [
                                "SELECT set_config('app.tenant', \(tenant.uuidString), true)",
                                """
                                SELECT id, lifecycle, created_at, updated_at, seal_version, sealed, owner_id FROM person
                                WHERE tenant_id = \(tenant) AND id BETWEEN \(first) AND \(last)
                                """,
                                """
                                SELECT id FROM subject
                                WHERE tenant_id = \(tenant) AND state = 'restricted' AND id BETWEEN \(first) AND \(last)
                                """,
                                """
                                SELECT subject_id, generation, epoch, wrapped FROM wrapped_key
                                WHERE tenant_id = \(tenant) AND subject_id BETWEEN \(first) AND \(last)
                                    AND compartment = 1 AND term = 0
                                """,
                            ], lane: .read)
                        for row in results[1] { bytes += try row.blob(column: 5).count }
                    }
                    return bytes
                }
            }
            return try await group.reduce(0, +)
        }
    }

    /// Opens as many wrapped keys, and records of that size.
    private static func open(_ count: Int, of size: Int) {
        let (key, nonce) = ([UInt8](repeating: 7, count: 32), [UInt8](repeating: 1, count: 24))
        let data = [UInt8](repeating: 3, count: context)
        func sealed(_ length: Int) -> [UInt8] {
            let plain = [UInt8](repeating: 9, count: length)
            var sealed = [UInt8](repeating: 0, count: length + 16)
            crypto_aead_xchacha20poly1305_ietf_encrypt(
                &sealed, nil, plain, UInt64(length), data, UInt64(data.count), nil, nonce, key)
            return sealed
        }
        let (wrapped, record) = (sealed(32), sealed(size))
        var plain = [UInt8](repeating: 0, count: size)
        for _ in 0..<count {
            for envelope in [wrapped, record] {
                _ = crypto_aead_xchacha20poly1305_ietf_decrypt(
                    &plain, nil, nil, envelope, UInt64(envelope.count), data, UInt64(data.count), nonce, key)
            }
        }
    }
}
