/// What is known of a key.
package enum IdempotencyState: Sendable, Equatable {
    /// It was free and is now claimed by this request.
    case claimed
    /// Another request with it is under way.
    case underWay
    /// It was used for another request.
    case usedDifferently
    /// The same request was answered like this.
    case answered(IdempotentAnswer)
}
