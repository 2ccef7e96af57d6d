import Domain

/// The body of `PATCH /forms/{id}`: what is absent stays; language and thanks page of null are taken away.
struct FormPatch: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case titles, purposes, language, thanksUrl, embedOrigins, state
    }

    let titles: NameRequest?
    let purposes: [String]?
    /// Nil where it is absent, nil inside where it is null.
    let language: String??
    /// Nil where it is absent, nil inside where it is null.
    let thanksUrl: String??
    let embedOrigins: [String]?
    let state: FormState?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func some<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
            container.contains(key) ? try container.decode(Value.self, forKey: key) : nil
        }
        titles = try some(.titles)
        purposes = try some(.purposes)
        language =
            container.contains(.language)
            ? .some(try container.decodeIfPresent(String.self, forKey: .language)) : nil
        thanksUrl =
            container.contains(.thanksUrl)
            ? .some(try container.decodeIfPresent(String.self, forKey: .thanksUrl)) : nil
        embedOrigins = try some(.embedOrigins)
        state = try some(.state)
    }

    func apply(to content: inout FormContent, _ state: inout FormState) {
        if let titles { (content.germanTitle, content.englishTitle) = (titles.de, titles.en) }
        if let purposes { content.purposes = purposes }
        if let language { content.language = language }
        if let thanksUrl { content.thanksURL = thanksUrl }
        if let embedOrigins { content.embedOrigins = embedOrigins }
        if let next = self.state { state = next }
    }
}
