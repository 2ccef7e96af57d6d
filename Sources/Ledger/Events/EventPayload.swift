/// What an event says: the bytes that its leaf commits to.
///
/// Encoded as the CBOR list version, type code, then the record's fields. No payload holds a name, an address or any
/// other personal value: ids, codes, hashes and times only.
package enum EventPayload: Sendable, Hashable {
    /// The version in front of every payload.
    package static let version: UInt8 = 1
    /// The longest payload, in bytes.
    package static let maximumBytes = 32 * 1024

    /// A consent was withdrawn.
    case withdraw(ReductionEvent)
    /// Someone objected.
    case object(ReductionEvent)
    /// Processing was restricted, or a restriction lifted.
    case restrict(RestrictionEvent)
    /// A subject was erased.
    case erase(ErasureEvent)
    /// A consent was given.
    case grant(GrantEvent)
    /// Someone changed something.
    case audit(AuditEvent)
    /// Someone read something personal.
    case read(ReadEvent)
    /// Another type, or another version of one: its bytes are kept as they came.
    case unknown(EventType, [UInt8])

    /// The type that the leaf names.
    package var type: EventType {
        switch self {
        case .withdraw: .withdraw
        case .object: .object
        case .restrict: .restrict
        case .erase: .erase
        case .grant: .grant
        case .audit: .audit
        case .read: .read
        case .unknown(let type, _): type
        }
    }

    /// The canonical bytes.
    ///
    /// Throws `unexpected` or `tooLarge` when a value breaks its bounds (a code with a space, 65 purposes), so that
    /// nothing is committed to that could not be read again.
    package func encoded() throws(CBORError) -> [UInt8] {
        let bytes = uncheckedBytes
        _ = try EventPayload(decoding: bytes)
        return bytes
    }

    /// The canonical bytes, whatever the values: for entries that stand in tables of this node and are never decoded,
    /// so that no odd value there can stop the chain.
    package var uncheckedBytes: [UInt8] {
        let record: any EventRecord
        switch self {
        case .withdraw(let event): record = event
        case .object(let event): record = event
        case .restrict(let event): record = event
        case .erase(let event): record = event
        case .grant(let event): record = event
        case .audit(let event): record = event
        case .read(let event): record = event
        case .unknown(_, let bytes): return bytes
        }
        let start: [CBOR] = [.unsigned(UInt64(Self.version)), .unsigned(UInt64(type.code))]
        return CBOR.array(start + record.fields).encoded()
    }

    /// Reads a payload. Total; types and versions of later nodes are kept as `unknown`.
    package init(decoding bytes: [UInt8]) throws(CBORError) {
        let limits = CBORLimits(bytes: Self.maximumBytes, depth: 16, values: 4096)
        guard case .array(let list) = try CBOR(decoding: bytes, limits: limits), list.count >= 2 else {
            throw CBORError(.unexpected)
        }
        var fields = CBORFields(rest: list)
        let (version, type) = (try fields.unsigned(UInt64.self), EventType(code: try fields.unsigned()))
        guard version == UInt64(Self.version) else {
            self = .unknown(type, bytes)
            return
        }
        switch type {
        case .withdraw: self = .withdraw(try Self.record(&fields))
        case .object: self = .object(try Self.record(&fields))
        case .restrict: self = .restrict(try Self.record(&fields))
        case .erase: self = .erase(try Self.record(&fields))
        case .grant: self = .grant(try Self.record(&fields))
        case .audit: self = .audit(try Self.record(&fields))
        case .read: self = .read(try Self.record(&fields))
        default: self = .unknown(type, bytes)
        }
    }

    private static func record<Record: EventRecord>(_ fields: inout CBORFields) throws(CBORError) -> Record {
        guard fields.count == Record.fieldCount else { throw CBORError(.unexpected) }
        return try Record(fields: &fields)
    }
}
