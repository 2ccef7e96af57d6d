import Domain
import Foundation
import Testing

/// What an erasure would do.
struct ErasurePlannerTests {
    static let now = moment("2026-11-23T12:00:00Z")

    static func ground(
        _ purpose: PurposeRules = DefaultPurposes.customerCare, _ basis: LegalBasis = .contract, until: String? = nil,
        ended: String? = nil
    ) -> ProcessingGround {
        ProcessingGround(
            id: UUID(), purpose: purpose.code, basis: basis, marketing: purpose.marketing,
            since: moment("2025-01-01T00:00:00Z"), until: until.map { moment($0) }, endedAt: ended.map { moment($0) },
            endRule: purpose.endRule)
    }

    static let sets = [
        ErasableSet(table: "person", compartment: .profile, count: 1),
        ErasableSet(table: "contact_point", compartment: .profile, count: 2),
        ErasableSet(table: "task", compartment: .profile, count: 0),
        ErasableSet(table: "delivery", compartment: .marketing, count: 5),
        ErasableSet(table: "consent_event", compartment: .evidence, count: 3),
    ]

    static func document(
        _ date: String, _ kind: StatutoryClass.Kind = .vouchers, open: Bool = false
    )
        -> StatutoryDocument
    {
        StatutoryDocument(
            id: UUID(), statutoryClass: StatutoryClass(country: "DE", kind: kind), date: day(date),
            assessmentOpen: open)
    }

    @Test("R-48 a lead alone: everything goes, nothing stays")
    func lead() {
        let facts = ErasureFacts(grounds: [Self.ground()], sets: Self.sets, zone: berlin)
        let plan = ErasurePlanner.plan(facts, reason: .noLongerNeeded, at: Self.now)
        #expect(plan.isExecutable && !plan.otherBasisRemains)
        #expect(plan.entries.map(\.table) == ["person", "contact_point", "delivery"])
        #expect(plan.entries.allSatisfy { $0.action == .delete && $0.until == nil && $0.norm == "Art. 17(1)(a) GDPR" })
        #expect(plan.endingGrounds.count == 1)
    }

    @Test("R-48 a customer with invoices: the person goes, each invoice stays to its own year, the oldest goes too")
    func customer() {
        let facts = ErasureFacts(
            grounds: [Self.ground()], sets: Self.sets,
            documents: [
                Self.document("2026-03-14"), Self.document("2026-05-01"), Self.document("2025-01-05"),
                Self.document("2015-12-31"), Self.document("2026-02-02", .letters),
            ], zone: berlin)
        let plan = ErasurePlanner.plan(facts, reason: .noLongerNeeded, at: Self.now)
        let restricted = plan.entries.filter { $0.action == .restrict }
        #expect(restricted.map(\.count) == [1, 2, 1])
        #expect(restricted.map(\.until) == [day("2033-12-31"), day("2034-12-31"), day("2032-12-31")])
        #expect(restricted.map(\.keyTerm) == [22_033, 22_034, 42_032])
        #expect(restricted.allSatisfy { $0.compartment == .statutory && $0.norm.contains("§ 147(3) AO") })
        let gone = plan.entries.filter { $0.action == .delete && $0.table == "document" }
        #expect(gone.map(\.count) == [1])
        #expect(plan.entries.contains { $0.action == .delete && $0.table == "person" })
    }

    @Test("R-55 an open assessment keeps a paper past its term, with its end open")
    func openAssessment() {
        let facts = ErasureFacts(
            grounds: [], sets: [], documents: [Self.document("2010-01-01", open: true)], zone: berlin)
        let plan = ErasurePlanner.plan(facts, reason: .noLongerNeeded, at: Self.now)
        #expect(plan.entries.map(\.action) == [.restrict])
        #expect(plan.entries.first?.until == nil)
    }

    @Test("R-56 proof of a consent that was given stays; of one that never was, nothing")
    func proof() {
        let facts = ErasureFacts(
            grounds: [], sets: Self.sets,
            proofs: [
                ConsentProof(purpose: "newsletter", channel: .email, givenAt: moment("2025-05-05T10:00:00Z")),
                ConsentProof(purpose: "raffle", channel: .email, givenAt: moment("2026-05-05T10:00:00Z")),
                ConsentProof(purpose: "sms-offers", channel: .sms, givenAt: nil),
            ], zone: berlin)
        let plan = ErasurePlanner.plan(facts, reason: .consentWithdrawn, at: Self.now)
        let kept = plan.entries.filter { $0.action == .keepProof }
        #expect(kept.map(\.count) == [2])
        #expect(kept.first?.until == day("2029-12-31"))
        #expect(kept.first?.compartment == .evidence)
        #expect(plan.entries.last?.action == .keepProof)
    }

    @Test("R-57 a hold stops the erasure: nothing is deleted, all of it restricted until the review")
    func hold() {
        let hold = LegalHold(id: UUID(), reason: .dispute, owner: UUID(), reviewOn: day("2027-02-01"))
        var facts = ErasureFacts(grounds: [Self.ground()], sets: Self.sets, holds: [hold], zone: berlin)
        let plan = ErasurePlanner.plan(facts, reason: .objection, at: Self.now)
        #expect(plan.blockingHolds == [hold.id])
        #expect(plan.entries.allSatisfy { $0.action == .restrict && $0.until == day("2027-02-01") })
        #expect(refusal { try plan.checkExecutable() }?.code == "legal-hold")
        facts.holds[0].liftedAt = Self.now
        #expect(ErasurePlanner.plan(facts, reason: .objection, at: Self.now).isExecutable)
    }

    @Test("Another living basis is named on a withdrawal and an objection, and is no obstacle")
    func otherBasis() {
        let facts = ErasureFacts(
            grounds: [Self.ground(), Self.ground(DefaultPurposes.newsletter, .consent)], sets: Self.sets, zone: berlin)
        #expect(ErasurePlanner.plan(facts, reason: .consentWithdrawn, at: Self.now).otherBasisRemains)
        #expect(ErasurePlanner.plan(facts, reason: .objection, at: Self.now).otherBasisRemains)
        let unlawful = ErasurePlanner.plan(facts, reason: .unlawful, at: Self.now)
        #expect(!unlawful.otherBasisRemains && unlawful.isExecutable && unlawful.endingGrounds.count == 2)
    }

    @Test("The planner runs by itself when the last ground has ended, not before")
    func due() {
        #expect(ErasurePlanner.isDue([], at: Self.now))
        #expect(ErasurePlanner.isDue([Self.ground(until: "2026-11-23T12:00:00Z")], at: Self.now))
        #expect(!ErasurePlanner.isDue([Self.ground(until: "2026-11-23T12:00:01Z")], at: Self.now))
        #expect(!ErasurePlanner.isDue([Self.ground(), Self.ground(ended: "2026-01-01T00:00:00Z")], at: Self.now))
        #expect(ErasurePlanner.reason(afterEndOf: Self.ground()) == .noLongerNeeded)
        #expect(
            ErasurePlanner.reason(afterEndOf: Self.ground(DefaultPurposes.newsletter, .consent)) == .consentWithdrawn)
    }

    @Test("Reasons are the six letters of Art. 17(1)")
    func reasons() throws {
        #expect(ErasureReason.allCases.map(\.rawValue) == "abcdef".map { "art-17-1-\($0)" })
        #expect(try ErasureReason.checked("art-17-1-f") == .child)
        #expect(refusal { _ = try ErasureReason.checked("art-17-1-g") }?.code == "reason-unknown")
    }
}
