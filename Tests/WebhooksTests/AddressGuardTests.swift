import Foundation
import Testing

@testable import Webhooks

/// Which addresses may be connected to.
struct AddressGuardTests {
    private static func bytes(_ text: String) -> [UInt8] {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
        if inet_pton(AF_INET6, text, &six) == 1 { return withUnsafeBytes(of: six) { Array($0) } }
        return []
    }

    @Test(
        "Addresses of our own and other special networks are refused",
        arguments: [
            "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.8.8.8", "169.254.169.254",
            "172.16.0.1", "172.31.255.255", "192.0.2.1", "192.168.178.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
            "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8",
            "64:ff9b::a00:1", "fc00::1", "fd12:3456::1", "fe80::1", "ff02::1", "2001::1", "2001:db8::1",
            "2002:a00:1::", "3fff::1",
        ])
    func refused(address: String) {
        let bytes = Self.bytes(address)
        #expect([4, 16].contains(bytes.count))
        #expect(!AddressGuard(allowsLoopback: false).allows(bytes))
    }

    @Test(
        "Public addresses are allowed, right beside the special ones too",
        arguments: [
            "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
            "192.167.255.255", "223.255.255.255", "2003:6:1::1", "2a01:4f8::1", "2600::1",
        ])
    func allowed(address: String) {
        #expect(AddressGuard(allowsLoopback: false).allows(Self.bytes(address)))
    }

    @Test("This machine is allowed only where it is meant to be; what is no address is refused")
    func edges() {
        for address in ["127.0.0.1", "::1"] { #expect(AddressGuard(allowsLoopback: true).allows(Self.bytes(address))) }
        #expect(!AddressGuard(allowsLoopback: true).allows(Self.bytes("10.0.0.1")))
        for count in [0, 3, 5, 15, 17] {
            #expect(!AddressGuard(allowsLoopback: true).allows([UInt8](repeating: 8, count: count)))
        }
    }
}
