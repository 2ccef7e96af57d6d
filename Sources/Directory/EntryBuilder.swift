import Foundation
import Vault

/// People one behind the other, before they are put into columns.
final class EntryBuilder {
    /// One of them, and where her text, her key and her attributes end.
    struct Record {
        var id: Identifier
        var createdAt: Int64
        var updatedAt: Int64
        var textEnd: UInt32
        var keyEnd: UInt32
        var attributeEnd: UInt32
    }

    private(set) var records: [Record] = []
    private(set) var attributes: [UInt32] = []
    let text: WipedBytes
    let keys: WipedBytes

    init(count: Int = 0, textBytes: Int = 0, keyBytes: Int = 0, attributeCount: Int = 0) {
        text = WipedBytes(capacity: textBytes)
        keys = WipedBytes(capacity: keyBytes)
        records.reserveCapacity(count)
        attributes.reserveCapacity(attributeCount)
    }

    /// Ends an entry whose text and key were appended before.
    func close(_ id: Identifier, createdAt: Int64, updatedAt: Int64, attributes: some Sequence<UInt32>) {
        self.attributes.append(contentsOf: attributes)
        records.append(
            Record(
                id: id, createdAt: createdAt, updatedAt: updatedAt, textEnd: UInt32(text.count),
                keyEnd: UInt32(keys.count), attributeEnd: UInt32(self.attributes.count)))
    }

    /// Appends an entry of other columns.
    func copy(_ position: Int, of other: Entries) {
        text.append(contentsOf: UnsafeBufferPointer(rebasing: other.text[other.textRange(position)]))
        keys.append(contentsOf: other.key(position))
        close(
            other.ids[position], createdAt: other.createdAt[position], updatedAt: other.updatedAt[position],
            attributes: other.attributes[other.attributeRange(position)])
    }
}
