import HTTPTypes

/// Whether a browser sent an unsafe request from a page of ours (Fetch Metadata, then `Origin`).
struct OriginCheck: Sendable {
    /// What the headers say.
    enum Verdict: Equatable {
        /// From our own pages, or typed by the visitor.
        case own
        /// From somewhere else.
        case foreign
        /// Not from a browser, or from one too old to say: only a token can tell.
        case unknown
    }

    let baseURL: BaseURL

    /// Our pages send no referrer, so browsers write `Origin: null` for our own forms too; `Sec-Fetch-Site` decides
    /// wherever it comes along (browsers since 2023, over https and on loopback).
    func verdict(_ headers: HTTPFields) -> Verdict {
        let sites = headers[values: .secFetchSite]
        if !sites.isEmpty {
            return sites.allSatisfy { $0 == "same-origin" || $0 == "none" } ? .own : .foreign
        }
        let origins = headers[values: .origin]
        if origins.isEmpty { return .unknown }
        return origins.allSatisfy { $0.lowercased() == baseURL.origin } ? .own : .foreign
    }
}
