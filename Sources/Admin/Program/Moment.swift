import ArgumentParser
import Domain
import Foundation

/// A moment on the command line.
struct Moment: ExpressibleByArgument, Sendable {
    let date: Date

    init?(argument: String) {
        guard let date = InternetTime.date(argument) else { return nil }
        self.date = date
    }
}
