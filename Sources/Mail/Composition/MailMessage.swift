package import Foundation

/// A message that a program sends to one person: text, and the same as HTML where there is some.
package struct MailMessage: Sendable, Equatable {
    /// Who sends it.
    package let from: Mailbox
    /// Who gets it.
    package let to: Mailbox
    /// What it is about.
    package let subject: String
    /// The language it is written in, as `Content-Language` names it.
    package let language: String
    /// The text.
    package let text: String
    /// The same as HTML; nil sends one text/plain part.
    package let html: String?
    /// Where one click ends such messages (RFC 8058); nil where there is nothing to end.
    package let unsubscribe: String?
    /// When it was written.
    package let date: Date
    /// Names the message; unique in the world.
    package let identifier: UUID

    /// Checks what goes into headers.
    package init(
        from: Mailbox, to: Mailbox, subject: String, language: String, text: String, html: String? = nil,
        unsubscribe: String? = nil, date: Date,
        identifier: UUID = UUID()
    ) throws(MailError) {
        if HeaderField.holdsControl(subject) || HeaderField.holdsControl(language)
            || unsubscribe.map(HeaderField.holdsControl) == true
        {
            throw MailError.controlCharacter
        }
        self.from = from
        self.to = to
        self.subject = subject
        self.language = language
        self.text = text
        self.html = html
        self.unsubscribe = unsubscribe
        self.date = date
        self.identifier = identifier
    }

    /// The message as it travels (RFC 5322): UTF-8 in quoted-printable, lines ended by CRLF.
    package func encoded() -> [UInt8] {
        var head = [
            HeaderField.mailbox("From", from), HeaderField.mailbox("To", to), HeaderField.free("Subject", subject),
            HeaderField.plain("Date", MailDate.text(date)),
            HeaderField.plain("Message-ID", "<\(identifier.uuidString.lowercased())@\(from.domain)>"),
            // Out-of-office programs do not answer (RFC 3834 §5).
            HeaderField.plain("Auto-Submitted", "auto-generated"), HeaderField.plain("MIME-Version", "1.0"),
            HeaderField.plain("Content-Language", language),
        ]
        if let unsubscribe {
            head += [
                HeaderField.plain("List-Unsubscribe", "<\(unsubscribe)>"),
                HeaderField.plain("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            ]
        }
        guard let html else {
            head += Self.part("plain")
            return Self.bytes(head) + QuotedPrintable.encode(text)
        }
        // 128 random bits; `=_` cannot stand in quoted-printable (RFC 2045 §6.7).
        let boundary = "=_" + UUID().uuidString.lowercased()
        head.append("Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"")
        var output = Self.bytes(head)
        for (kind, body) in [("plain", text), ("html", html)] {
            output += Array("--\(boundary)\r\n".utf8) + Self.bytes(Self.part(kind)) + QuotedPrintable.encode(body)
            // The line break before a boundary belongs to the boundary (RFC 2046 §5.1.1).
            output += [13, 10]
        }
        return output + Array("--\(boundary)--\r\n".utf8)
    }

    private static func part(_ kind: String) -> [String] {
        ["Content-Type: text/\(kind); charset=utf-8", "Content-Transfer-Encoding: quoted-printable"]
    }

    /// Header lines and the empty line behind them.
    private static func bytes(_ lines: [String]) -> [UInt8] {
        Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }
}
