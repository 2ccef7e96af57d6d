import Testing

@testable import Ledger

/// A chain that `Fixtures/chain.py` built without our code.
struct ChainVector: Decodable {
    struct Block: Decodable {
        let now: Int64
        let entries: [Entry]
        let leaves: String
        let leafHashes: [String]
        let header: String
        let hash: String
    }

    struct Entry: Decodable {
        let type: UInt8
        let salt: String
        let payload: String
        let commitment: String
    }

    struct Row: Decodable {
        let table: UInt16
        let sealVersion: UInt64
        let columns: [String?]
        let digest: String
    }

    let seed: String
    let publicKey: String
    let tenant: String
    let lane: UInt8
    let origin: String
    let incarnation: UInt32
    let genesis: String
    let successor: String
    let blocks: [Block]
    let roots: [String]
    let row: Row
    let localSalt: String

    func stream() throws -> StreamID {
        let (lane, origin) = (try #require(Lane(rawValue: lane)), try #require(Digest([UInt8](hex: origin))))
        return try #require(
            StreamID(tenant: [UInt8](hex: tenant), lane: lane, origin: origin, incarnation: incarnation))
    }
}
