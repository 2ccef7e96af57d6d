import Domain
import Foundation
import Postgres
import Vault

/// Consent events as queries select them, with the evidence key of the subject they were recorded for.
enum ConsentColumns {
    /// Columns of `consent_event e` and its key `k`.
    static let selection: PostgresQuery = """
        e.id, e.subject_id, e.purpose_code, e.channel, e.address_id, e.state, e.method, e.at, e.valid_until, e.recorded_by,
        e.sealed, k.generation, k.epoch, k.wrapped
        """

    /// States that permit processing, as long as their time is not over.
    static let permitting = ConsentState.allCases.filter(\.permitsProcessing).map(\.rawValue)

    /// How many columns ``selection`` has.
    static let count = 14

    /// The key of `e`'s subject; no key where the proof's term is over.
    static func key(_ tenant: UUID) -> PostgresQuery {
        KeyColumns.sourceIfAny(tenant, of: "e.subject_id", .evidence)
    }

    /// The consent behind the projection's columns `purpose, channel, address, state, since, valid_until` from `start`.
    static func standing(_ row: PostgresRow, from start: Int) throws -> StandingConsent {
        StandingConsent(
            key: try key(row, from: start), state: try state(row, at: start + 3),
            since: try row.decode(column: start + 4), validUntil: try row.decode(column: start + 5))
    }

    /// The event behind ``selection``; `wording` is the column of the kept words, where they are selected. Without
    /// `heedsDamage`, proof that will never open again is left out.
    static func event(
        _ row: PostgresRow, wording: Int? = nil, vault: VaultHandle, heedsDamage: Bool = true
    ) throws -> StoredConsentEvent {
        var proof: ConsentEventDetail?
        do {
            proof = try detail(row, vault: vault)
        } catch  where !heedsDamage && DamagedRow.isGone(error) {}
        return StoredConsentEvent(
            id: try row.decode(column: 0), key: try key(row, from: 2), state: try state(row, at: 5),
            method: try row.decode(column: 6), at: try row.decode(column: 7), validUntil: try row.decode(column: 8),
            recordedBy: try row.decode(column: 9),
            keptWording: try wording.flatMap { try row.decode(column: $0, as: String?.self) },
            detail: proof)
    }

    private static func key(_ row: PostgresRow, from start: Int) throws -> ConsentKey {
        guard let channel = Channel(rawValue: try row.decode(column: start + 1)) else {
            throw StoreError.unknownCode(column: "channel")
        }
        return ConsentKey(
            purpose: try row.decode(column: start), channel: channel,
            address: try row.decode(column: start + 2, as: UUID?.self) ?? ConsentKey.noAddress)
    }

    private static func state(_ row: PostgresRow, at column: Int) throws -> ConsentState {
        guard let state = ConsentState(rawValue: try row.decode(column: column)) else {
            throw StoreError.unknownCode(column: "state")
        }
        return state
    }

    private static func detail(_ row: PostgresRow, vault: VaultHandle) throws -> ConsentEventDetail? {
        guard let sealed = try row.decode(column: 10, as: [UInt8]?.self),
            let generation = try row.decode(column: 11, as: Int32?.self),
            let epoch = try row.decode(column: 12, as: Int32?.self),
            let wrapped = try row.decode(column: 13, as: [UInt8]?.self)
        else { return nil }
        let key = VaultHandle.WrappedKey(generation: generation, epoch: epoch, wrapped: wrapped)
        return try vault.open(
            sealed, under: key, in: .evidence, .consentEvent, row: try row.decode(column: 0),
            of: try row.decode(column: 1), sealVersion: 1
        ) { try ConsentEventDetail(decoding: $0) }
    }
}
