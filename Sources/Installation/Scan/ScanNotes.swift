import Foundation
import Glibc

/// What is kept of scans in the state directory: the last report, and who of the schedule is still to be looked for.
package enum ScanNotes {
    /// The last report; nil where none is readable.
    package static func report(in state: StateDirectory) -> [UInt8]? {
        FileManager.default.contents(atPath: state.scanReport).map { [UInt8]($0) }
    }

    /// Keeps a report in the place of the last one.
    package static func keep(report: String, in state: StateDirectory) throws {
        // Root leaves nothing behind that the directory's user cannot read.
        var status = Glibc.stat()
        let isForeign = geteuid() == 0 && lstat(state.path, &status) == 0
        try PrivateFile.write(
            report, to: state.scanReport, owner: isForeign ? (status.st_uid, status.st_gid) : nil)
    }

    /// What is known of the schedule; nil where nothing is.
    package static func canary(in state: StateDirectory) -> [UInt8]? {
        FileManager.default.contents(atPath: state.canary).map { [UInt8]($0) }
    }
}
