/// A sender or recipient: an address, and the name shown beside it.
package struct Mailbox: Sendable, Equatable {
    /// The name; nil shows the address alone.
    package let name: String?
    /// The address in ASCII; an internationalised domain stands in its A-labels.
    package let address: String

    /// Checks both; what passes cannot end a header line or a command of SMTP.
    package init(name: String? = nil, address: String) throws(MailError) {
        guard Self.isUsable(address) else { throw MailError.addressUnusable }
        if let name, HeaderField.holdsControl(name) { throw MailError.controlCharacter }
        self.name = name.flatMap { $0.isEmpty ? nil : $0 }
        self.address = address
    }

    /// The part behind the `@`.
    package var domain: String {
        String(address.split(separator: "@").last ?? "localhost")
    }

    /// Dot-atom `@` host name (RFC 5321 §4.1.2 without quoted strings and address literals), at most 254 bytes.
    private static func isUsable(_ address: String) -> Bool {
        let bytes = Array(address.utf8)
        guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")) else { return false }
        let local = bytes[..<at]
        let domain = bytes[(at + 1)...]
        guard (1...64).contains(local.count), (1...253).contains(domain.count) else { return false }
        return isDotted(local, isAtom) && isDotted(domain, isHostByte)
    }

    private static func isDotted(_ bytes: ArraySlice<UInt8>, _ allowed: (UInt8) -> Bool) -> Bool {
        bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.allSatisfy(allowed)
        }
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        isHostByte(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
