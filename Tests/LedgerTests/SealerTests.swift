import Testing
import Vault

@testable import Ledger

@Suite("Sealing")
struct SealerTests {
    let signer: SigningKeyPair
    let head: StreamHead

    init() throws {
        signer = try SigningKeyPair()
        let origin = Digest(.genesis, signer.publicKey)
        let tenant = [UInt8](repeating: 5, count: 16)
        let stream = try #require(StreamID(tenant: tenant, lane: .local, origin: origin, incarnation: 1))
        head = StreamHead(beginning: stream)
    }

    private func entries(_ count: Int, bytes: Int, type: EventType = .audit) -> [PendingEntry] {
        let commitment = Commitment(Digest(.commitment, []))
        return (0..<count).map { _ in PendingEntry(type: type, commitment: commitment, payloadBytes: bytes) }
    }

    @Test("Nothing waiting seals nothing")
    func nothing() throws {
        #expect(try Sealer.seal([], after: head, now: .zero, signer: signer) == nil)
    }

    @Test("A block takes at most 256 entries and 256 KiB, and always at least one")
    func bounds() throws {
        let cases = [
            (300, 10, 256), (300, 4096, 64), (2, 256 * 1024, 1), (2, Int.max, 1), (3, -1, 3), (256, 1024, 256),
        ]
        for (count, bytes, taken) in cases {
            let block = try #require(
                try Sealer.seal(entries(count, bytes: bytes), after: head, now: .zero, signer: signer))
            #expect(block.leaves.count == taken, "\(count) of \(bytes)")
            #expect(block.header.content.count == taken)
            #expect(block.head.nextSequence == UInt64(taken) + 1)
        }
    }

    @Test("Sealing the same entries twice gives the same bytes")
    func deterministic() throws {
        let pending = entries(9, bytes: 200)
        let now = HybridTime(milliseconds: 1_000)
        let one = try Sealer.seal(pending, after: head, now: now, signer: signer)
        #expect(one == (try Sealer.seal(pending, after: head, now: now, signer: signer)))
    }

    @Test("Time goes on when the clock goes back")
    func clockGoesBack() throws {
        let first = try #require(
            try Sealer.seal(
                entries(3, bytes: 1), after: head, now: HybridTime(milliseconds: 9_000), signer: signer))
        #expect(first.leaves.map(\.time.milliseconds) == [9_000, 9_000, 9_000])
        let second = try #require(
            try Sealer.seal(
                entries(1, bytes: 1), after: first.head, now: HybridTime(milliseconds: 1_000), signer: signer))
        #expect(second.leaves[0].time == first.head.time.next)
    }

    @Test("An event of another lane is refused")
    func wrongLane() throws {
        let pending = entries(1, bytes: 1) + entries(1, bytes: 1, type: .grant)
        let error = #expect(throws: SealerError.self) {
            try Sealer.seal(pending, after: head, now: .zero, signer: signer)
        }
        guard case .wrongLane(index: 1)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("A stream at the end of its numbers, or of time, seals nothing more")
    func exhausted() throws {
        let last = StreamHead(stream: head.stream, nextSequence: .max, hash: head.hash, time: .zero)
        #expect(throws: SealerError.self) {
            try Sealer.seal(entries(1, bytes: 1), after: last, now: .zero, signer: signer)
        }
        let late = StreamHead(stream: head.stream, nextSequence: 1, hash: head.hash, time: .maximum)
        #expect(throws: SealerError.self) {
            try Sealer.seal(entries(1, bytes: 1), after: late, now: .zero, signer: signer)
        }
    }

    @Test("Size buckets are steps of 128 bytes")
    func buckets() {
        let cases: [(Int, UInt16)] = [
            (-1, 0), (0, 0), (1, 1), (128, 1), (129, 2), (32_768, 256), (Int.max, .max),
        ]
        for (bytes, bucket) in cases {
            #expect(Leaf.sizeBucket(payloadBytes: bytes) == bucket)
        }
    }

    @Test("A hybrid clock never goes back, and no peer moves it more than a minute")
    func hybridClock() throws {
        var clock = HybridClock()
        let now = HybridTime(milliseconds: 100_000)
        let first = clock.tick(now: now)
        #expect(first == now)
        let second = clock.tick(now: HybridTime(milliseconds: 1))
        #expect(second == first.next)
        let near = clock.observe(HybridTime(milliseconds: 160_000), now: now)
        #expect(near)
        #expect(clock.last.milliseconds == 160_000)
        let far = [clock.observe(HybridTime(milliseconds: 160_001), now: now), clock.observe(.maximum, now: .zero)]
        #expect(far == [false, false])
        #expect(clock.last.milliseconds == 160_000)
        #expect(HybridTime(milliseconds: .max).milliseconds == HybridTime.maximum.milliseconds)
        #expect(HybridTime(milliseconds: .min) == .zero)
        #expect(HybridTime(rawValue: .max) == nil)
        #expect(HybridTime.maximum.next == .maximum)
    }

    @Test("A commitment opens with its payload and salt only")
    func commitments() {
        let (salt, other) = (Salt.random(), Salt.random())
        let commitment = Commitment(salt: salt, payload: [1, 2, 3])
        #expect(commitment.opens(salt: salt, payload: [1, 2, 3]))
        #expect(!commitment.opens(salt: salt, payload: [1, 2]))
        #expect(!commitment.opens(salt: other, payload: [1, 2, 3]))
        #expect(Salt([1]) == nil)
    }
}
