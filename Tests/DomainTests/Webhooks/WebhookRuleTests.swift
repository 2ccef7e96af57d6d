import Domain
import Testing

/// Addresses that events may be sent to.
struct WebhookRuleTests {
    @Test(
        "Public addresses over TLS are taken as they are written",
        arguments: [
            "https://versand.example/obhut", "https://versand.example:8443/x?kunde=7", "HTTPS://Versand.example",
        ])
    func taken(address: String) throws {
        #expect(try WebhookRule.address(address, allowsLoopback: false) == address)
    }

    @Test(
        "Everything else is refused, naming the field",
        arguments: [
            "", "x", "http://versand.example/", "ftp://versand.example/", "https://", "https:///pfad",
            "https://anna:geheim@versand.example/", "https://versand.example/#teil", "https://versänd.example/",
            "https://versand.example/\r\nX: y", "javascript:alert(1)", "file:///etc/passwd", "http://localhost:8080/",
            "http://127.0.0.1/", "https://" + String(repeating: "a", count: 500) + ".example/",
        ])
    func refused(address: String) {
        #expect {
            try WebhookRule.address(address, allowsLoopback: false)
        } throws: { ($0 as? Refusal)?.field == "url" && ($0 as? Refusal)?.code == "web-address-invalid" }
    }

    @Test("This machine is told over plain HTTP only where the operator's own address is this machine")
    func loopback() throws {
        for address in ["http://127.0.0.1:9000/obhut", "http://localhost/", "http://[::1]:9000/"] {
            #expect(try WebhookRule.address(address, allowsLoopback: true) == address)
        }
        #expect(throws: Refusal.self) { try WebhookRule.address("http://10.0.0.1/", allowsLoopback: true) }
    }

    @Test("Every event is another action of the audit log")
    func events() {
        #expect(Set(WebhookEvent.allCases.map(\.action)).count == WebhookEvent.allCases.count)
    }
}
