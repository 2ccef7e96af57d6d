/// The entries of a CBOR map, without duplicates and sorted bytewise by encoded key (RFC 8949 §4.2.1).
package struct CBORMap: Sendable, Equatable {
    /// One key and its value.
    package struct Entry: Sendable, Equatable {
        /// The key; any value may be one.
        package let key: CBOR
        /// The value.
        package let value: CBOR

        /// Pairs a key with a value.
        package init(_ key: CBOR, _ value: CBOR) {
            self.key = key
            self.value = value
        }
    }

    /// The entries in the order in which they are written.
    package let entries: [Entry]

    /// Sorts the entries; throws `duplicateKey` when two keys encode alike.
    package init(_ entries: [Entry]) throws(CBORError) {
        let keyed = entries.map { (key: $0.key.encoded(), entry: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (one, next) in zip(keyed, keyed.dropFirst()) where one.key == next.key {
            throw CBORError(.duplicateKey)
        }
        self.entries = keyed.map(\.entry)
    }

    /// Takes entries whose order the decoder has checked.
    init(sorted entries: [Entry]) {
        self.entries = entries
    }

    /// The value under a key, nil when there is none.
    package subscript(key: CBOR) -> CBOR? {
        entries.first { $0.key == key }?.value
    }
}
