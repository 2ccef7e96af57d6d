package import Foundation

extension StorageCountry {
    /// The country's main time zone; UTC where the machine has no zone data.
    package var timeZone: TimeZone {
        TimeZone(identifier: timeZoneName) ?? .gmt
    }

    /// The time zone of the country of `code`; UTC where no personal data may rest there.
    package static func timeZone(of code: String) -> TimeZone {
        StorageCountry(rawValue: code)?.timeZone ?? .gmt
    }
}
