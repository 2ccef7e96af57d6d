import Domain
import Foundation
import HTTPTypes
import Operations
import Store
import TestSupport
import Testing

@testable import HTTPSupport

@Suite("Consents over the API")
struct APIConsentTests {
    private static let mobile: [String: any Sendable] = [
        "givenName": "Jörg", "familyName": "Weiß",
        "contactPoints": [
            ["kind": "email", "value": "Joerg.Weiss@Kunden.example"], ["kind": "telephone", "value": "0171 39200-01"],
        ], "processing": APIWorld.processing,
    ]

    @Test("R-06 the matrix shows what was asked for, and its history how it came there")
    func matrix() async throws {
        try await APIWorld.run { world in
            let person = try await world.person(Self.mobile)
            let path = "/people/\(person)/consents"
            #expect(try await world.call(.get, path).items.isEmpty)
            let wordings = try await world.call(.get, "/wordings?purpose=newsletter")
            #expect(wordings.items.count == 4)
            let english = try #require(
                wordings.items.first { $0["kind"] as? String == "wording" && $0["language"] as? String == "en" })
            let hash = try #require(english["id"] as? String)
            let made = try await world.call(
                .post, path,
                .json([
                    "purpose": "newsletter", "channel": "email", "address": "JOERG.WEISS@kunden.example",
                    "wording": hash, "source": "Messe Köln",
                ]))
            #expect(made.status == 201 && made.headers[.location] == "/api/v1\(path)")
            #expect(made.object["state"] as? String == "ConsentRequested")
            #expect(made.object["wording"] as? String == hash)
            #expect(made.object["address"] as? String == "Joerg.Weiss@Kunden.example")
            let sms: [String: any Sendable] = [
                "purpose": "sms-offers", "channel": "sms", "wording": "Ja, gern.", "source": "Anruf",
            ]
            #expect(try await world.call(.post, path, .json(sms)).status == 201)
            let items = try await world.call(.get, path).items
            #expect(items.compactMap { $0["purpose"] as? String } == ["newsletter", "sms-offers"])
            let first = try await world.call(.get, path + "?limit=1")
            let cursor = try #require(first.nextCursor)
            let second = try await world.call(.get, path + "?limit=1&cursor=" + cursor)
            #expect(second.items.count == 1 && second.nextCursor == nil)
            let history = try await world.call(.get, path + "/history")
            #expect(history.items.count == 2)
            #expect(
                history.items.contains {
                    $0["wordingText"] as? String == "Ja, gern." && $0["source"] as? String == "Anruf"
                })
            let kept = try await world.call(.get, "/wordings/\(hash)")
            #expect(kept.object["body"] as? String == english["body"] as? String)
            #expect(try await world.call(.get, "/wordings/\(hash)", as: world.foreign.token).status == 404)
        }
    }

    @Test("What staff may not state is refused, naming the field; nothing is recorded then")
    func refusals() async throws {
        try await APIWorld.run { world in
            let person = try await world.person(Self.mobile)
            let path = "/people/\(person)/consents"
            let cases: [([String: any Sendable], String, String?)] = [
                (["purpose": "newsletter", "channel": "fax"], "json-invalid", "channel"),
                (["purpose": "nichts", "channel": "email"], "purpose-unknown", "purpose"),
                (["purpose": "customer-care", "channel": "email"], "basis-not-allowed", "purpose"),
                (["purpose": "newsletter", "channel": "sms"], "channel-not-allowed", "channel"),
                (["purpose": "sms-offers", "channel": "sms", "wording": "Ja"], "source-missing", "source"),
                (["purpose": "sms-offers", "channel": "sms", "source": "Anruf"], "wording-missing", "wording"),
                (
                    ["purpose": "newsletter", "channel": "email", "address": "wer@anders.example"],
                    "value-not-allowed", "address"
                ),
            ]
            for (body, code, field) in cases {
                let answer = try await world.call(.post, path, .json(body))
                #expect([400, 422].contains(answer.status) && answer.field == field, "\(code): \(answer.text)")
                if code != "json-invalid" { #expect(answer.code == code) }
            }
            let unknown = try await world.call(
                .post, path, .json(["purpose": "newsletter", "channel": "email", "state": "ConsentGiven"]))
            #expect(unknown.status == 422 || unknown.status == 400)
            #expect(try await world.call(.get, path).items.isEmpty)
        }
    }

    @Test("R-19 R-34 a withdrawal and an objection are one request, never refused, and say what they ended")
    func reductions() async throws {
        try await APIWorld.run { world in
            let person = try await world.person(Self.mobile)
            let path = "/people/\(person)"
            let ask: [String: any Sendable] = ["purpose": "newsletter", "channel": "email"]
            #expect(try await world.call(.post, path + "/consents", .json(ask)).status == 201)
            let name = try #require(HTTPField.Name("Idempotency-Key"))
            let key: HTTPFields = [name: "widerruf-1"]
            let order: [String: any Sendable] = ["purposes": ["newsletter"], "channels": "all", "source": "Anruf"]
            let withdrawn = try await world.call(.post, path + "/withdrawals", .json(order), headers: key)
            #expect(withdrawn.status == 201 && withdrawn.object["consentsEnded"] as? Int == 1)
            #expect(withdrawn.object["purposes"] as? [String] == ["newsletter"])
            #expect(withdrawn.object["channels"] as? String == "all")
            #expect((withdrawn.object["erasure"] as? [String: Any])?["state"] as? String == "none")
            #expect(try await world.call(.post, path + "/withdrawals", .json(order), headers: key).status == 201)
            let again = try await world.call(.post, path + "/withdrawals", .json(order))
            #expect(again.object["id"] as? String == withdrawn.object["id"] as? String)
            let revived = try await world.call(.post, path + "/consents", .json(ask))
            #expect(revived.status == 422 && revived.code == "suppressed")
            let objected = try await world.call(
                .post, path + "/objections", .json(["purposes": "all", "channels": "all"]))
            #expect(objected.status == 201 && objected.object["kind"] as? String == "objection")
            let states = try await world.call(.get, path + "/consents").items.compactMap { $0["state"] as? String }
            #expect(states == ["ConsentWithdrawn", "ConsentWithdrawn"], "newsletter and offers by text message")
            for bad in [
                ["purposes": [String](), "channels": "all"], ["purposes": "alles", "channels": "all"],
                ["purposes": ["nichts"], "channels": "all"], ["purposes": "all", "channels": ["fax"]],
                ["purposes": "all"],
            ] as [[String: any Sendable]] {
                let answer = try await world.call(.post, path + "/withdrawals", .json(bad))
                #expect([400, 422].contains(answer.status), "\(answer.text)")
                #expect(["purposes", "channels"].contains(answer.field ?? ""), "\(answer.text)")
            }
        }
    }

    @Test(
        "Who may read and write consents is the rule table's; a token of consents:write may, one of people:write may not"
    )
    func rights() async throws {
        try await APIWorld.run { world in
            let person = try await world.person(Self.mobile)
            for role in Role.allCases where role != .owner {
                let token = try await world.member(role)
                let read = try await world.call(.get, "/people/\(person)/consents", as: token)
                #expect(read.status == (role.allows(.consentsRead) ? 200 : 403), "\(role)")
                let write = try await world.call(
                    .post, "/people/\(person)/withdrawals", .json(["purposes": ["raffle"], "channels": "all"]),
                    as: token)
                #expect(write.status == (role.allows(.consentsWrite) ? 201 : 403), "\(role)")
                let words = try await world.call(
                    .post, "/wordings", .json(["purpose": "newsletter", "de": "Ja \(role).", "en": "Yes \(role)."]),
                    as: token)
                #expect(words.status == (role.allows(.settingsWrite) ? 201 : 403), "\(role)")
            }
            let consents = try await world.token([.consentsWrite]).token
            #expect(try await world.call(.get, "/people/\(person)/consents", as: consents).status == 200)
            let people = try await world.token([.peopleWrite]).token
            #expect(try await world.call(.get, "/people/\(person)/consents", as: people).status == 403)
        }
    }

    @Test("R-09 a new version leaves the old text where it was; texts that are current already stay")
    func wordings() async throws {
        try await APIWorld.run { world in
            let words: [String: any Sendable] = [
                "purpose": "newsletter", "de": "Ja, ich möchte Neues hören.", "en": "Yes, I want to hear news.",
            ]
            let made = try await world.call(.post, "/wordings", .json(words))
            #expect(made.status == 201 && made.object["version"] as? Int == 2)
            let location = try #require(made.headers[.location])
            let text = try await world.call(.get, String(location.dropFirst("/api/v1".count)))
            #expect(text.object["body"] as? String == "Ja, ich möchte Neues hören.")
            let same = try await world.call(.post, "/wordings", .json(words))
            #expect(same.object["version"] as? Int == 2)
            let all = try await world.call(.get, "/wordings?purpose=newsletter").items
            let mine = all.filter { $0["kind"] as? String == "wording" && $0["language"] as? String == "de" }
            #expect(mine.map { $0["version"] as? Int } == [2, 1])
            #expect(mine.map { $0["current"] as? Bool } == [true, false])
            let notice = try await world.call(
                .post, "/wordings", .json(words.merging(["kind": "notice"]) { $1 }))
            #expect(notice.object["kind"] as? String == "notice")
            let empty = try await world.call(
                .post, "/wordings", .json(["purpose": "newsletter", "de": "Ja.", "en": ""]))
            #expect(empty.status == 422 && empty.field == "en")
        }
    }
}
