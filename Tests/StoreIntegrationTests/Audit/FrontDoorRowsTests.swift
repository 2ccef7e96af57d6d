import Domain
import Foundation
import Operations
import Postgres
import TestSupport
import Testing

@testable import Store

/// What the log says of forms, sign-ups, lifted blocks and links that somebody changed behind its back.
@Suite struct FrontDoorRowsTests {
    /// Tables that were vouched for from their first row: what an older version adopts has none of them.
    static let later: Set<TableNumber> = [
        .webhook, .purposeText, .subscriptionForm, .subscriptionFormVersion, .pendingSignup, .suppressionLift,
        .personLink,
        .subjectRequest, .campaign, .breach, .legalHold,
    ]

    private static let tables: [PostgresQuery] = [
        "subject", "wrapped_key", "subscription_form", "subscription_form_version", "pending_signup",
        "suppression_lift", "person_link",
    ]

    /// A change, and what it is to be called.
    private static let tamperings: [(change: PostgresQuery, code: String, table: TableNumber)] = [
        ("UPDATE pending_signup SET purposes = '{raffle}' WHERE state = 'waiting'", "row-changed", .pendingSignup),
        ("DELETE FROM pending_signup WHERE state = 'waiting'", "row-missing", .pendingSignup),
        ("UPDATE pending_signup SET state = 'expired' WHERE state = 'confirmed'", "row-changed", .pendingSignup),
        ("DELETE FROM subject WHERE kind = 'pending'", "row-missing", .subject),
        ("DELETE FROM wrapped_key WHERE compartment = 3", "row-missing", .wrappedKey),
        ("UPDATE suppression_lift SET purpose_code = 'sms-offers'", "row-unknown", .suppressionLift),
        ("DELETE FROM suppression_lift", "row-missing", .suppressionLift),
        ("UPDATE person_link SET created_at = created_at + interval '1 day'", "row-changed", .personLink),
        ("DELETE FROM person_link", "row-missing", .personLink),
        ("UPDATE subscription_form SET state = 'closed'", "row-changed", .subscriptionForm),
        (
            "UPDATE subscription_form_version SET embed_origins = '{https://fremd.example}'", "row-changed",
            .subscriptionFormVersion
        ),
    ]

    @Test("Whoever changes or removes a form, a sign-up, a lifted block or a link is found")
    func tampered() async throws {
        try await StoreFixture.with { house in
            let intruder = house.database.smallClient(as: .superuser)
            let anna = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
            _ = try await house.erase(anna, reason: .objection, suppress: true, by: house.actor)
            let world = SignupWorld(fixture: house)
            house.clock.advance(by: 60)
            _ = try await world.subscriber("anna.gross@kunden.example")
            try await world.ask("wartet@kunden.example")
            let verifier = AuditVerifier(house.operatorStore)
            #expect(
                try await verifier.verify(house.tenant.id).findings == [], "an ordinary life leaves nothing to find")
            func tamper(_ statements: [PostgresQuery]) async throws {
                _ = try await intruder.segment(
                    ["SELECT set_config('session_replication_role', 'replica', true)"] + statements, lane: .write)
            }
            try await tamper(
                ["CREATE SCHEMA now"] + Self.tables.map { "CREATE TABLE now.\(fragment: $0) AS TABLE \(fragment: $0)" })
            for one in Self.tamperings {
                try await tamper([one.change])
                let findings = try await verifier.verify(house.tenant.id).findings
                #expect(
                    findings.contains { $0.code == one.code && "\($0)".contains("\(one.table)") },
                    "\(one.change): \(findings)")
                try await tamper(
                    Self.tables.flatMap { table -> [PostgresQuery] in
                        [
                            "DELETE FROM \(fragment: table)",
                            "INSERT INTO \(fragment: table) SELECT * FROM now.\(fragment: table)",
                        ]
                    })
            }
            #expect(try await verifier.verify(house.tenant.id).findings == [], "all taken back")
            await intruder.shutdown()
        }
    }
}
