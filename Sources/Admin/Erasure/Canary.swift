import Domain
import Foundation
import Installation
import Operations
import Store
import Vault

/// A synthetic person who lives for a moment: what is entered of her is known, so that it can be looked for afterwards.
///
/// Her values are made of a seed and stand nowhere else: whoever keeps the seed can look for them again, and a scan does not
/// find them where the seed is kept. Her addresses are on `.example` (RFC 2606).
struct Canary {
    /// Bytes of a seed.
    static let seedSize = 16
    /// Letters of one value: nobody else's data holds the same by chance.
    private static let letters = 24
    private static let count: UInt8 = 6

    /// The values, each looked for as it stands.
    private let values: [String]

    init(seed: [UInt8] = randomBytes(Self.seedSize)) {
        values = (0..<Self.count).map { number in
            let digest = Blake2b.hash(seed + [number], size: Self.letters)
            return String(decoding: digest.map { UInt8(ascii: "a") + $0 % 26 }, as: UTF8.self)
        }
    }

    /// What is looked for.
    var needles: [Needle] {
        values.enumerated().compactMap { Needle(number: $0.offset + 1, Array($0.element.utf8)) }
    }

    /// Makes her; answers her id.
    func live(in store: Store, by actor: Actor) async throws -> UUID {
        let input = PersonInput(
            profile: PersonProfile(
                givenName: values[0], familyName: values[1],
                contactPoints: [ContactPoint(kind: .email, value: email)],
                addresses: [
                    PostalAddress(
                        streetAddress: values[3], postalCode: "01067", addressLocality: values[4], addressCountry: "DE")
                ]), lifecycle: .customer,
            processing: ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: values[5]))
        return try await CreatePerson(store)(input, by: actor)
    }

    /// Erases her where she was left alive; nil where there is nobody.
    func die(_ session: Session, in store: Store, by actor: Actor) async throws -> StoredErasure? {
        var erasure: StoredErasure?
        for person in try await ReadPeople(store).with(email, .email, by: actor) {
            erasure = try await erase(person.id, session, in: store, by: actor)
        }
        return erasure
    }

    private var email: String { "\(values[2])@canary.example" }

    /// Erases her.
    func erase(
        _ person: UUID, _ session: Session, in store: Store, by actor: Actor
    ) async throws -> StoredErasure {
        try await ErasePerson(store, declaration: session.declaration())(
            person, reason: .noLongerNeeded, suppress: false, by: actor)
    }
}
