import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import HTTPSupport

@Suite("The client's address")
struct HTTPSupportClientTests {
    @Test(
        "is read from every usual form, and from nothing else",
        arguments: [
            ("192.0.2.1", true), ("192.0.2.1:443", true), ("2001:db8::1", true), ("[2001:db8::1]:443", true),
            ("[2001:db8::1]", true), ("::ffff:192.0.2.1", true), ("fe80::1%eth0", true), ("", false),
            ("unknown", false),
            ("_hidden", false), ("1.2.3", false), ("1.2.3.4.5", false), ("256.1.1.1", false), ("::g", false),
            ("1.2.3.4, 5.6.7.8", false), (String(repeating: "1", count: 100), false),
        ])
    func forms(text: String, isAddress: Bool) {
        #expect((IPAddress(text) != nil) == isAddress)
    }

    @Test("of IPv4 is the same however it is written")
    func mapped() throws {
        #expect(IPAddress("192.0.2.1") == IPAddress("::ffff:192.0.2.1"))
        #expect(try #require(IPAddress("127.8.8.8")).isLoopback)
        #expect(try #require(IPAddress("::1")).isLoopback)
        #expect(try !#require(IPAddress("::2")).isLoopback)
    }

    @Test("is counted by the whole IPv4 address, and by the /64 of an IPv6 one")
    func limiterKeys() throws {
        let one = try #require(IPAddress("2001:db8:1:2::1"))
        #expect(one.limiterKey == IPAddress("2001:db8:1:2:ffff::9")?.limiterKey)
        #expect(one.limiterKey != IPAddress("2001:db8:1:3::1")?.limiterKey)
        #expect(IPAddress("192.0.2.1")?.limiterKey != IPAddress("192.0.2.2")?.limiterKey)
    }

    @Test(
        "lies in a block or not",
        arguments: [
            ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.1", false),
            ("192.0.2.128/25", "192.0.2.127", false),
            ("192.0.2.128/25", "192.0.2.200", true), ("2001:db8::/33", "2001:db8:7fff::1", true),
            ("2001:db8::/33", "2001:db8:8000::1", false), ("::1", "::1", true), ("::1", "::2", false),
            ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "2001:db8::1", false), ("::/0", "8.8.8.8", true),
        ])
    func blocks(block: String, address: String, isInside: Bool) throws {
        #expect(try AddressBlock(block).contains(try #require(IPAddress(address))) == isInside)
    }

    @Test(
        "a block that is none is refused",
        arguments: ["", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "a/8", "::/129", "1/2/3"])
    func badBlocks(block: String) {
        #expect(throws: Refusal.self) { try AddressBlock(block) }
    }

    @Test(
        "comes from X-Forwarded-For only behind trusted proxies, from the right",
        arguments: [
            ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"),
            ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["6.6.6.6, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["6.6.6.6", "198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["198.51.100.1, 10.0.0.2"], "198.51.100.1"),
            ("10.0.0.1", ["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
            ("10.0.0.1", ["6.6.6.6, nonsense, 10.0.0.2"], "10.0.0.2"),
            ("10.0.0.1", [], "10.0.0.1"),
            ("10.0.0.1", ["[2001:db8::7]:999"], "2001:db8::7"),
        ] as [(String, [String], String)])
    func forwarded(peer: String, lines: [String], client: String) throws {
        let proxies = try TrustedProxies(parsing: "10.0.0.0/8, 127.0.0.1")
        var headers = HTTPFields()
        for line in lines { headers.append(HTTPField(name: .forwardedFor, value: line)) }
        #expect(proxies.client(peer: IPAddress(peer), headers: headers).address == IPAddress(client))
    }

    @Test("says https only where a trusted proxy does")
    func proto() throws {
        let proxies = try TrustedProxies(parsing: "10.0.0.0/8")
        let headers: HTTPFields = [.forwardedProto: "https"]
        #expect(proxies.client(peer: IPAddress("10.0.0.1"), headers: headers).isSecure)
        #expect(!proxies.client(peer: IPAddress("11.0.0.1"), headers: headers).isSecure)
        #expect(!proxies.client(peer: nil, headers: headers).isSecure)
    }

    @Test("over a real socket: spoofed without a trusted proxy, believed with one", arguments: [false, true])
    func live(isTrusted: Bool) async throws {
        let house = HTTPHouse(try HTTPFixture().router(proxies: isTrusted ? "127.0.0.0/8 ::1" : ""))
        try await httpApplication(house.router).test(.live) { client in
            try await client.execute(
                uri: "/p/a/address", method: .get, headers: [.forwardedFor: "6.6.6.6, 198.51.100.1"]
            ) {
                let shown = String(buffer: $0.body)
                #expect(
                    shown == (isTrusted ? "[198, 51, 100, 1]" : "[127, 0, 0, 1]")
                        || shown == "[0, 0, 0, 1]" && !isTrusted)
            }
        }
    }

    @Test(
        "a base URL is https, or http on loopback",
        arguments: [
            ("https://crm.example.com", "https://crm.example.com", true),
            ("https://CRM.example.com/", "https://crm.example.com", true),
            ("https://crm.example.com:443", "https://crm.example.com", true),
            ("https://crm.example.com:8443", "https://crm.example.com:8443", true),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080", false), ("http://localhost", "http://localhost", false),
            ("http://[::1]:8080", "http://[::1]:8080", false),
        ])
    func baseURLs(text: String, origin: String, isSecure: Bool) throws {
        let url = try BaseURL(text)
        #expect(url.origin == origin && url.isSecure == isSecure)
    }

    @Test(
        "any other base URL is refused",
        arguments: [
            "", "crm.example.com", "ftp://x", "http://crm.example.com", "http://10.0.0.1", "https://", "https:///x",
            "https://a/b", "https://a?b", "https://a#b", "https://user@a", "https://a:0", "https://a:99999",
            "https://a:b",
            "https://a b", "javascript://x", "http://127.0.0.1.evil.example",
        ])
    func badBaseURLs(text: String) {
        #expect(throws: Refusal.self) { try BaseURL(text) }
    }
}
