import Foundation
import Vault

/// Brings text into the form in which the directory compares it: small letters without accents, ß as ss.
enum Folding {
    /// What becomes of ä, ö and ü.
    enum Umlauts {
        /// `ae`, `oe`, `ue`: for text that is searched through; ``Pattern`` makes a, ä and ae equal.
        case spelledOut
        /// `a`, `o`, `u`: for sorting, as German dictionaries do (DIN 5007-1).
        case plain
    }

    /// Hands the folded bytes of UTF-8 text to `write`; control and invisible characters are left out.
    @inline(__always)
    static func fold(_ text: UnsafeRawBufferPointer, _ umlauts: Umlauts, _ write: (UInt8) -> Void) {
        var index = 0
        var last: UInt8 = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                index += 1
                guard byte >= 0x20, byte != 0x7F else { continue }
                last = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
                write(last)
                continue
            }
            let width = width(of: byte)
            let end = min(index + width, text.count)
            defer { index = end }
            // A diaeresis that follows its letter is an umlaut too: file systems and address books write it so.
            if byte == 0xCC, end - index == 2, text[index + 1] == 0x88 {
                if umlauts == .spelledOut, [0x61, 0x6F, 0x75].contains(last) { write(0x65) }
                continue
            }
            let scalar = UnsafeRawBufferPointer(rebasing: text[index..<end])
            for folded in FoldingTable.fold(scalar, umlauts) {
                last = folded
                write(folded)
            }
        }
    }

    /// Appends the folded bytes of UTF-8 text.
    static func fold(_ text: UnsafeRawBufferPointer, _ umlauts: Umlauts, to bytes: WipedBytes) {
        var isDone = false
        bytes.append(atMost: text.count * FoldingTable.packedSize + FoldingTable.packedSize) { destination in
            guard let count = foldLatin(text, umlauts, into: destination) else { return 0 }
            isDone = true
            return count
        }
        if !isDone { fold(text, umlauts) { bytes.append($0) } }
    }

    /// Writes the folded bytes of text that is ASCII, or nearly: how many, or nil where a character needs a closer look.
    ///
    /// There is room for ``FoldingTable/packedSize`` bytes for each of the text's, and for as many behind.
    private static func foldLatin(
        _ text: UnsafeRawBufferPointer, _ umlauts: Umlauts, into destination: UnsafeMutablePointer<UInt8>
    ) -> Int? {
        let table = FoldingTable.packed(umlauts)
        var count = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            guard byte >= 0x80 else {
                guard byte >= 0x20, byte != 0x7F else { continue }
                destination[count] = byte &- 0x41 < 26 ? byte + 0x20 : byte
                count += 1
                continue
            }
            guard (0xC2...0xC5).contains(byte), index < text.count, text[index] & 0xC0 == 0x80 else { return nil }
            let packed = table[Int(byte - 0xC2) << 6 | Int(text[index] & 0x3F)]
            index += 1
            let length = Int(packed >> 56)
            guard length < FoldingTable.packedSize else { return nil }
            UnsafeMutableRawPointer(destination + count).storeBytes(of: packed.littleEndian, as: UInt64.self)
            count += length
        }
        return count
    }

    /// The folded bytes of a string.
    static func fold(_ text: String, _ umlauts: Umlauts) -> [UInt8] {
        var text = text
        var folded: [UInt8] = []
        text.withUTF8 { fold(UnsafeRawBufferPointer($0), umlauts) { folded.append($0) } }
        return folded
    }

    private static func width(of lead: UInt8) -> Int {
        switch lead {
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0...: 4
        default: 1
        }
    }
}
