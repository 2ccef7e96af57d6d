/// What one step of the walk to another index key did.
package struct IndexPiece<Position: Sendable & Equatable>: Sendable, Equatable {
    /// Tokens that were made anew.
    package var moved = 0
    /// Tokens of addresses that no rule takes any more, which are gone: nobody could look for them.
    package var dropped = 0
    /// The last record of the piece, where the next one begins; nil when the walk is at its end.
    package var next: Position?
}
