import Synchronization

@testable import Vault

/// Ends the work at the n-th crash point as a crash would.
final class Fuse: CrashPoint.Observer {
    private let left: Mutex<Int>

    init(_ number: Int) { left = Mutex(number) }

    func reach(_ name: String) throws(VaultError) {
        let isBlown = left.withLock { left in
            left -= 1
            return left < 0
        }
        if isBlown { throw VaultError(.inputOutput, detail: "crashed") }
    }
}
