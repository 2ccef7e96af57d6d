import Foundation
import Testing

@testable import Ledger
@testable import Vault

@Suite("A chain that another implementation built")
struct ChainVectorTests {
    let vector: ChainVector
    let signer: SigningKeyPair

    init() throws {
        let vector = try Fixture.decode("chain.json", as: ChainVector.self)
        self.vector = vector
        signer = try SigningKeyPair(seed: [UInt8](hex: vector.seed))
    }

    @Test("Sealing the same entries gives the same leaves, headers and hashes, byte for byte")
    func sealing() throws {
        var head = StreamHead(beginning: try vector.stream())
        #expect(head.hash.bytes.hex == vector.genesis)
        for block in vector.blocks {
            let pending = try block.entries.map { entry in
                let salt = try #require(Salt([UInt8](hex: entry.salt)))
                let pending = PendingEntry(
                    type: EventType(code: entry.type), salt: salt, payload: [UInt8](hex: entry.payload))
                #expect(pending.commitment.digest.bytes.hex == entry.commitment)
                return pending
            }
            let sealed = try #require(
                try Sealer.seal(
                    pending, after: head, now: HybridTime(milliseconds: block.now), manifestEpoch: 7,
                    certificateSerial: 9, signer: signer))
            #expect(sealed.leafList.hex == block.leaves)
            #expect(sealed.leafHashes.map(\.bytes.hex) == block.leafHashes)
            #expect(sealed.header.encoded.hex == block.header)
            #expect(sealed.header.hash.bytes.hex == block.hash)
            head = sealed.head
        }
        #expect(head.nextSequence == 261)
    }

    @Test("It verifies, with leaves and with hashes alone")
    func verification() throws {
        let keys = Keyring([[UInt8](hex: vector.publicKey)])
        var full = BlockChain(after: StreamHead(beginning: try vector.stream()), trusting: keys)
        var hashed = full
        for block in vector.blocks {
            let header = [UInt8](hex: block.header)
            let hashes = try block.leafHashes.map { try #require(Digest([UInt8](hex: $0))) }
            let list = [UInt8](hex: block.leaves)
            let accepted = try full.accept(header: header, leafList: list, leafHashes: hashes)
            try hashed.accept(header: header, leafHashes: hashes)
            #expect(accepted.encoded == header)
            #expect(LeafList.encode(try LeafList.decode(list)) == list)
        }
        #expect(full.head == hashed.head)
        #expect(full.head.hash.bytes.hex == vector.blocks.last?.hash)
        #expect(full.blocks == 3)
    }

    @Test("A later incarnation begins with the head it follows")
    func successor() throws {
        let stream = try vector.stream()
        let old = try #require(
            StreamID(tenant: stream.tenant, lane: stream.lane, origin: stream.origin, incarnation: 2))
        let zero = try #require(Digest([UInt8](repeating: 0, count: 32)))
        let time = HybridTime(milliseconds: 5)
        let last = StreamHead(stream: old, nextSequence: 77, hash: zero, time: time)
        let head = StreamHead(beginning: stream, after: last)
        #expect(head.hash.bytes.hex == vector.successor)
        #expect(head.nextSequence == 1)
        #expect(head.time == time)
    }

    @Test("Roots of 1 to 256 leaves are those of RFC 6962's recursion")
    func roots() throws {
        #expect(vector.roots.count == 256)
        for (index, root) in vector.roots.enumerated() {
            let hashes = (0...index).map { Digest(.leaf, [UInt8($0)]) }
            #expect(MerkleTree(leafHashes: hashes)?.root.bytes.hex == root)
        }
    }

    @Test("Row digests and local salts are hashes of the documented bytes")
    func rowDigest() throws {
        let id = try #require(UUID(bytes: Array(0..<16)))
        let digest = RowDigest.compute(
            table: vector.row.table, row: id, sealVersion: vector.row.sealVersion,
            columns: vector.row.columns.map { $0.map { [UInt8](hex: $0) } })
        #expect(digest.bytes.hex == vector.row.digest)
        #expect(Salt(localEntry: id).bytes.hex == vector.localSalt)
    }
}
