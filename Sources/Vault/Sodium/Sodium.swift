import CSodium

/// The one place where libsodium is started.
///
/// Every entry point of this module calls `start()` first; after the first call it costs a flag.
enum Sodium {
    private static let started: Bool = sodium_init() >= 0

    /// Starts libsodium once per process.
    ///
    /// libsodium itself ends the process when the kernel gives no randomness; there is nothing sensible to return here.
    @inline(__always)
    static func start() {
        precondition(started, "libsodium could not be initialised")
    }
}
