/// Codes for a day without the telephone: 80 random bits each, good for one use.
package enum RecoveryCode {
    /// How many a member gets.
    package static let count = 10
    private static let length = 16

    /// A fresh code, in four groups of four lower-case letters and digits.
    package static func make() -> String {
        let text = Array(Base32.encode(randomBytes(length * 5 / 8)).lowercased())
        return stride(from: 0, to: length, by: 4).map { String(text[$0..<($0 + 4)]) }.joined(separator: "-")
    }

    /// The hash under which a code is stored, however it was typed; nil for what is no code.
    ///
    /// With 80 random bits a plain hash is enough: nobody tries them all.
    package static func hash(_ typed: String) -> [UInt8]? {
        let letters = typed.lowercased().filter { $0 != "-" && $0 != " " }
        guard letters.utf8.count == length, letters.utf8.allSatisfy(isLetter) else { return nil }
        return Blake2b.hash(Array("obhut/recovery-code/1".utf8) + Array(letters.utf8), size: 32)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains(byte)
    }
}
