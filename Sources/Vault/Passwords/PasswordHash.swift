import CSodium

/// libsodium's password functions over its text form.
enum PasswordHash {
    /// Bounds for stored hashes: a row in the database must not decide how much memory a login takes.
    private static let maximumMemoryKiB = 1 << 18
    private static let maximumPasses = 16

    static func make(_ password: Password, passes: UInt64, memory: Int) -> String? {
        var output = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
        let result = unsafe crypto_pwhash_str(
            &output, password.characters, UInt64(password.buffer.count), passes, memory)
        guard result == 0 else { return nil }
        return String(decoding: output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func verify(_ password: Password, _ hash: String) -> Bool {
        guard let text = padded(hash) else { return false }
        return unsafe crypto_pwhash_str_verify(text, password.characters, UInt64(password.buffer.count)) == 0
    }

    static func needsRehash(_ hash: String, passes: UInt64, memory: Int) -> Bool {
        guard let text = padded(hash) else { return true }
        return unsafe crypto_pwhash_str_needs_rehash(text, passes, memory) != 0
    }

    /// Whether it is Argon2id within our bounds.
    static func isAcceptable(_ hash: String) -> Bool {
        let parts = hash.split(separator: "$")
        guard parts.count == 5, parts[0] == "argon2id", parts[1] == "v=19", padded(hash) != nil else { return false }
        let costs = parts[2].split(separator: ",")
        guard costs.count == 3, costs[2] == "p=1",
            let memory = cost(costs[0], "m="), let passes = cost(costs[1], "t=")
        else { return false }
        return (8...maximumMemoryKiB).contains(memory) && (1...maximumPasses).contains(passes)
    }

    private static func cost(_ text: Substring, _ name: String) -> Int? {
        text.hasPrefix(name) ? Int(text.dropFirst(name.count)) : nil
    }

    /// The text with zeros up to the length libsodium reads.
    private static func padded(_ hash: String) -> [CChar]? {
        let size = Int(crypto_pwhash_strbytes())
        guard hash.utf8.count < size, !hash.utf8.contains(0) else { return nil }
        return hash.utf8.map { CChar(bitPattern: $0) } + [CChar](repeating: 0, count: size - hash.utf8.count)
    }
}

extension Password {
    fileprivate var characters: UnsafePointer<CChar> {
        unsafe UnsafeRawPointer(buffer.pointer).assumingMemoryBound(to: CChar.self)
    }
}
