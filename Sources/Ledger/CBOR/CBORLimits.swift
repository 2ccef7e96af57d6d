/// The bounds of one decoded value.
package struct CBORLimits: Sendable, Equatable {
    /// The longest input, in bytes.
    package var bytes: Int
    /// How many containers may lie inside each other.
    package var depth: Int
    /// How many values one input may hold, containers included.
    package var values: Int

    /// 1 MiB (one frame of the node protocol), 16 levels, 65,536 values unless told otherwise.
    package init(bytes: Int = 1 << 20, depth: Int = 16, values: Int = 1 << 16) {
        self.bytes = bytes
        self.depth = depth
        self.values = values
    }
}
