/// Why a password was neither hashed nor checked.
package enum PasswordError: String, Error, Sendable, Equatable {
    /// No characters.
    case empty
    /// More than `Password.maximumSize` bytes.
    case tooLong = "too-long"
    /// All threads work and the queue is full; answer 503 with `Retry-After`.
    case tooBusy = "too-busy"
    /// The memory for the hash is not there.
    case outOfMemory = "out-of-memory"
}
