import Foundation
import Testing

/// What is written about a person's rights, from either side.
extension ByteScanTests {
    /// She uses a right; every word that can be written about it is written.
    func claim(_ client: HTTPClient, _ person: String) async throws {
        let opened = try await client.post(
            "/api/v1/requests",
            ["kind": "rectification", "personId": person, "contact": Value.asking, "note": Value.known])
        #expect(opened.status == 201, "\(opened.text)")
        let path = "/api/v1/requests/\(try #require(try opened.json.id.string))"
        let steps: [(String, [String: Any])] = [
            ("extension", ["months": 1, "reason": "complexity", "text": Value.delay]),
            ("refusal", ["reason": "excessive", "text": Value.refused, "remedies": Value.remedy]),
            ("completion", ["answer": Value.answered]),
        ]
        for (step, body) in steps {
            let answer = try await client.post("\(path)/\(step)", body)
            #expect(answer.status == 201, "\(step): \(answer.text)")
        }
    }

    /// What she was asked and what she took back, in her own words.
    func ask(_ client: HTTPClient, _ person: String) async throws {
        let path = "/api/v1/people/\(person)"
        let asked: [String: Any] = [
            "purpose": "newsletter", "channel": "email", "address": Value.newEmail, "wording": Value.said,
            "source": Value.source,
        ]
        #expect(try await client.post("\(path)/consents", asked).status == 201)
        let refused = asked.merging(["address": Value.officeEmail]) { $1 }
        #expect(try await client.post("\(path)/consents", refused).status == 422)
        let order: [String: Any] = ["purposes": ["newsletter"], "channels": "all", "source": Value.note]
        #expect(try await client.post("\(path)/withdrawals", order).status == 201)
        #expect(try await client.get("\(path)/consents").text.contains(Value.newEmail))
        #expect(try await client.get("\(path)/consents/history").text.contains(Value.said))
    }
}
