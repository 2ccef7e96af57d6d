/// What is kept of an answer: no body, only where to find what was made.
package struct IdempotentAnswer: Sendable, Equatable {
    /// The status code.
    package let status: Int
    /// The path of `Location`: patterns and ids only; nil where there was none.
    package let location: String?

    /// Describes an answer.
    package init(status: Int, location: String?) {
        self.status = status
        self.location = location
    }

    /// The id of what was made: the last component of the location. Nil where that is the name of a list, as of a person's
    /// consents: names have no digits.
    package var resource: String? {
        location?.split(separator: "/").last.map(String.init).flatMap { $0.contains(where: \.isNumber) ? $0 : nil }
    }
}
