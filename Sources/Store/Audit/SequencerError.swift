/// Why a tenant's entries could not be sealed; names no value.
package enum SequencerError: Error, Sendable, Equatable {
    /// The tenant has no streams.
    case noStream
    /// A stored stream, header or node name is not one.
    case unreadable(String)
    /// Another sequencer sealed the same entries first; nothing was lost.
    case overtaken
    /// The database counts transactions anew, below entries that are sealed already: it was copied into another cluster.
    case rewound
}
