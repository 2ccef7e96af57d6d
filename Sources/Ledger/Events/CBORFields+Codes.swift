import Foundation

extension CBORFields {
    /// A code: 1 to 64 ASCII letters, digits or `._#/:-`, so that no name and no address fits in.
    mutating func code() throws(CBORError) -> String {
        let code = try text(maximum: 64)
        let allowed = code.utf8.allSatisfy { unit in
            switch unit {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "#"),
                UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard allowed, !code.isEmpty else { throw CBORError(.unexpected) }
        return code
    }

    /// A list of at most 64 codes.
    mutating func codes() throws(CBORError) -> [String] {
        var fields = CBORFields(rest: try list(maximum: 64))
        var codes: [String] = []
        while !fields.isAtEnd { codes.append(try fields.code()) }
        return codes
    }

    /// A list of at most 1,024 ids.
    mutating func uuids() throws(CBORError) -> [UUID] {
        var fields = CBORFields(rest: try list(maximum: 1024))
        var ids: [UUID] = []
        while !fields.isAtEnd { ids.append(try fields.uuid()) }
        return ids
    }
}
