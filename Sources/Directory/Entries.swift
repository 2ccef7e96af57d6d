import Foundation
import Vault

/// People in columns, in the order in which they were appended.
// SAFETY: its maker appends, alone, and then shares it to be read.
final class Entries: @unchecked Sendable {
    // SAFETY: all of these are written before the value is shared, as said above.
    private(set) var ids: [Identifier] = []
    private(set) var createdAt: [Int64] = []
    private(set) var updatedAt: [Int64] = []
    private(set) var attributes: [UInt32] = []
    private var textEnds: [UInt32] = []
    private var keyEnds: [UInt32] = []
    private var attributeEnds: [UInt32] = []
    /// What is searched through: folded fields, each with its end.
    let text: WipedBytes
    /// What names are sorted by.
    let keys: WipedBytes

    init(count: Int = 0, textBytes: Int = 0, keyBytes: Int = 0, attributeCount: Int = 0) {
        text = WipedBytes(capacity: textBytes)
        keys = WipedBytes(capacity: keyBytes)
        ids.reserveCapacity(count)
        createdAt.reserveCapacity(count)
        updatedAt.reserveCapacity(count)
        textEnds.reserveCapacity(count)
        keyEnds.reserveCapacity(count)
        attributeEnds.reserveCapacity(count)
        attributes.reserveCapacity(attributeCount)
    }

    var count: Int { ids.count }

    /// Ends an entry whose text and key were appended before.
    func close(_ id: Identifier, createdAt: Int64, updatedAt: Int64, attributes: some Sequence<UInt32>) {
        ids.append(id)
        self.createdAt.append(createdAt)
        self.updatedAt.append(updatedAt)
        self.attributes.append(contentsOf: attributes)
        textEnds.append(UInt32(text.count))
        keyEnds.append(UInt32(keys.count))
        attributeEnds.append(UInt32(self.attributes.count))
    }

    /// Appends an entry of other columns.
    func copy(_ position: Int, of other: Entries) {
        text.append(contentsOf: UnsafeBufferPointer(rebasing: other.text.bytes[other.textRange(position)]))
        keys.append(contentsOf: other.key(position))
        close(
            other.ids[position], createdAt: other.createdAt[position], updatedAt: other.updatedAt[position],
            attributes: other.attributes[other.attributeRange(position)])
    }

    func textRange(_ position: Int) -> Range<Int> {
        (position == 0 ? 0 : Int(textEnds[position - 1]))..<Int(textEnds[position])
    }

    func key(_ position: Int) -> UnsafeBufferPointer<UInt8> {
        let start = position == 0 ? 0 : Int(keyEnds[position - 1])
        return UnsafeBufferPointer(rebasing: keys.bytes[start..<Int(keyEnds[position])])
    }

    func attributeRange(_ position: Int) -> Range<Int> {
        (position == 0 ? 0 : Int(attributeEnds[position - 1]))..<Int(attributeEnds[position])
    }

    /// Whether an entry has the attribute of that number.
    func has(_ attribute: UInt32, at position: Int) -> Bool {
        attributes[attributeRange(position)].contains(attribute)
    }

    /// The entry in whose text a byte stands; not before `position`.
    // The next hit is mostly near: the reach doubles until it holds the byte.
    func entry(holding byte: Int, from position: Int) -> Int {
        var low = position
        var reach = 1
        while low + reach < count, Int(textEnds[low + reach - 1]) <= byte {
            low += reach
            reach *= 2
        }
        var high = min(low + reach, count - 1)
        while low < high {
            let middle = (low + high) / 2
            if Int(textEnds[middle]) > byte { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Bytes of memory held.
    var byteCount: Int {
        text.byteCount + keys.byteCount + ids.capacity * 16 + (createdAt.capacity + updatedAt.capacity) * 8
            + (textEnds.capacity + keyEnds.capacity + attributeEnds.capacity + attributes.capacity) * 4
    }
}
