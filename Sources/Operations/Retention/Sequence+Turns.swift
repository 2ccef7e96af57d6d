extension Sequence {
    /// Gives every element its turn; one that fails does not keep the others waiting.
    ///
    /// - Throws: The first failure, after all others had their turn.
    package func eachInTurn(_ turn: (Element) async throws -> Void) async throws {
        var failure: (any Error)?
        for element in self {
            do {
                try await turn(element)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }
}
