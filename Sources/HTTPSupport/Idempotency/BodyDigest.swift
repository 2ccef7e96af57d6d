import Synchronization

/// The keyed hash of a body that is too large to hold, taken while it passes; the same however the body is cut.
final class BodyDigest: Sendable {
    private struct State {
        var chain: [UInt8] = []
        var pending: [UInt8] = []
    }

    private static let block = 64 << 10
    private let hasher: HTTPHasher
    private let state = Mutex(State())

    init(_ hasher: HTTPHasher) {
        self.hasher = hasher
    }

    func update(_ bytes: some Collection<UInt8>) {
        state.withLock { state in
            state.pending.append(contentsOf: bytes)
            while state.pending.count >= Self.block {
                state.chain = link(state.chain, state.pending.prefix(Self.block))
                state.pending.removeFirst(Self.block)
            }
        }
    }

    /// The hash of everything that passed so far.
    var value: [UInt8] {
        state.withLock { link($0.chain, $0.pending[...]) }
    }

    private func link(_ chain: [UInt8], _ block: ArraySlice<UInt8>) -> [UInt8] {
        hasher.keyed("idempotency-body", chain, Array(block))
    }
}
