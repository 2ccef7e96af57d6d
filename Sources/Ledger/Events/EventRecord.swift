/// The content of one kind of event: a fixed list of fields.
protocol EventRecord: Sendable, Hashable {
    static var fieldCount: Int { get }
    var fields: [CBOR] { get }
    init(fields: inout CBORFields) throws(CBORError)
}
