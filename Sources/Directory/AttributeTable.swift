import Store
import Synchronization

/// The numbers that stand for attributes in one tenant's directory; they only grow.
final class AttributeTable: Sendable {
    /// The number of ``Attribute/restricted``.
    static let restricted: UInt32 = 0

    private let numbers = Mutex<[Attribute: UInt32]>([.restricted: AttributeTable.restricted])

    /// The attribute's number, a new one where it has none.
    func number(_ attribute: Attribute) -> UInt32 {
        numbers.withLock { numbers in
            if let number = numbers[attribute] { return number }
            let number = UInt32(numbers.count)
            numbers[attribute] = number
            return number
        }
    }

    /// The states of a purpose's consents on a channel that anybody has, with their numbers.
    func consents(_ purpose: String, _ channel: String) -> [UInt32] {
        numbers.withLock { numbers in
            numbers.compactMap { attribute, number in
                if case .consent(let consent) = attribute, consent.purpose == purpose, consent.channel == channel {
                    number
                } else {
                    nil
                }
            }
        }
    }

    /// Every state of consent that anybody has, by its number.
    func consents() -> [UInt32: DirectoryRow.Consent] {
        numbers.withLock { numbers in
            var consents: [UInt32: DirectoryRow.Consent] = [:]
            for (attribute, number) in numbers {
                if case .consent(let consent) = attribute { consents[number] = consent }
            }
            return consents
        }
    }

    /// The attribute's number; nil where nobody has the attribute.
    func known(_ attribute: Attribute) -> UInt32? {
        numbers.withLock { $0[attribute] }
    }
}
