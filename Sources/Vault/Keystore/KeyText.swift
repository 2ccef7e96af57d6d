import CSodium

/// Text lines of keys in files of their own: a label, a number, 64 hexadecimal digits.
///
/// Secret digits are written and read inside guarded memory, by libsodium's constant-time functions.
enum KeyText {
    private static let digits = SecretKey.size * 2

    /// Builds `label number digits` and a line feed.
    static func line(_ label: String, number: UInt32, key: borrowing SecretKey) throws(VaultError) -> SecretBuffer {
        let prefix = Array("\(label) \(number) ".utf8)
        // bin2hex writes a terminating zero where the line feed goes.
        let buffer = try SecretBuffer(count: prefix.count + digits + 1)
        let start = unsafe buffer.mutablePointer
        for (index, byte) in prefix.enumerated() { unsafe start[index] = byte }
        let hexadecimal = unsafe UnsafeMutableRawPointer(start + prefix.count).assumingMemoryBound(to: CChar.self)
        _ = unsafe sodium_bin2hex(hexadecimal, digits + 1, key.pointer, SecretKey.size)
        unsafe start[prefix.count + digits] = 10
        return buffer
    }

    /// The numbers of all lines with that label.
    static func numbers(_ label: String, in text: SecretBuffer) -> [UInt32] {
        lines(label, in: text).map(\.number)
    }

    /// The key in the line with that label and number, nil when there is none.
    static func key(_ label: String, number: UInt32, in text: SecretBuffer) throws(VaultError) -> SecretKey? {
        guard let line = lines(label, in: text).first(where: { $0.number == number }) else { return nil }
        return unsafe try SecretKey { slot throws(VaultError) in
            var length = 0
            let start = unsafe UnsafeRawPointer(text.pointer + line.digitsAt).assumingMemoryBound(to: CChar.self)
            let result = unsafe sodium_hex2bin(slot, SecretKey.size, start, digits, nil, &length, nil)
            guard result == 0, length == SecretKey.size else {
                throw VaultError(.invalidInput, detail: "a key has 64 hexadecimal digits")
            }
        }
    }

    private static func lines(_ label: String, in text: SecretBuffer) -> [(number: UInt32, digitsAt: Int)] {
        let prefix = Array("\(label) ".utf8)
        var found: [(number: UInt32, digitsAt: Int)] = []
        var start = 0
        let bytes = unsafe text.bytes
        while start < text.count {
            var end = start
            while end < text.count, unsafe bytes[end] != 10 { end += 1 }
            var position = start
            let matches = prefix.indices.allSatisfy { unsafe start + $0 < end && bytes[start + $0] == prefix[$0] }
            if matches {
                position += prefix.count
                var number: UInt32 = 0
                var valid = false
                while position < end, case let digit = unsafe bytes[position], (48...57).contains(digit),
                    number < 100_000_000
                {
                    number = number * 10 + UInt32(digit - 48)
                    valid = true
                    position += 1
                }
                if valid, position + 1 + digits <= end, unsafe bytes[position] == 32 {
                    found.append((number, position + 1))
                }
            }
            start = end + 1
        }
        return found
    }
}
