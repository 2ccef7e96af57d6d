import Foundation
import Vault

/// People in columns; never changes.
// SAFETY: nothing is written after it is made, and the bytes lie still from then on.
@safe final class Entries: @unchecked Sendable {
    let ids: [Identifier]
    let createdAt: [Int64]
    let updatedAt: [Int64]
    let attributes: [UInt32]
    private let textEnds: [UInt32]
    private let keyEnds: [UInt32]
    private let attributeEnds: [UInt32]
    /// What is searched through: folded fields, each with its end.
    let text: UnsafeBufferPointer<UInt8>
    /// What names are sorted by.
    private let keys: UnsafeBufferPointer<UInt8>
    private let textOwner: WipedBytes
    private let keyOwner: WipedBytes

    /// Nobody.
    convenience init() { self.init(EntryBuilder()) }

    /// Those whom a builder was given; it is given nobody from now on.
    init(_ builder: EntryBuilder) {
        ids = builder.records.map(\.id)
        createdAt = builder.records.map(\.createdAt)
        updatedAt = builder.records.map(\.updatedAt)
        textEnds = builder.records.map(\.textEnd)
        keyEnds = builder.records.map(\.keyEnd)
        attributeEnds = builder.records.map(\.attributeEnd)
        attributes = builder.attributes
        textOwner = builder.text
        keyOwner = builder.keys
        text = textOwner.bytes
        keys = keyOwner.bytes
    }

    var count: Int { ids.count }

    func textRange(_ position: Int) -> Range<Int> {
        (position == 0 ? 0 : Int(textEnds[position - 1]))..<Int(textEnds[position])
    }

    func key(_ position: Int) -> UnsafeBufferPointer<UInt8> {
        let start = position == 0 ? 0 : Int(keyEnds[position - 1])
        return UnsafeBufferPointer(rebasing: keys[start..<Int(keyEnds[position])])
    }

    func attributeRange(_ position: Int) -> Range<Int> {
        (position == 0 ? 0 : Int(attributeEnds[position - 1]))..<Int(attributeEnds[position])
    }

    /// Whether an entry has the attribute of that number.
    func has(_ attribute: UInt32, at position: Int) -> Bool {
        for index in attributeRange(position) where attributes[index] == attribute { return true }
        return false
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
        textOwner.byteCount + keyOwner.byteCount + ids.capacity * 16 + (createdAt.capacity + updatedAt.capacity) * 8
            + (textEnds.capacity + keyEnds.capacity + attributeEnds.capacity + attributes.capacity) * 4
    }
}
