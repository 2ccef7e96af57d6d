import Foundation

/// Bodies that somebody careless or hostile may send.
enum APIBadInput {
    /// Texts that other systems stumbled over; none is anybody's name.
    static let naughty: [String] = [
        "", " ", "\t", "\n", "\u{0}", "a\u{0}b", "\u{1}\u{2}\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{200B}",
        "null", "undefined", "nil", "NaN", "true", "0", "-1", "1e400", "0x0", "1/0", "١٢٣", "...", "../../etc/passwd",
        "C:\\Windows", "%s%n%x", "%00", "${jndi:ldap://x}", "{{7*7}}", "<%= 1 %>", "<script>alert(1)</script>",
        "\"'><img src=x>", "' OR 1=1 --", "'; DROP TABLE person; --", "\\", "\\\\", "\"", "`id`", "$(id)", "|| true",
        "=1+1", "+1", "-1+1", "@SUM(A1)", "=cmd|'/C calc'!A0", "田中さん", "Ærøskøbing", "Łódź", "Иван", "مرحبا",
        "שלום", "ﷺ", "👩‍👩‍👧‍👦", "🏳️‍🌈", "e\u{301}", "\u{E9}", "ﬃ", "İ", "ı", "ß", "ẞ", "ǅ", "\u{202E}abc", "\u{2066}x",
        "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮", "\u{10FFFF}", "\u{FFFD}", "\u{D7FF}", "\u{E000}", String(repeating: "a", count: 200),
        String(repeating: "ä", count: 100), String(repeating: "ä", count: 101), String(repeating: "👩‍👩‍👧‍👦", count: 50),
        String(repeating: "a", count: 10_000), "Müller-Lüdenscheidt", "Freiherr von und zu", "O'Neill", "Nguyễn Văn",
        "a,b;c\td", "line\r\nbreak", "\r", "Content-Length: 0\r\n\r\n",
    ]

    /// Values of every type that JSON has.
    static let values: [String] = [
        "null", "true", "0", "-1", "1.5", "1e400", "-0", "99999999999999999999999999", "\"\"", "\"text\"", "[]", "{}",
        "[[]]", "[null]", "{\"a\":{}}", "[1,2]", "{\"value\":1}", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"",
    ]

    /// Texts that are no JSON, or none that anybody should read.
    static let broken: [[UInt8]] = {
        var list: [[UInt8]] = [
            "", " ", "{", "}", "[", "]", "\"", "{\"", "{\"a\"", "{\"a\":", "{\"a\":1,", "{\"a\":1,}", "{,}", "[1,]",
            "nul",
            "tru", "+1", ".5", "01", "1.", "1e", "'a'", "{a:1}", "// c\n{}", "{}{}", "{} x", "NaN", "Infinity",
            "\u{FEFF}{}",
            "\"\\x\"", "\"\\u12\"", "\"\t\"", "undefined", "[]", "null", "1", "\"text\"", "true",
        ].map { Array($0.utf8) }
        list += [
            [0], [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFE, 0xFF, 0, 0x7B],
        ]
        list.append(Array("{\"givenName\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8))
        list.append(Array("{\"givenName\":\"Eva\",\"givenName\":\"Eva\"}".utf8))
        for depth in [33, 1_000, 200_000] {
            list.append(Array(repeating: UInt8(ascii: "["), count: depth))
            list.append(Array(repeatElement(Array("{\"a\":".utf8), count: depth).joined()))
        }
        list.append(
            Array("[".utf8) + Array(repeatElement(Array("0,".utf8), count: 200_000).joined()) + Array("0]".utf8))
        return list
    }()

    /// The texts of a body in which one member after the other, at any depth, is another value.
    static func mutations(of body: [String: Any], with values: [String]) -> [String] {
        let marker = "\u{1}marker\u{1}"
        return places(in: body).flatMap { place -> [String] in
            guard let changed = replacing(place[...], in: body, with: marker),
                let data = try? JSONSerialization.data(withJSONObject: changed),
                let quoted = try? JSONSerialization.data(withJSONObject: marker, options: .fragmentsAllowed)
            else { return [] }
            let text = String(decoding: data, as: UTF8.self)
            let hole = String(decoding: quoted, as: UTF8.self)
            return values.map { text.replacingOccurrences(of: hole, with: $0) }
        }
    }

    /// The bodies with one unknown member in one object after the other.
    static func strangers(in body: [String: Any]) -> [String] {
        let objects = [[]] + places(in: body).filter { value(at: $0[...], in: body) is [String: Any] }
        return objects.compactMap { place in
            guard let changed = replacing((place + ["tenantId"])[...], in: body, with: "x"),
                let data = try? JSONSerialization.data(withJSONObject: changed)
            else { return nil }
            return String(decoding: data, as: UTF8.self)
        }
    }

    /// The ways to every value of a body, at any depth.
    static func places(in value: Any) -> [[String]] {
        switch value {
        case let object as [String: Any]:
            object.sorted { $0.key < $1.key }.flatMap { key, inner in [[key]] + places(in: inner).map { [key] + $0 } }
        case let list as [Any]:
            list.enumerated().flatMap { index, inner in [["\(index)"]] + places(in: inner).map { ["\(index)"] + $0 } }
        default: []
        }
    }

    /// The value at a place.
    static func value(at place: ArraySlice<String>, in value: Any) -> Any? {
        guard let first = place.first else { return value }
        if let object = value as? [String: Any] {
            return object[first].flatMap { Self.value(at: place.dropFirst(), in: $0) }
        }
        if let list = value as? [Any], let index = Int(first), list.indices.contains(index) {
            return Self.value(at: place.dropFirst(), in: list[index])
        }
        return nil
    }

    /// The body with another value at a place.
    static func replacing(_ place: ArraySlice<String>, in value: Any, with new: Any) -> Any? {
        guard let first = place.first else { return new }
        if var object = value as? [String: Any] {
            object[first] = replacing(place.dropFirst(), in: object[first] ?? [String: Any](), with: new)
            return object
        }
        if var list = value as? [Any], let index = Int(first), list.indices.contains(index) {
            list[index] = replacing(place.dropFirst(), in: list[index], with: new) ?? new
            return list
        }
        return nil
    }
}
