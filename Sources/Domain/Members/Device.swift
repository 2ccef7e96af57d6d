/// The kind of browser and system behind a session, in two words of ours; what the browser says of itself is not kept,
/// since that would be a fingerprint of a member of staff.
package struct Device: Sendable, Equatable {
    /// The program.
    package enum Browser: String, Sendable, CaseIterable {
        case firefox
        case chrome
        case edge
        case safari
        case opera
        case samsung
        case other
    }

    /// What it runs on.
    package enum System: String, Sendable, CaseIterable {
        case windows
        case mac
        case linux
        case android
        case iphone
        case ipad
        case other
    }

    /// The program.
    package let browser: Browser
    /// What it runs on.
    package let system: System

    /// A session of an unknown program.
    package static let unknown = Device(browser: .other, system: .other)

    /// Names a device.
    package init(browser: Browser, system: System) {
        self.browser = browser
        self.system = system
    }

    /// Reads a `User-Agent`; the more particular word counts, since browsers claim to be one another.
    package init(userAgent: String?) {
        let text = (userAgent ?? "").prefix(512).lowercased()
        func first<Word>(_ words: [(String, Word)], _ other: Word) -> Word {
            words.first { text.contains($0.0) }?.1 ?? other
        }
        browser = first(
            [
                ("edg", .edge), ("opr/", .opera), ("opera", .opera), ("samsungbrowser", .samsung),
                ("firefox", .firefox),
                ("fxios", .firefox), ("crios", .chrome), ("chrome", .chrome), ("chromium", .chrome),
                ("safari", .safari),
            ], .other)
        system = first(
            [
                ("iphone", .iphone), ("ipad", .ipad), ("android", .android), ("windows", .windows), ("mac os", .mac),
                ("macintosh", .mac), ("linux", .linux), ("x11", .linux),
            ], .other)
    }

    /// Reads what ``code`` wrote; unknown words are `other`.
    package init(code: String) {
        let parts = code.split(separator: "-", maxSplits: 1).map(String.init)
        browser = parts.first.flatMap { Browser(rawValue: $0) } ?? .other
        system = parts.count == 2 ? System(rawValue: parts[1]) ?? .other : .other
    }

    /// The two words as they are stored.
    package var code: String { "\(browser.rawValue)-\(system.rawValue)" }
}
