import Foundation
import Testing

struct NeedleScannerTests {
    private static let value = "Jürgen Öztürk-Müßig"

    @Test("A planted value is found in every form, at every place in a piece, and across two pieces")
    func planted() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "needles-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let scanner = NeedleScanner([Self.value])
        let base64 = Data(("x" + Self.value + "yz").utf8).base64EncodedString()
        for (form, bytes) in [
            "UTF-8": Array(Self.value.utf8), "UTF-16 LE": [UInt8](Self.value.data(using: .utf16LittleEndian) ?? Data()),
            "UTF-16 BE": [UInt8](Self.value.data(using: .utf16BigEndian) ?? Data()),
            "hex": Self.value.utf8.flatMap { Array(String(format: "%02x", $0).utf8) },
            "HEX": Self.value.utf8.flatMap { Array(String(format: "%02X", $0).utf8) },
            "base64 +1": Array(base64.utf8),
            "percent": Array("J%C3%BCrgen%20%C3%96zt%C3%BCrk-M%C3%BC%C3%9Fig".utf8),
            "JSON": Array("J\\u00fcrgen \\u00d6zt\\u00fcrk-M\\u00fc\\u00dfig".utf8),
        ] {
            for offset in [0, 1, 2, 3, (4 << 20) - 7] {
                let file = folder.appending(path: "heap")
                try Data([UInt8](repeating: 0xAB, count: offset) + bytes + [0, 0, 0]).write(to: file)
                let found = scanner.hits(below: folder.path)
                #expect(found.files == 1)
                #expect(found.hits.contains { $0.needle.form == form }, "\(form) at \(offset)")
            }
        }
    }

    @Test("Base64 of a value is found whatever stands before it")
    func base64() {
        let scanner = NeedleScanner(["Tür+über//straße??"])
        for before in ["", "a", "ab", "abc", "abcd"] {
            for after in ["", "x", "xy"] {
                let text = Data((before + "Tür+über//straße??" + after).utf8).base64EncodedString()
                #expect(!scanner.hits(in: Array(text.utf8), "").isEmpty)
                let urlSafe = text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
                #expect(!scanner.hits(in: Array(urlSafe.utf8), "").isEmpty)
            }
        }
    }

    @Test("Another value is not found")
    func stranger() {
        let scanner = NeedleScanner([Self.value])
        #expect(scanner.hits(in: Array("Jürgen Öztürk-Mußig, Juergen Oeztuerk".utf8), "").isEmpty)
    }
}
