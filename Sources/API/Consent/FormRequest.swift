import Domain

/// The body of `POST /forms`.
struct FormRequest: Decodable, Sendable {
    let slug: String
    let titles: NameRequest
    let purposes: [String]?
    let language: String?
    let thanksUrl: String?
    let embedOrigins: [String]?
    let state: FormState?

    /// What it asks for.
    var content: FormContent {
        FormContent(
            germanTitle: titles.de, englishTitle: titles.en, purposes: purposes ?? [], language: language,
            thanksURL: thanksUrl, embedOrigins: embedOrigins ?? [])
    }
}

/// A name in both languages as it comes in.
struct NameRequest: Decodable, Sendable {
    let de: String
    let en: String
}
