import Domain
import HTTPTypes

/// Reads `multipart/form-data` (RFC 7578) piece by piece: pure, total over any bytes, the same however they are cut.
struct MultipartParser {
    /// What was recognised.
    enum Event: Equatable {
        /// A part begins.
        case part(MultipartPart)
        /// Bytes of the part's body.
        case data([UInt8])
        /// The part's body ends.
        case partEnd
        /// The last boundary was read; what follows is nobody's.
        case end
    }

    private enum State {
        case boundary
        case headers
        case body
        case end
    }

    private static let headerLimit = 8 << 10
    private let delimiter: [UInt8]
    private let partLimit: Int
    private var state = State.boundary
    private var parts = 0
    private var buffer: [UInt8]
    private var start = 0

    /// Makes a parser.
    ///
    /// - Throws: `HTTPFailure` 415 where the header is not `multipart/form-data` with a boundary of 1 to 70 characters.
    init(contentType: String, partLimit: Int = 64) throws(HTTPFailure) {
        let field = MediaTypeField(contentType)
        let boundary = field.parameters["boundary"] ?? ""
        guard field.name == "multipart/form-data", (1...70).contains(boundary.utf8.count),
            boundary.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else {
            throw HTTPFailure(
                .unsupportedMediaType, .mediaTypeUnsupported, rule: "Send multipart/form-data.")
        }
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.partLimit = partLimit
        // The first boundary stands at the very beginning, where others have a line end before them.
        buffer = Array("\r\n".utf8)
    }

    /// Takes the next piece of the body.
    mutating func append(_ bytes: some Sequence<UInt8>) {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next event; nil where more bytes are needed.
    mutating func next() throws(HTTPFailure) -> Event? {
        switch state {
        case .boundary: try boundary()
        case .headers: try headers()
        case .body: body()
        case .end: .end
        }
    }

    private mutating func boundary() throws(HTTPFailure) -> Event? {
        guard available >= delimiter.count + 2 else { return nil }
        guard buffer[start..<start + delimiter.count].elementsEqual(delimiter) else { throw Self.malformed }
        start += delimiter.count
        let following = (buffer[start], buffer[start + 1])
        start += 2
        switch following {
        case (UInt8(ascii: "-"), UInt8(ascii: "-")):
            state = .end
            return .end
        case (UInt8(ascii: "\r"), UInt8(ascii: "\n")):
            parts += 1
            guard parts <= partLimit else { throw Self.malformed }
            state = .headers
            return try headers()
        default: throw Self.malformed
        }
    }

    private mutating func headers() throws(HTTPFailure) -> Event? {
        guard let end = find(Self.headerEnd) else {
            guard available <= Self.headerLimit else { throw Self.malformed }
            return nil
        }
        guard end - start <= Self.headerLimit, let part = MultipartPart(headers: buffer[start..<end]) else {
            throw Self.malformed
        }
        start = end + Self.headerEnd.count
        state = .body
        return .part(part)
    }

    private mutating func body() -> Event? {
        if let end = find(delimiter) {
            if end == start {
                state = .boundary
                return .partEnd
            }
            return take(upTo: end)
        }
        // The last bytes may be the beginning of the boundary.
        let safe = buffer.count - (delimiter.count - 1)
        return safe > start ? take(upTo: safe) : nil
    }

    private mutating func take(upTo end: Int) -> Event {
        defer { start = end }
        return .data(Array(buffer[start..<end]))
    }

    private var available: Int { buffer.count - start }

    private func find(_ needle: [UInt8]) -> Int? {
        guard let first = needle.first, available >= needle.count else { return nil }
        var index = start
        let last = buffer.count - needle.count
        while index <= last, let hit = buffer[index...last].firstIndex(of: first) {
            if buffer[hit..<hit + needle.count].elementsEqual(needle) { return hit }
            index = hit + 1
        }
        return nil
    }

    private static let headerEnd = Array("\r\n\r\n".utf8)

    static let malformed = HTTPFailure(
        .badRequest, HTTPCode.malformedMultipart, rule: "Not multipart/form-data (RFC 7578).", closesConnection: true)
}
