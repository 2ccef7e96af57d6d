import ArgumentParser
import Domain
package import Foundation

/// When a token ends: a period such as `7d`, or an RFC 3339 time.
package struct Expiry: ExpressibleByArgument, Sendable, Equatable {
    private enum Form: Sendable, Equatable {
        case after(TimeInterval)
        case at(Date)
    }

    private let form: Form

    /// Reads `12h`, `7d`, `4w` or a time such as `2027-01-31T00:00:00Z`.
    package init?(argument: String) {
        if let date = InternetTime.date(argument) {
            form = .at(date)
            return
        }
        let units: [Character: TimeInterval] = ["h": 3_600, "d": 86_400, "w": 604_800]
        guard let unit = argument.last.flatMap({ units[$0] }), argument.count <= 6,
            let count = Int(argument.dropLast()), count > 0
        else { return nil }
        form = .after(TimeInterval(count) * unit)
    }

    /// The moment, seen from `now`.
    package func date(from now: Date) -> Date {
        switch form {
        case .after(let seconds): now.addingTimeInterval(seconds)
        case .at(let date): date
        }
    }
}

extension Expiry {
    /// So many days from now.
    init(days: Int) { self.init(form: .after(TimeInterval(days) * 86_400)) }

    private init(form: Form) { self.form = form }

    /// Shown as the default in help texts.
    package var defaultValueDescription: String {
        switch form {
        case .after(let seconds): "\(Int(seconds) / 86_400)d"
        case .at(let date): InternetTime.text(date)
        }
    }
}
