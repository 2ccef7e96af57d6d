import Foundation
import Testing

/// People over the API: made with recognisable names, and looked for again.
struct People: Sendable {
    private let client: HTTPClient

    init(_ client: HTTPClient) { self.client = client }

    /// A body for `POST /people`.
    static func body(_ family: String, email: String? = nil) -> [String: Any] {
        [
            "givenName": "Änne", "familyName": family,
            "contactPoints": [["kind": "email", "value": email ?? "\(UUID().uuidString.lowercased())@kunden.example"]],
            "addresses": [["streetAddress": "Hauptstraße 5", "postalCode": "01067", "addressLocality": "Dresden"]],
            "processing": ["purpose": "customer-care", "legalBasis": "contract", "source": "Ladengespräch"],
        ]
    }

    /// Makes people and answers their ids.
    func create(_ count: Int) async throws -> [String] {
        var ids: [String] = []
        for number in 0..<count {
            let answer = try await client.post("/api/v1/people", Self.body("Müller-\(number)"))
            guard answer.status == 201, let id = try answer.json.id.string else {
                throw EndToEndError("not created: \(answer.status) \(answer.text)")
            }
            ids.append(id)
        }
        return ids
    }

    /// Goes on making people until `end`, and answers who was acknowledged and what was refused.
    func createWhileDown(until end: ContinuousClock.Instant) async throws -> ([String], [HTTPAnswer]) {
        var ids: [String] = []
        var refusals: [HTTPAnswer] = []
        while ContinuousClock.now < end {
            let answer = try await client.post("/api/v1/people", Self.body("Weiß-\(ids.count)"))
            if answer.status == 201, let id = try answer.json.id.string {
                ids.append(id)
            } else if answer.status != 429 {
                refusals.append(answer)
            }
            // Not faster than the limit of requests lets anybody be.
            try await Task.sleep(for: .milliseconds(20))
        }
        return (ids, refusals)
    }

    /// Expects that all of them are there.
    func expect(_ ids: [String]) async throws {
        for id in ids {
            let answer = try await client.get("/api/v1/people/\(id)")
            #expect(answer.status == 200, "\(id): \(answer.text)")
        }
    }
}
