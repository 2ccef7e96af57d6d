import ArgumentParser
import Domain
import Foundation
import Installation
import Operations
import Store
import Texts
import Vault

/// Lists every requirement with its state, and what stands behind it.
struct ComplianceCheck: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "List the 70 requirements of the law, each met, not met or not applicable, and why.",
        discussion: """
            Every requirement names what was asked of this installation and the test suites that hold a test of its number. \
            What Obhut has not built yet is not met, says so, and is counted apart. Ends with 1 when a check of this \
            installation fails (marked !), else with 0. Without --tenant every tenant is looked at.
            """)

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let settings = try session.settings()
        let store = try await session.store()
        let tenants = try await session.tenants(in: store)
        let schema = try await SchemaFacts(reading: session.database())
        var facts = try await CollectComplianceFacts(store)(tenants, schema)
        Self.add(settings, to: &facts)
        facts.senderDomain = await CollectComplianceFacts.standing(of: settings.mailFrom)
        return Self.answer(ComplianceReport(facts), facts, in: session.language)
    }

    /// What only the settings know.
    private static func add(_ settings: Settings, to facts: inout ComplianceFacts) {
        facts.keystoreCopies = settings.keyBackupDirectories.count
        facts.horizonDays = settings.backupHorizonDays
        facts.clockOffset = settings.clockOffset.map { "\($0)" }
        facts.nodeCountry = settings.nodeCountry
        if settings.schedulesCanaries, settings.usesEmbeddedDatabase {
            let proof = ScheduledCanary.status(settings).proof
            facts.scan = ComplianceFacts.Scan(at: proof?.at, isClean: proof?.isClean ?? false)
        }
        guard settings.schedulesBackups, settings.usesEmbeddedDatabase else { return }
        let status = ScheduledBackup.status(settings)
        facts.backups = ComplianceFacts.Backups(
            madeAt: status.backup?.at, drilledAt: status.drill?.at, drillPassed: status.drill?.passed ?? false)
    }

    static func answer(_ report: ComplianceReport, _ facts: ComplianceFacts, in language: Language) -> Answer {
        var answer = Answer.list(
            report.lines, in: language,
            columns: [
                Column("Nr.", "No.") { $0.requirement.code },
                Column("Zustand", "State") { state($0.state)[language] + ($0.isFailing ? " !" : "") },
                Column("Anforderung", "Requirement") { $0.requirement.title[language] },
                Column("Warum", "Why") { $0.reasons.map { $0[language] }.joined(separator: " ") },
            ], item: document)
        if case .object(var members) = answer.document {
            members["checkedAt"] = .time(facts.now)
            members["clockOffset"] = .optional(facts.clockOffset)
            members["tenants"] = .strings(facts.tenants.map(\.slug))
            members["summary"] = .object([
                "met": .count(report.count(.met)), "notMet": .count(report.count(.notMet)),
                "notApplicable": .count(report.count(.notApplicable)),
                "failing": .count(report.failing),
            ])
            answer.document = .object(members)
        }
        if let offset = facts.clockOffset {
            answer.notes.append(
                Words(
                    "Warnung: OBHUT_CLOCK_OFFSET verschiebt die Geschäftszeit um \(offset).",
                    "Warning: OBHUT_CLOCK_OFFSET moves business time by \(offset).")[language])
        }
        let unbuilt = report.count(.notMet) - report.failing
        if unbuilt > 0 {
            answer.notes.append(
                Words(
                    "Nicht erfüllt, weil Obhut etwas fehlt: \(unbuilt) von \(report.lines.count) Anforderungen.",
                    "Not met because Obhut lacks something: \(unbuilt) of \(report.lines.count) requirements.")[
                        language])
        }
        // What nobody here can mend would hide from a timer what somebody can.
        guard report.failing > 0 else { return answer }
        answer.failure = Failure(
            .failed, "not-compliant", rule: "Every check of the installation passes.",
            Words(
                "Prüfungen dieser Installation schlagen fehl: \(report.failing) von \(report.lines.count) Anforderungen (!).",
                "Checks of this installation fail: \(report.failing) of \(report.lines.count) requirements (!).")[
                    language])
        return answer
    }

    private static func state(_ state: ComplianceReport.State) -> Words {
        switch state {
        case .met: Words("erfüllt", "met")
        case .notMet: Words("nicht erfüllt", "not met")
        case .notApplicable: Words("entfällt", "not applicable")
        }
    }

    private static func document(_ line: ComplianceReport.Line) -> CanonicalJSON {
        .object([
            "requirement": .string(line.requirement.code), "title": .string(line.requirement.title.english),
            "source": .string(line.requirement.source), "state": .string(line.state.rawValue),
            "reason": line.reasons.isEmpty ? .null : .string(line.reasons.map(\.english).joined(separator: " ")),
            "checks": .array(
                line.checks.map { check, outcome in
                    .object(["check": .string(check.rawValue), "state": .string(code(outcome))])
                }),
            "tests": .strings(line.requirement.suites),
        ])
    }

    private static func code(_ outcome: RuntimeCheck.Outcome) -> String {
        switch outcome {
        case .passed: "passed"
        case .failed: "failed"
        case .notApplicable: "not-applicable"
        }
    }
}

extension Requirement.Words {
    /// The words in a language.
    fileprivate subscript(language: Language) -> String { language == .german ? german : english }
}
