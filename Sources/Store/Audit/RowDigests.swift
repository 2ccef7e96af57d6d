import Foundation
import Ledger
import Postgres

/// What a row's digest covers, per table: every column whose silent change would matter.
///
/// `audit verify` recomputes these over the living rows and compares them with the newest digest in the signed
/// blocks, which is how a whole older row put back is noticed.
enum RowDigests {
    static func person(
        id: UUID, version: Int32, sealVersion: Int64, lifecycle: String, ground: UUID, owner: UUID?, sealed: [UInt8],
        tokens: [[UInt8]]
    ) -> [UInt8] {
        var columns: [[UInt8]?] = [bytes(Int64(version)), Array(lifecycle.utf8), bytes(ground), sealed]
        columns += tokens.sorted { $0.lexicographicallyPrecedes($1) }
        // One byte longer than a token, and absent where there is none: older digests stay what they are.
        if let owner { columns.append([0x6F] + bytes(owner)) }
        return digest(.person, id, sealVersion, columns)
    }

    static func ground(
        id: UUID, sealVersion: Int64, subject: UUID, purpose: String, legalBasis: String, since: Date, until: Date?,
        endedAt: Date?, sealed: [UInt8]
    ) -> [UInt8] {
        digest(
            .processingGround, id, sealVersion,
            [
                bytes(subject), Array(purpose.utf8), Array(legalBasis.utf8), bytes(since), bytes(until), bytes(endedAt),
                sealed,
            ])
    }

    static func member(
        id: UUID, version: Int32, sealVersion: Int64, role: String, state: String, sealed: [UInt8],
        sealedPassword: [UInt8]?
    ) -> [UInt8] {
        digest(
            .member, id, sealVersion,
            [bytes(Int64(version)), Array(role.utf8), Array(state.utf8), sealed, sealedPassword])
    }

    static func organization(
        id: UUID, version: Int32, sealVersion: Int64, lifecycle: String, owner: UUID?, ground: UUID, sealed: [UInt8],
        tokens: [[UInt8]]
    ) -> [UInt8] {
        let sorted = tokens.sorted { $0.lexicographicallyPrecedes($1) }
        return digest(
            .organization, id, sealVersion,
            [bytes(Int64(version)), Array(lifecycle.utf8), owner.map { bytes($0) }, bytes(ground), sealed] + sorted)
    }

    static func employment(
        id: UUID, version: Int32, sealVersion: Int64, person: UUID, organization: UUID, sealed: [UInt8]
    ) -> [UInt8] {
        digest(
            .employment, id, sealVersion, [bytes(Int64(version)), bytes(person), bytes(organization), sealed])
    }

    static func activity(
        id: UUID, version: Int32, sealVersion: Int64, subject: UUID, kind: String, happenedAt: Date, author: UUID?,
        deletedAt: Date?, sealed: [UInt8], participants: [UUID]
    ) -> [UInt8] {
        let sorted = participants.map { bytes($0) }.sorted { $0.lexicographicallyPrecedes($1) }
        return digest(
            .activity, id, sealVersion,
            [
                bytes(Int64(version)), bytes(subject), Array(kind.utf8), bytes(happenedAt), author.map { bytes($0) },
                bytes(deletedAt), sealed,
            ] + sorted)
    }

    static func digest(
        _ table: TableNumber, _ row: UUID, _ sealVersion: Int64, _ columns: [[UInt8]?]
    ) -> [UInt8] {
        RowDigest.compute(
            table: table.rawValue, row: row, sealVersion: UInt64(bitPattern: sealVersion), columns: columns
        ).bytes
    }

    static func bytes(_ value: Int64) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    static func bytes(_ id: UUID) -> [UInt8] {
        withUnsafeBytes(of: id.uuid) { Array($0) }
    }

    /// What `timestamptz` keeps: a date must give the same bytes before it was stored and after.
    static func bytes(_ date: Date?) -> [UInt8]? {
        date?.postgresMicroseconds.map { bytes($0) }
    }
}
