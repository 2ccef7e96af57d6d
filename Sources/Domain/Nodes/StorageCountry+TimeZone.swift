package import Foundation

extension StorageCountry {
    /// The country's main time zone; UTC where the machine has no zone data.
    package var timeZone: TimeZone {
        TimeZone(identifier: timeZoneName) ?? .gmt
    }
}
