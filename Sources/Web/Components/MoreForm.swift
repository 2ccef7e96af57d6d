/// The way on through hits: what was searched for is personal and travels in a body.
struct MoreForm: Sendable {
    let csrf: String
    let query: String
    let cursor: String
}
