import Hummingbird

/// The parts of a multipart body, one after the other, each streamed.
///
/// ```swift
/// var reader = try await request.multipart(context, upTo: limit)
/// while let part = try await reader.nextPart() {
///     if part.fileName == nil { fields[part.name] = try await reader.text() }
///     else { while let chunk = try await reader.nextChunk() { try await file.write(chunk) } }
/// }
/// ```
package struct MultipartReader {
    private var parser: MultipartParser
    private var chunks: RequestBody.AsyncIterator
    private var left: Int
    private var pending: MultipartParser.Event?

    init(_ body: RequestBody, contentType: String, limit: Int) throws {
        parser = try MultipartParser(contentType: contentType)
        chunks = body.makeAsyncIterator()
        left = limit
    }

    /// The next part; what was not read of the one before is skipped. Nil after the last.
    package mutating func nextPart() async throws -> MultipartPart? {
        while true {
            switch try await event() {
            case .part(let part): return part
            case .end: return nil
            case .data, .partEnd: continue
            }
        }
    }

    /// The next bytes of the current part; nil at its end.
    package mutating func nextChunk() async throws -> [UInt8]? {
        let event = try await event()
        if case .data(let bytes) = event { return bytes }
        if event != .partEnd { pending = event }
        return nil
    }

    /// The current part as text.
    ///
    /// - Throws: `HTTPFailure` 413 over `limit` bytes, 422 where it is not UTF-8 or holds NUL.
    package mutating func text(upTo limit: Int = 64 << 10) async throws -> String {
        var bytes: [UInt8] = []
        while let chunk = try await nextChunk() {
            guard bytes.count + chunk.count <= limit else { throw FailureMapping.tooLarge }
            bytes += chunk
        }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw HTTPFailure(.unprocessableContent, HTTPCode.invalidUTF8, rule: "Fields are UTF-8 without NUL.")
        }
        return text
    }

    private mutating func event() async throws -> MultipartParser.Event {
        if let event = pending {
            pending = event == .end ? event : nil
            return event
        }
        while true {
            if let event = try parser.next() {
                if event == .end { pending = event }
                return event
            }
            guard let chunk = try await chunks.next(isolation: #isolation) else { throw MultipartParser.malformed }
            left -= chunk.readableBytes
            guard left >= 0 else { throw FailureMapping.tooLarge }
            parser.append(chunk.readableBytesView)
        }
    }
}
