/// A value kept as a canonical binary record of catalogued fields.
package protocol CatalogueRecord: Sendable, Equatable {
    /// The record's shape in the catalogue.
    static var recordKind: RecordKind { get }
    /// The canonical bytes.
    func encoded() -> [UInt8]
    /// Reads canonical bytes; total, keeps fields it does not know.
    init(decoding bytes: UnsafeRawBufferPointer) throws(RecordError)
}

extension CatalogueRecord {
    /// Reads canonical bytes from an array.
    package init(decoding bytes: [UInt8]) throws(RecordError) {
        self = try bytes.withUnsafeBytes { buffer in
            Result { () throws(RecordError) in try Self(decoding: buffer) }
        }.get()
    }
}
