import Domain
import Foundation
import Testing

struct ComplianceReportTests {
    private static let now = Date(timeIntervalSince1970: 1_795_000_000)

    /// An installation on which every check passes.
    private var sound: ComplianceFacts {
        var facts = ComplianceFacts(
            now: Self.now,
            tenants: [.init(slug: "muster", country: "DE", hasAgreement: true, groundless: 0, overdue: 0)])
        facts.keystoreCopies = 2
        facts.nodeCountry = "DE"
        facts.scan = .init(at: Self.now.addingTimeInterval(-86_400), isClean: true)
        facts.backups = .init(
            madeAt: Self.now.addingTimeInterval(-3_600), drilledAt: Self.now.addingTimeInterval(-86_400),
            drillPassed: true)
        return facts
    }

    private func outcomes(_ change: (inout ComplianceFacts) -> Void) -> [RuntimeCheck] {
        var facts = sound
        change(&facts)
        return RuntimeCheck.allCases.filter { if case .failed = $0.outcome(facts) { true } else { false } }
    }

    @Test("The registry holds every number from 1 to 70 once, with title and source in both languages")
    func numbers() {
        #expect(Requirements.all.map(\.number).sorted() == Array(1...70))
        #expect(Requirements.all.allSatisfy { !$0.title.german.isEmpty && !$0.title.english.isEmpty })
        #expect(Requirements.all.allSatisfy { !$0.source.isEmpty })
        #expect(Requirements.all.map(\.code).contains("R-07"))
    }

    @Test("No requirement is met by a claim alone: behind each stands a test or a check, or it says what is missing")
    func claims() {
        #expect(Requirements.all.filter { $0.suites.isEmpty && $0.checks.isEmpty && $0.gap == nil }.map(\.code) == [])
        #expect(Requirements.all.filter { $0.suites.isEmpty && $0.gap == nil }.map(\.code) == [])
    }

    /// The files of tests by the name of their suite, with the titles of their tests.
    private static let titles: [String: String] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = root.path(percentEncoded: false)
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        var titles: [String: String] = [:]
        for path in paths where path.hasSuffix("Tests.swift") {
            let text = (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
            let suite = path.split(separator: "/").last.map { String($0.dropLast(6)) } ?? path
            titles[suite, default: ""] += text.matches(of: /@Test\(\s*"((?:[^"\\]|\\.)*)"/).map { String($0.1) }
                .joined(separator: "\n")
        }
        return titles
    }()

    @Test("Each number that is said to be proven by a suite stands in the title of a test of that suite")
    func proofs() {
        #expect(Self.titles.count > 50)
        for requirement in Requirements.all {
            for suite in requirement.suites {
                #expect(Self.titles[suite]?.contains(requirement.code) == true, "\(requirement.code) in \(suite)")
            }
        }
    }

    @Test("On a sound installation every check passes, and only what is not built is not met")
    func passes() {
        #expect(outcomes { _ in } == [])
        let report = ComplianceReport(self.sound)
        #expect(report.lines.count == 70 && report.failing == 0)
        for line in report.lines {
            let isMissing = if case .missing = line.requirement.gap { true } else { false }
            #expect((line.state == .notMet) == isMissing, "\(line.requirement.code)")
            #expect((line.state == .met) == line.reasons.isEmpty)
        }
        #expect(report.count(.met) + report.count(.notMet) + report.count(.notApplicable) == 70)
    }

    @Test("Each fact that is not as it must be fails its check and no other, and says why in both languages")
    func failures() {
        #expect(outcomes { $0.schemaFindings["catalogue"] = 1 } == [.catalogue])
        #expect(outcomes { $0.schemaFindings["row-security"] = 1 } == [.rowSecurity])
        #expect(outcomes { $0.schemaFindings["keys"] = 1 } == [.tenantKeys])
        #expect(outcomes { $0.schemaFindings["append-only"] = 1 } == [.appendOnly])
        #expect(outcomes { $0.schemaFindings["grants"] = 1 } == [.roles])
        #expect(outcomes { $0.suppressionIsUnique = false } == [.suppressionUnique])
        #expect(outcomes { $0.tenants[0].groundless = 1 } == [.grounds])
        #expect(outcomes { $0.tenants[0].overdue = 3 } == [.endedGrounds])
        #expect(outcomes { $0.keystoreCopies = 1 } == [.keystoreCopies])
        #expect(outcomes { $0.horizonDays = 31 } == [.horizon])
        #expect(
            outcomes { $0.oldestSupersededBundle = Self.now.addingTimeInterval(-31 * 86_400) } == [.horizon])
        #expect(outcomes { $0.clockOffset = "P3Y" } == [.clock])
        #expect(outcomes { $0.isFenced = true } == [.fence])
        #expect(outcomes { $0.isFenceOverridden = true } == [.fence])
        #expect(outcomes { $0.backups?.madeAt = Self.now.addingTimeInterval(-3 * 86_400) } == [.backups])
        #expect(outcomes { $0.backups?.drillPassed = false } == [.backups])
        #expect(outcomes { $0.scan?.at = Self.now.addingTimeInterval(-29 * 86_400) } == [.scan])
        #expect(outcomes { $0.scan?.isClean = false } == [.scan])
        #expect(outcomes { $0.senderDomain = .notSetUp } == [.senderDomain])
        #expect(outcomes { $0.senderDomain = .unknown } == [.senderDomain])
        #expect(outcomes { $0.senderDomain = .ready } == [])
        #expect(outcomes { $0.nodeCountry = nil } == [.storageCountry])
        #expect(outcomes { $0.tenants[0].country = "US" } == [.storageCountry])
        #expect(outcomes { $0.tenants[0].hasAgreement = false } == [.processorAgreement])
        var facts = sound
        facts.tenants[0].overdue = 3
        guard case .failed(let words) = RuntimeCheck.endedGrounds.outcome(facts) else {
            Issue.record("the check must fail")
            return
        }
        let report = ComplianceReport(facts)
        #expect(report.failing == Requirements.all.count { $0.checks.contains(.endedGrounds) } && report.failing > 0)
        #expect(words.german.contains("muster 3") && words.english.contains("muster 3"))
    }

    @Test("What has nothing to ask does not apply, and fails nothing")
    func idle() {
        var facts = sound
        facts.backups = nil
        facts.tenants = []
        #expect(RuntimeCheck.allCases.allSatisfy { if case .failed = $0.outcome(facts) { false } else { true } })
        let report = ComplianceReport(facts)
        #expect(report.lines.first { $0.requirement.number == 51 }?.state == .met, "a test still stands behind it")
        #expect(report.lines.first { $0.requirement.number == 53 }?.state == .notApplicable)
    }
}
