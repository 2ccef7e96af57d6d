/// The body of `POST /people/{id}/withdrawals` and `…/objections`.
struct ReductionRequest: Decodable, Sendable {
    /// Some names, or `"all"`.
    enum Names: Decodable, Sendable {
        case all
        case these([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let names = try? container.decode([String].self) {
                self = .these(names)
            } else if try container.decode(String.self) == "all" {
                self = .all
            } else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "A list of names, or \"all\".")
            }
        }

        /// The names; nil for all.
        var list: [String]? {
            if case .these(let names) = self { names } else { nil }
        }
    }

    let purposes: Names
    let channels: Names
    let source: String?
}
