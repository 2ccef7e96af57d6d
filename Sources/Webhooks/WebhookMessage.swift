/// One message to a receiver.
package struct WebhookMessage: Sendable {
    let url: String
    let headers: [String]
    let body: [UInt8]

    /// Makes a message; header values hold no line break.
    package init(url: String, headers: [(name: String, value: String)], body: [UInt8]) {
        self.url = url
        self.headers = headers.map { "\($0.name): \($0.value.filter { $0 != "\r" && $0 != "\n" && $0 != "\r\n" })" }
        self.body = body
    }
}
