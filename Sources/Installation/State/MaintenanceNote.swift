import Domain
package import Foundation

/// When maintenance was last run under a clock that was believed; lies in the state directory.
package enum MaintenanceNote {
    /// That moment, by the machine's time; nil where none is noted.
    package static func last(in state: StateDirectory) -> Date? {
        guard let bytes = FileManager.default.contents(atPath: state.maintenance) else { return nil }
        return InternetTime.date(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }

    /// Notes it in the place of the last one.
    package static func note(_ moment: Date, in state: StateDirectory) throws {
        try state.prepare()
        try PrivateFile.write(InternetTime.text(moment) + "\n", to: state.maintenance)
    }
}
