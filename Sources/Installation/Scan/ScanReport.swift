/// What a scan of files found. It never holds a needle.
package struct ScanReport: Sendable, Equatable {
    /// One place.
    package struct Hit: Sendable, Equatable {
        /// The file.
        package let file: String
        /// Where in it, in bytes.
        package let offset: Int
        /// In which form.
        package let form: NeedleForm
        /// The needle, by its line in the needle file.
        package let needle: Int
    }

    /// Hits that are listed; all are counted.
    package static let listed = 1_000

    /// Files that were read.
    package var files = 0
    /// Bytes that were read.
    package var bytes = 0
    /// How many places there are.
    package var count = 0
    /// The first of them.
    package var hits: [Hit] = []
    /// Files and directories that could not be read: nothing is proven of them.
    package var unread: [String] = []
    /// How many of these there are.
    package var unreadCount = 0

    mutating func add(_ hit: Hit) {
        count += 1
        if hits.count < Self.listed { hits.append(hit) }
    }

    mutating func add(unread path: String) {
        unreadCount += 1
        if unread.count < Self.listed { unread.append(path) }
    }
}
