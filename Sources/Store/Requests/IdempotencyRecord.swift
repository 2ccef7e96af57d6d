/// What is known of an `Idempotency-Key`.
package enum IdempotencyRecord: Sendable, Equatable {
    /// The key is the caller's now.
    case claimed
    /// Somebody holds it and has not answered yet.
    case underWay
    /// It was used for another request.
    case usedDifferently
    /// It was answered so.
    case answered(status: Int, location: String?)
}
