import CSodium

/// A file for one recipient, of any length: a fresh key in a sealed box (X25519), then pieces of a secretstream
/// (XChaCha20-Poly1305), so that nobody reads, changes, reorders or shortens it unnoticed.
///
/// `OBHUTSX1 box(80) header(24)`, then pieces of 64 KiB each 17 bytes longer than what is in it; the last, which may be
/// shorter or empty, is marked as the last. The eight bytes at the beginning are additional data of every piece.
package enum SealedStream {
    /// Bytes in a piece.
    static let piece = 65_536
    static let magic = Array("OBHUTSX1".utf8)
    static let overhead = Int(crypto_secretstream_xchacha20poly1305_abytes())
    static let boxSize = SecretKey.size + Int(crypto_box_sealbytes())
    static let headerSize = Int(crypto_secretstream_xchacha20poly1305_headerbytes())

    /// The state of a stream in guarded memory.
    static func state() throws(VaultError) -> SecretBuffer {
        try SecretBuffer(count: MemoryLayout<crypto_secretstream_xchacha20poly1305_state>.size)
    }
}

extension SecretBuffer {
    /// The buffer as the state of a stream.
    fileprivate var stream: UnsafeMutablePointer<crypto_secretstream_xchacha20poly1305_state> {
        unsafe UnsafeMutableRawPointer(mutablePointer)
            .assumingMemoryBound(to: crypto_secretstream_xchacha20poly1305_state.self)
    }
}

/// Seals a file piece by piece; one caller at a time.
package final class StreamSealer {
    private let state: SecretBuffer
    private var waiting: [UInt8] = []
    private var beginning: [UInt8]

    /// Begins a file for a recipient.
    ///
    /// - Throws: `invalidInput` where the recipient is no usable key.
    package init(to recipient: RecoveryRecipient) throws(VaultError) {
        let key = try SecretKey.random()
        var box = [UInt8](repeating: 0, count: SealedStream.boxSize)
        guard unsafe crypto_box_seal(&box, key.pointer, UInt64(SecretKey.size), recipient.publicKey) == 0 else {
            throw VaultError(.invalidInput, detail: "the recipient is not a usable key")
        }
        let state = try SealedStream.state()
        var header = [UInt8](repeating: 0, count: SealedStream.headerSize)
        _ = unsafe crypto_secretstream_xchacha20poly1305_init_push(state.stream, &header, key.pointer)
        beginning = SealedStream.magic + box + header
        self.state = state
    }

    /// Takes bytes and answers what is sealed so far.
    package func seal(_ bytes: [UInt8]) -> [UInt8] {
        waiting += bytes
        var output = beginning
        beginning = []
        var start = 0
        while waiting.count - start > SealedStream.piece {
            output += push(Array(waiting[start..<start + SealedStream.piece]), isLast: false)
            start += SealedStream.piece
        }
        waiting.removeFirst(start)
        return output
    }

    /// Answers the end of the file.
    package func finish() -> [UInt8] {
        let output = beginning + push(waiting, isLast: true)
        beginning = []
        waiting = []
        return output
    }

    private func push(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        var sealed = [UInt8](repeating: 0, count: bytes.count + SealedStream.overhead)
        let tag =
            isLast
            ? UInt8(crypto_secretstream_xchacha20poly1305_tag_final())
            : UInt8(crypto_secretstream_xchacha20poly1305_tag_message())
        _ = unsafe crypto_secretstream_xchacha20poly1305_push(
            state.stream, &sealed, nil, bytes, UInt64(bytes.count), SealedStream.magic,
            UInt64(SealedStream.magic.count), tag)
        return sealed
    }
}

/// Opens a file that ``StreamSealer`` made; one caller at a time.
package final class StreamOpener {
    private let state: SecretBuffer
    private let file: String
    private var waiting: [UInt8] = []
    private var isOver = false

    /// How many bytes the beginning of a file has.
    package static let beginning = SealedStream.magic.count + SealedStream.boxSize + SealedStream.headerSize

    /// Begins with the first ``beginning`` bytes of a file.
    ///
    /// - Throws: `invalidInput` where it is no such file, `wrongRoot` where it is for somebody else.
    package init(_ bytes: [UInt8], file: String, with key: borrowing RecoveryKey) throws(VaultError) {
        var reader = ByteReader(bytes, file: file)
        guard bytes.count == Self.beginning, try reader.take(SealedStream.magic.count) == SealedStream.magic else {
            throw VaultError(.invalidInput, file: file, detail: "not a file that was sealed by obhut")
        }
        guard let streamKey = try key.openKey(try reader.take(SealedStream.boxSize)) else {
            throw VaultError(.wrongRoot, file: file, detail: "the file is sealed to another key")
        }
        let header = try reader.take(SealedStream.headerSize)
        let state = try SealedStream.state()
        guard
            unsafe crypto_secretstream_xchacha20poly1305_init_pull(state.stream, header, streamKey.pointer) == 0
        else { throw VaultError(.tampered, file: file, detail: "the file was changed") }
        self.state = state
        self.file = file
    }

    /// Takes the next bytes of the file and answers what they say; an empty list says that the file is at its end.
    ///
    /// - Throws: `tampered` where the file was changed, shortened or lengthened.
    package func open(_ bytes: [UInt8]) throws(VaultError) -> [UInt8] {
        let whole = SealedStream.piece + SealedStream.overhead
        waiting += bytes
        var output: [UInt8] = []
        var start = 0
        // What could be the last piece waits for what follows.
        while waiting.count - start > whole || (bytes.isEmpty && start < waiting.count) {
            let end = min(start + whole, waiting.count)
            output += try pull(Array(waiting[start..<end]))
            start = end
        }
        waiting.removeFirst(start)
        guard !bytes.isEmpty || isOver else { throw changed }
        return output
    }

    private func pull(_ sealed: [UInt8]) throws(VaultError) -> [UInt8] {
        guard sealed.count >= SealedStream.overhead, !isOver else { throw changed }
        var bytes = [UInt8](repeating: 0, count: sealed.count - SealedStream.overhead)
        var tag: UInt8 = 0
        guard
            unsafe crypto_secretstream_xchacha20poly1305_pull(
                state.stream, &bytes, nil, &tag, sealed, UInt64(sealed.count), SealedStream.magic,
                UInt64(SealedStream.magic.count)) == 0
        else { throw changed }
        isOver = tag == UInt8(crypto_secretstream_xchacha20poly1305_tag_final())
        return bytes
    }

    private var changed: VaultError {
        VaultError(.tampered, file: file, detail: "the file was changed or is not whole")
    }
}
