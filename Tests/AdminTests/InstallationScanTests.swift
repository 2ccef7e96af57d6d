import Foundation
import Installation
import Testing

/// Looking for values in files, in whatever encoding they lie there.
struct InstallationScanTests {
    private static let value = "Jürgen Öztürk-Müßig"
    private static let piece = 4 << 20

    private static func search(_ values: [String]) throws -> NeedleSearch {
        NeedleSearch(try NeedleFile.needles(in: Array(values.joined(separator: "\n").utf8)))
    }

    private static func scan(_ folder: TemporaryFolder, _ values: [String]) throws -> ScanReport {
        try FileScan(search(values), below: [folder.path]).run()
    }

    @Test("A value is found in every form, at every place in a piece and across two, once, and where it lies")
    func forms() throws {
        let utf16 = Array(Self.value.utf16)
        let planted: [(NeedleForm, [UInt8])] = [
            (.plain, Array(Self.value.utf8)),
            (.utf16LittleEndian, utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
            (.utf16BigEndian, utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
            (.lowerHex, Self.value.utf8.flatMap { Array(String(format: "%02x", $0).utf8) }),
            (.upperHex, Self.value.utf8.flatMap { Array(String(format: "%02X", $0).utf8) }),
            (.base64, Array(Data(Self.value.utf8).base64EncodedString().dropLast(4).utf8)),
            (.url, Array("J%C3%BCrgen%20%C3%96zt%C3%BCrk-M%C3%BC%C3%9Fig".utf8)),
            (.url, Array("J%c3%bcrgen+%c3%96zt%c3%bcrk-M%c3%bc%c3%9fig".utf8)),
        ]
        for (form, bytes) in planted {
            for offset in [0, 1, 2, 3, Self.piece - 7, Self.piece - 1, Self.piece] {
                let folder = try TemporaryFolder()
                let file = folder.path + "/heap"
                var content = Data(repeating: 0xAB, count: offset) + bytes
                if form == .base64 { content += Data(Self.value.utf8).base64EncodedString().suffix(4).utf8 }
                try (content + [0xAB, 0, 0]).write(to: URL(filePath: file))
                let report = try Self.scan(folder, ["not that one", Self.value])
                #expect(report.count == 1 && report.files == 1 && report.unreadCount == 0, "\(form) at \(offset)")
                let hit = try #require(report.hits.first, "\(form) at \(offset)")
                #expect(hit.form == form && hit.offset == offset && hit.needle == 2 && hit.file.hasSuffix("/heap"))
            }
        }
    }

    @Test("Base64 of a value is found whatever stands before and behind it, in both alphabets")
    func base64() throws {
        let value = "Tür+über//straße??"
        for before in ["", "a", "ab", "abc", "abcd"] {
            for after in ["", "x", "xy"] {
                let text = Data((before + value + after).utf8).base64EncodedString()
                for spelled in [text, text.replacing("+", with: "-").replacing("/", with: "_")] {
                    let folder = try TemporaryFolder()
                    try folder.write("wal", "{\"" + spelled)
                    #expect(try Self.scan(folder, [value]).count > 0, "\(before)|\(after)")
                }
            }
        }
    }

    @Test("Another value is not found, nor one of which a part is missing; a thousand needles find the same")
    func strangers() throws {
        let folder = try TemporaryFolder()
        try folder.write("a/log", "Jürgen Öztürk-Mußig, Juergen Oeztuerk, ürgen Öztürk-Müßig")
        try folder.write("b/log", "abc \(Self.value) abc \(Self.value)")
        let others = (0..<1_000).map { "canary number \($0 + 1_000)" }
        #expect(try Self.scan(folder, [Self.value]).count == 2)
        let report = try Self.scan(folder, others + [Self.value])
        #expect(report.count == 2 && report.hits.allSatisfy { $0.needle == 1_001 && $0.file.hasSuffix("b/log") })
        #expect(try Self.scan(folder, others).count == 0)
    }

    @Test("Bytes that are no text are needles too, and short ones are refused by the number of their line")
    func needleFile() throws {
        let bytes: [UInt8] = [0xFF, 0xFE, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x0D, 0x0A, 0x0A]
        let needles = try NeedleFile.needles(in: bytes + Array("zwölf Zeichen".utf8))
        #expect(needles.map(\.number) == [1, 3])
        #expect(throws: NeedleFile.Problem.tooShort(line: 3)) {
            try NeedleFile.needles(in: Array("Schönwetter\n\nzu kurz\n".utf8))
        }
        #expect(throws: NeedleFile.Problem.empty) { try NeedleFile.needles(in: Array("\n\r\n".utf8)) }
        #expect(throws: NeedleFile.Problem.tooMany) {
            try NeedleFile.needles(in: Array(String(repeating: "Schönwetter\n", count: 10_001).utf8))
        }
    }

    @Test("Places within each other are read once, links are not followed, and what cannot be read is said")
    func places() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("state/log/a.log", Self.value)
        let inner = folder.path + "/state/log"
        try FileManager.default.createSymbolicLink(atPath: inner + "/again.log", withDestinationPath: file)
        let missing = folder.path + "/missing"
        let scan = FileScan(
            try Self.search([Self.value]), below: [inner, folder.path + "/state", inner + "/a.log", missing])
        let report = try scan.run()
        #expect(report.count == 1 && report.files == 1)
        #expect(report.unread == [missing] && report.unreadCount == 1)
        #expect(try scan.size() == Self.value.utf8.count)
    }
}
