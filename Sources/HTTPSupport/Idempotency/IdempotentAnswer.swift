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

    /// The id of what was made: the last component of the location. Nil where that is a list, as of a person's consents: behind
    /// `/api/v1`, lists and ids alternate.
    package var resource: String? {
        let parts = (location ?? "").split(separator: "/").dropFirst(2)
        return parts.count.isMultiple(of: 2) ? parts.last.map(String.init) : nil
    }
}
