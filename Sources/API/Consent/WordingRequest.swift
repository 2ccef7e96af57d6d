import Domain

/// The body of `POST /wordings`.
struct WordingRequest: Decodable, Sendable {
    let purpose: String
    let kind: WordingKind?
    let de: String
    let en: String
}
