/// One chain: what one incarnation of one node writes on one lane of one tenant.
package struct StreamID: Sendable, Hashable {
    /// Bytes of a tenant's stream id.
    package static let tenantSize = 16

    /// The random id under which the tenant's streams are known, 16 bytes; not the tenant's own id.
    package let tenant: [UInt8]
    /// The lane.
    package let lane: Lane
    /// The node that writes it.
    package let origin: Digest
    /// 1 at first; grows whenever the node comes back from a backup.
    package let incarnation: UInt32

    /// Names a stream; nil when the tenant's stream id is not 16 bytes.
    package init?(tenant: [UInt8], lane: Lane, origin: Digest, incarnation: UInt32) {
        guard tenant.count == Self.tenantSize else { return nil }
        self.tenant = tenant
        self.lane = lane
        self.origin = origin
        self.incarnation = incarnation
    }

    init(cbor: CBOR) throws(CBORError) {
        var fields = try CBORFields(cbor, count: 4)
        tenant = try fields.bytes(Self.tenantSize...Self.tenantSize)
        guard let lane = Lane(rawValue: try fields.unsigned()) else { throw CBORError(.unexpected) }
        self.lane = lane
        origin = try fields.digest()
        incarnation = try fields.unsigned()
    }

    var cbor: CBOR {
        .array([
            .bytes(tenant), .unsigned(UInt64(lane.rawValue)), .bytes(origin.bytes), .unsigned(UInt64(incarnation)),
        ])
    }
}
