/// How an installation stands to every requirement.
package struct ComplianceReport: Sendable, Equatable {
    /// How it stands to one of them.
    package enum State: String, Sendable, CaseIterable {
        /// Every check passes, and a test of that number stands behind it.
        case met
        /// A check fails, or Obhut has not built a part of it.
        case notMet = "not-met"
        /// There is nothing here that it could bind.
        case notApplicable = "not-applicable"
    }

    /// A requirement, its state and what it rests on.
    package struct Line: Sendable, Equatable {
        /// The requirement.
        package let requirement: Requirement
        /// How it stands.
        package let state: State
        /// Why it is not met or does not apply; empty where it is met.
        package let reasons: [Requirement.Words]
        /// What was asked of the installation, and what it answered.
        package let checks: [(check: RuntimeCheck, outcome: RuntimeCheck.Outcome)]

        /// Whether a check of the installation fails, whatever Obhut has built.
        package var isFailing: Bool {
            checks.contains { if case .failed = $0.outcome { true } else { false } }
        }

        /// Compares everything.
        package static func == (left: Self, right: Self) -> Bool {
            left.requirement == right.requirement && left.state == right.state && left.reasons == right.reasons
                && left.checks.elementsEqual(right.checks) { $0.check == $1.check && $0.outcome == $1.outcome }
        }
    }

    /// One line a requirement, by number.
    package let lines: [Line]

    /// Judges every requirement by the facts.
    package init(_ facts: ComplianceFacts, requirements: [Requirement] = Requirements.all) {
        lines = requirements.map { Self.line($0, facts) }
    }

    /// How many stand so.
    package func count(_ state: State) -> Int { lines.count { $0.state == state } }

    /// How many are not met because a check of the installation fails; the others are what Obhut has not built.
    package var failing: Int { lines.count(where: \.isFailing) }

    private static func line(_ requirement: Requirement, _ facts: ComplianceFacts) -> Line {
        let checks = requirement.checks.map { (check: $0, outcome: $0.outcome(facts)) }
        var failures: [Requirement.Words] = []
        var idle: [Requirement.Words] = []
        for (_, outcome) in checks {
            switch outcome {
            case .passed: continue
            case .failed(let reason): failures.append(reason)
            case .notApplicable(let reason): idle.append(reason)
            }
        }
        switch requirement.gap {
        case .missing(let reason): failures.append(reason)
        case .idle(let reason): idle.append(reason)
        case nil: break
        }
        if !failures.isEmpty {
            return Line(requirement: requirement, state: .notMet, reasons: failures, checks: checks)
        }
        let isIdle: Bool =
            if case .idle = requirement.gap { true } else {
                requirement.suites.isEmpty && !checks.isEmpty && idle.count == checks.count
            }
        return isIdle
            ? Line(requirement: requirement, state: .notApplicable, reasons: idle, checks: checks)
            : Line(requirement: requirement, state: .met, reasons: [], checks: checks)
    }
}
