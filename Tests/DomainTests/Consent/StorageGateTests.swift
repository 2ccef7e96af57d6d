import Domain
import Foundation
import Testing

/// The gate before a person exists.
struct StorageGateTests {
    static let now = ConsentFixture.now
    static let emails = [ContactPoint(kind: .email, value: "anna@beispiel.example")]

    static func statement(
        _ purpose: PurposeRules = DefaultPurposes.customerCare, _ basis: LegalBasis = .contract,
        source: String = "Auftrag 4711", evidence: ConsentEvidence? = nil
    ) -> ProcessingStatement {
        ProcessingStatement(purpose: purpose.code, legalBasis: basis, source: source, evidence: evidence)
    }

    @discardableResult
    static func decide(
        _ statement: ProcessingStatement?, _ purpose: PurposeRules? = DefaultPurposes.customerCare,
        _ policy: TenantPolicy = .strict, suppressed: Bool = false, entry: GateEntry = .api,
        contactPoints: [ContactPoint] = emails
    ) throws -> GroundDecision {
        try StorageGate.decide(
            statement, purpose: purpose, policy: policy, suppressed: suppressed, entry: entry,
            contactPoints: contactPoints, now: now, zone: berlin)
    }

    static func code(_ body: () throws -> Void) -> String? { refusal(body)?.code }

    @Test("R-01 nobody is stored without purpose, basis and source, on any way in", arguments: GateEntry.allCases)
    func nothingStated(_ entry: GateEntry) {
        let none = refusal { try Self.decide(nil, entry: entry) }
        #expect(none?.code == "processing-missing" && none?.kind == .refused && none?.field == "processing")
        #expect(Self.code { try Self.decide(Self.statement(source: " \n "), entry: entry) } == "source-missing")
        var blank = Self.statement()
        blank.purpose = ""
        #expect(Self.code { try Self.decide(blank, entry: entry) } == "processing-missing")
        #expect(Self.code { try Self.decide(Self.statement(), nil, entry: entry) } == "purpose-unknown")
    }

    @Test("R-01 a purpose of another code, an ended one and one past its last day are unknown")
    func wrongPurpose() {
        #expect(Self.code { try Self.decide(Self.statement(), DefaultPurposes.newsletter) } == "purpose-unknown")
        var ended = DefaultPurposes.customerCare
        ended.isActive = false
        #expect(Self.code { try Self.decide(Self.statement(), ended) } == "purpose-unknown")
        var past = DefaultPurposes.customerCare
        past.endsOn = day("2026-11-22")
        #expect(Self.code { try Self.decide(Self.statement(), past) } == "purpose-unknown")
        past.endsOn = day("2026-11-23")
        #expect(Self.code { try Self.decide(Self.statement(), past) } == nil)
    }

    @Test("Policy and basis: the whole table of a purpose that names every basis")
    func policyTable() {
        var open = DefaultPurposes.customerCare
        open.bases = LegalBasis.allCases
        for basis in LegalBasis.allCases where basis != .consent {
            let served = basis == .contract || basis == .legalObligation
            let strict = Self.code { try Self.decide(Self.statement(open, basis), open, .strict) }
            #expect(strict == (served ? nil : "basis-not-allowed"), "\(basis)")
            #expect(Self.code { try Self.decide(Self.statement(open, basis), open, .lawfulBasis) } == nil, "\(basis)")
        }
    }

    @Test("A basis the purpose does not name is refused under both policies")
    func unnamedBasis() {
        for policy in TenantPolicy.allCases {
            for basis in LegalBasis.allCases where basis != .contract {
                let refused = refusal {
                    try Self.decide(
                        Self.statement(DefaultPurposes.customerCare, basis), DefaultPurposes.customerCare, policy)
                }
                #expect(refused?.code == "basis-not-allowed")
                #expect(refused?.field == "processing.legalBasis")
            }
        }
    }

