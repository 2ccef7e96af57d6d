import Foundation

/// The country that numbers and codes without one belong to, told by the zone of the tenant.
enum ImportHome {
    case germany
    case austria
    case switzerland
    case elsewhere

    /// The country of a zone; Germany where none has been set.
    init(_ zone: TimeZone) {
        switch zone.identifier {
        case "GMT", "UTC", "Europe/Berlin", "Europe/Busingen": self = .germany
        case "Europe/Vienna": self = .austria
        case "Europe/Zurich": self = .switzerland
        default: self = .elsewhere
        }
    }

    /// In how many digits a telephone number without its first 0 is complete; nil where numbers need no area code.
    var bareTelephone: ClosedRange<Int>? {
        switch self {
        case .germany: 10...11
        case .austria: 10...12
        case .switzerland: 9...9
        case .elsewhere: nil
        }
    }
}
