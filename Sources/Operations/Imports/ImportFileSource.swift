import Store

/// The bytes of a waiting file, piece by piece.
struct ImportFileSource {
    private let scope: TenantScope
    private let file: StoredImportFile
    private var number = 0
    private(set) var isAtEnd = false

    init(scope: TenantScope, file: StoredImportFile) {
        self.scope = scope
        self.file = file
    }

    /// The next piece; nil at the end.
    mutating func next() async throws -> [UInt8]? {
        guard number < file.chunks else {
            isAtEnd = true
            return nil
        }
        number += 1
        return try await scope.chunk(number, of: file)
    }
}
