import Domain

/// The body of `PATCH /members/{id}`: what is absent stays.
struct MemberPatch: Decodable, Sendable {
    /// States that somebody may be put into.
    enum State: String, Decodable, Sendable {
        case active
        case disabled
    }

    let role: Role?
    let state: State?
}
