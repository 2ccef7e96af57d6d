import Domain
import Installation
import Operations
import Vault

/// A synthetic person who lives for a moment: what is entered of her is known, so that it can be looked for afterwards.
///
/// What was entered stays in this process alone. Her addresses are on `.example` (RFC 2606).
struct Canary {
    /// Letters of one value: nobody else's data holds the same by chance.
    private static let letters = 24

    /// The values, each looked for as it stands.
    private let values: [String]

    init() {
        values = (0..<6).map { _ in Self.word() }
    }

    /// Makes her in the tenant of `--tenant` and erases her again; answers what was entered.
    func liveAndDie(_ session: Session) async throws -> [Needle] {
        let (store, actor) = try await session.tenant(changes: true)
        let input = PersonInput(
            profile: PersonProfile(
                givenName: values[0], familyName: values[1],
                contactPoints: [ContactPoint(kind: .email, value: "\(values[2])@canary.example")],
                addresses: [
                    PostalAddress(
                        streetAddress: values[3], postalCode: "01067", addressLocality: values[4], addressCountry: "DE")
                ]), lifecycle: .customer,
            processing: ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: values[5]))
        let person = try await CreatePerson(store)(input, by: actor)
        _ = try await ErasePerson(store, declaration: session.declaration())(
            person, reason: .noLongerNeeded, suppress: false, by: actor)
        return values.enumerated().compactMap { Needle(number: $0.offset + 1, Array($0.element.utf8)) }
    }

    private static func word() -> String {
        String(
            decoding: (0..<letters).map { _ in UInt8.random(in: UInt8(ascii: "a")...UInt8(ascii: "z")) }, as: UTF8.self)
    }
}
