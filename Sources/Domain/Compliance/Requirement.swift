/// One requirement of the law under its number, and what stands behind the claim that it is met.
package struct Requirement: Sendable, Equatable {
    /// A short text in both languages.
    package struct Words: Sendable, Equatable {
        /// What Germans read.
        package let german: String
        /// What everybody else reads.
        package let english: String

        /// Words in both languages.
        package init(_ german: String, _ english: String) {
            self.german = german
            self.english = english
        }
    }

    /// Why a requirement is not claimed as met, whatever the installation looks like.
    package enum Gap: Sendable, Equatable {
        /// A part of it is not built, or built and not proven by a test of that number.
        case missing(Words)
        /// There is nothing here that it could bind.
        case idle(Words)
    }

    /// 1 to 70.
    package let number: Int
    /// What is demanded.
    package let title: Words
    /// Where it comes from.
    package let source: String
    /// What is asked of the installation as it runs.
    package let checks: [RuntimeCheck]
    /// Test suites that hold a test of this number.
    package let suites: [String]
    /// What is missing; nil where nothing is.
    package let gap: Gap?

    /// The number as everybody writes it, such as `R-07`.
    package var code: String { number < 10 ? "R-0\(number)" : "R-\(number)" }

    /// States a requirement.
    init(
        _ number: Int, _ german: String, _ english: String, _ source: String, checks: [RuntimeCheck] = [],
        suites: [String] = [], gap: Gap? = nil
    ) {
        self.number = number
        title = Words(german, english)
        self.source = source
        self.checks = checks
        self.suites = suites
        self.gap = gap
    }
}

extension Requirement.Gap {
    /// Something is not built.
    static func missing(_ german: String, _ english: String) -> Self { .missing(Requirement.Words(german, english)) }

    /// Nothing here that it could bind.
    static func idle(_ german: String, _ english: String) -> Self { .idle(Requirement.Words(german, english)) }
}
