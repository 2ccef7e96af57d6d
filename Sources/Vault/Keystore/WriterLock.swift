import Synchronization

/// Holds the lock file of a keystore open, and with it the exclusive lock, until it is released.
final class WriterLock: Sendable {
    /// Held while the keystore is changed, so that threads of this process take turns.
    let changes = Mutex(())
    private let file: PosixFile

    init(_ file: consuming PosixFile) {
        self.file = file
    }

    deinit {
        // A program that is just being started holds a copy of the file until it runs: closing ours would not end the lock.
        file.unlock()
    }
}
