/// Named places between two steps that touch the disk.
///
/// In debug builds a test can end the work there as a crash would: what is on disk stays, nothing is cleaned up. In release
/// builds `reach` is empty.
enum CrashPoint {
    #if DEBUG
        /// Called at every point of the current task; throwing ends the work there.
        @TaskLocal static var observer: (@Sendable (String) throws(VaultError) -> Void)?
    #endif

    /// Says that a point was reached.
    @inline(__always)
    static func reach(_ name: @autoclosure () -> String) throws(VaultError) {
        #if DEBUG
            if let observer { try observer(name()) }
        #endif
    }
}
