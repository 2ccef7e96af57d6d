/// What a new generation of a person's keys took.
package struct RotatedKeys: Sendable, Equatable {
    /// How many keys there were that have another one in their place; those before them are gone.
    package var keys = 0
    /// How many envelopes were sealed anew.
    package var rows = 0
    /// Keys that stay, because what they seal is sealed once and for ever: proof, and what the law keeps.
    package var kept = 0
}
