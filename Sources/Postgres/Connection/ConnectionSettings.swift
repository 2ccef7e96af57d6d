import CLibpq

/// What libpq is told when it opens a connection: the connection string with our own settings on top.
struct ConnectionSettings: Sendable {
    /// Keyword and value pairs; empty when the connection string cannot be read.
    let parameters: [(keyword: String, value: String)]

    /// Session settings every connection starts with; a pinned `search_path` keeps temporary tables last.
    private static let pinned = [
        ("search_path", "public,pg_temp"), ("client_min_messages", "error"), ("TimeZone", "UTC"), ("jit", "off"),
        ("standard_conforming_strings", "on"),
    ]

    /// Reads a libpq URI or keyword string, several hosts allowed, and adds `session` as start-up options.
    init(connectionString: String, applicationName: String, session: [(String, String)]) {
        var values = Self.parse(connectionString) ?? [:]
        guard !values.isEmpty else {
            parameters = []
            return
        }
        let ours = (session + Self.pinned).map { "-c \($0.0)=\($0.1)" }.joined(separator: " ")
        values["options"] = values["options"].map { "\($0) \(ours)" } ?? ours
        values["client_encoding"] = "UTF8"
        let defaults = [
            "fallback_application_name": applicationName, "connect_timeout": "3", "keepalives_idle": "15",
            "keepalives_interval": "5", "keepalives_count": "3", "tcp_user_timeout": "15000",
        ]
        values.merge(defaults) { own, _ in own }
        parameters = values.sorted { $0.key < $1.key }.map { (keyword: $0.key, value: $0.value) }
    }

    private static func parse(_ connectionString: String) -> [String: String]? {
        // libpq's message about a bad string repeats parts of it, perhaps the password: it is freed unread.
        var message: UnsafeMutablePointer<CChar>? = nil
        let options = unsafe PQconninfoParse(connectionString, &message)
        defer {
            unsafe PQfreemem(message)
            unsafe PQconninfoFree(options)
        }
        guard var option = unsafe options else { return nil }
        var values: [String: String] = [:]
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val {
                unsafe values[String(cString: keyword)] = String(cString: value)
            }
            unsafe option += 1
        }
        return values
    }
}
