/// Named places between two steps that touch the disk.
///
/// In debug builds a test can end the work there as a crash would: what is on disk stays, nothing is cleaned up. In
/// release builds `reach` is empty.
enum CrashPoint {
    #if DEBUG
        /// What a test puts in the way; throwing ends the work there.
        protocol Observer: Sendable {
            func reach(_ name: String) throws(VaultError)
        }

        /// Asked at every point of the current task.
        @TaskLocal static var observer: (any Observer)?
    #endif

    /// Says that a point was reached.
    @inline(__always)
    static func reach(_ name: @autoclosure () -> String) throws(VaultError) {
        #if DEBUG
            if let observer { try observer.reach(name()) }
        #endif
    }
}