    @Test("R-27 consent needs proof, and a claim is none")
    func claims() {
        let newsletter = DefaultPurposes.newsletter
        for policy in TenantPolicy.allCases {
            for entry in GateEntry.allCases {
                #expect(
                    Self.code {
                        try Self.decide(Self.statement(newsletter, .consent), newsletter, policy, entry: entry)
                    }
                        == "evidence-missing")
                let claim = ConsentEvidence(method: .claim, statement: "hat am Telefon zugestimmt")
                #expect(
                    Self.code {
                        try Self.decide(
                            Self.statement(newsletter, .consent, evidence: claim), newsletter, policy, entry: entry)
                    } == "consent-not-confirmed")
            }
        }
    }

    @Test("R-27 foreign proof counts in a file import, complete and vouched for, and nowhere else")
    func importedEvidence() throws {
        let newsletter = DefaultPurposes.newsletter
        let complete = Self.statement(newsletter, .consent, evidence: ConsentFixture.imported())
        let decision = try Self.decide(complete, newsletter, entry: .fileImport)
        #expect(decision.consentState == .given && decision.consentMethod == .importedEvidence)
        #expect(decision.consentChannel == .email)
        for entry in GateEntry.allCases where entry != .fileImport {
            #expect(Self.code { try Self.decide(complete, newsletter, entry: entry) } == "evidence-not-accepted")
        }
        let cuts: [(String, (inout ConsentEvidence) -> Void, String)] = [
            ("requestedAt", { $0.requestedAt = nil }, "evidence-incomplete"),
            ("confirmedAt", { $0.confirmedAt = nil }, "evidence-incomplete"),
            ("wording", { $0.wording = "  " }, "evidence-incomplete"),
            ("sourceSystem", { $0.sourceSystem = nil }, "evidence-incomplete"),
            ("order", { $0.confirmedAt = moment("2025-02-28T10:00:00Z") }, "evidence-incomplete"),
            ("future", { $0.confirmedAt = Self.now.addingTimeInterval(3_600) }, "evidence-incomplete"),
            ("channel", { $0.channel = .sms }, "channel-not-allowed"),
            ("owner", { $0.attestedByOwner = false }, "attestation-missing"),
        ]
        for (name, cut, code) in cuts {
            var evidence = ConsentFixture.imported()
            cut(&evidence)
            #expect(
                Self.code {
                    try Self.decide(
                        Self.statement(newsletter, .consent, evidence: evidence), newsletter, entry: .fileImport)
                } == code, "\(name)")
        }
    }

    @Test("Synthetic proof is for demonstrations on .example addresses only")
    func synthetic() throws {
        var evidence = ConsentFixture.imported()
        evidence.method = .syntheticEvidence
        let newsletter = DefaultPurposes.newsletter
        let statement = Self.statement(newsletter, .consent, evidence: evidence)
        #expect(try Self.decide(statement, newsletter, entry: .demo).consentState == .given)
        #expect(Self.code { try Self.decide(statement, newsletter, entry: .fileImport) } == "evidence-not-accepted")
        for wrong in ["anna@beispiel.de", "anna@example.com", "anna@example.beispiel.de", "anna@notexample"] {
            let points = Self.emails + [ContactPoint(kind: .email, value: wrong)]
            #expect(
                Self.code { try Self.decide(statement, newsletter, entry: .demo, contactPoints: points) }
                    == "synthetic-outside-example", "\(wrong)")
        }
        #expect(
            Self.code { try Self.decide(statement, newsletter, entry: .demo, contactPoints: []) }
                == "synthetic-outside-example")
    }

    @Test("R-28 a suppressed address comes back through its owner's own confirmation only")
    func suppressed() throws {
        let newsletter = DefaultPurposes.newsletter
        var own = ConsentFixture.imported()
        own.method = .doubleOptIn
        let statement = Self.statement(newsletter, .consent, evidence: own)
        let decision = try Self.decide(statement, newsletter, suppressed: true, entry: .confirmation)
        #expect(decision.liftsSuppression && !decision.marketingBlocked)
        for entry in GateEntry.allCases where entry != .confirmation {
            #expect(
                Self.code { try Self.decide(statement, newsletter, suppressed: true, entry: entry) } == "suppressed")
        }
    }

    @Test(
        "R-28 files and peers cannot revive a suppressed person even for a contract; a returning customer may be stored"
    )
    func returningCustomer() throws {
        for entry in [GateEntry.fileImport, .replication, .demo, .confirmation] {
            #expect(Self.code { try Self.decide(Self.statement(), suppressed: true, entry: entry) } == "suppressed")
        }
        for entry in [GateEntry.page, .api] {
            let decision = try Self.decide(Self.statement(), suppressed: true, entry: entry)
            #expect(decision.marketingBlocked && !decision.liftsSuppression)
        }
    }

    @Test("The ground begins now and ends three years after, at the end of the year")
    func customerCareEnd() throws {
        let decision = try Self.decide(Self.statement())
        #expect(decision.until == day("2029-12-31").end(in: berlin))
        #expect(decision.endRule.code == "after-last-document:36:year-end")
        #expect(decision.consentState == nil)
        #expect(decision.source == "Auftrag 4711")
    }

    @Test("The purposes of a new tenant are the four of the contract")
    func defaults() {
        #expect(DefaultPurposes.all.map(\.code) == ["customer-care", "newsletter", "raffle", "sms-offers"])
        #expect(DefaultPurposes.all.map(\.bases) == [[.contract], [.consent], [.consent], [.consent]])
        #expect(DefaultPurposes.all.map(\.confirmation) == [.none, .email, .email, .sms])
        #expect(DefaultPurposes.all.map(\.marketing) == [false, true, false, true])
        #expect(DefaultPurposes.all.filter(\.isConfirmableByEmail).map(\.code) == ["newsletter", "raffle"])
    }

    @Test("Refusals of the gate carry an article and nothing that was typed")
    func rules() {
        let refused = refusal { try Self.decide(Self.statement(source: "geheim"), nil) }
        #expect(refused?.rule?.contains("Art.") == true)
        #expect(refused?.rule?.contains("geheim") == false)
    }
}
