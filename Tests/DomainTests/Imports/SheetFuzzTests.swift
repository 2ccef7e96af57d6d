import Domain
import Foundation
import Testing

@Suite("Sheets under mutation")
struct SheetFuzzTests {
    /// Files to mutate: every encoding, delimiter and kind of trouble.
    static let seeds: [[UInt8]] = [
        fixtureBytes("kunden-excel.csv"), Array("Vorname,Nachname,E-Mail\nAnna,Müller,a@b.example\n".utf8),
        Array("sep=;\r\nName;Telefon\r\n\"von der Heide, Änne\";\"+49 30\"\"1\"\r\n".utf8),
        utf16("Name\tLand\tPLZ/Ort\nAnna 😀\tDE\t10115 Berlin\n", bigEndian: false, mark: true),
        utf16("E-Mail;Bestätigt am\na@b.example;01.02.2024 12:00\n", bigEndian: true, mark: false),
        windows1252("Nachname;Rechtsgrundlage;Quelle\nGroß;Art. 6 Abs. 1 lit. b;Börse\n"),
        Array("E-Mail\nanna@beispiel.example\n\n\"x\ny\"\n".utf8),
    ]
    static let sparks: [UInt8] = [
        0x22, 0x22, 0x0A, 0x0D, 0x3B, 0x2C, 0x09, 0, 0xFF, 0xFE, 0xEF, 0xC3, 0x80, 0x20, 0x40, 0x27, 0x3D,
    ]

    static func mutated(_ random: inout Generator) -> [UInt8] {
        var bytes = seeds.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 0...20, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.insert(sparks.randomElement(using: &random) ?? 0, at: place)
            case 1: if place < bytes.count { bytes[place] = sparks.randomElement(using: &random) ?? 0 }
            case 2: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
            case 3: bytes.removeSubrange(place..<end)
            case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
            default: bytes.removeSubrange(place...)
            }
            if bytes.isEmpty { return bytes }
        }
        return bytes
    }

    /// Reads a file to its end and answers with the number of rows, or with the code of the refusal.
    static func result(_ bytes: [UInt8], piece: Int, limits: CSVLimits) -> Result<[Int], Refusal> {
        var reader = PeopleSheetReader(defaults: RowInterpreterTests.contract, limits: limits)
        var rows: [Int] = []
        var start = 0
        do throws(Refusal) {
            while true {
                while let row = try reader.next() {
                    rows.append(row.record.row)
                    if case .person(let profile, _) = row.outcome {
                        #expect((try? profile.validated()) == profile, "\(row.record.texts.debugDescription)")
                    }
                }
                if start > bytes.count { return .success(rows) }
                reader.append(Array(bytes[start..<min(start + piece, bytes.count)]))
                start += piece
                if start >= bytes.count {
                    reader.finish()
                    start = bytes.count + 1
                }
            }
        } catch {
            return .failure(error)
        }
    }

    /// `OBHUT_TEST_LONG=1` reads 200,000 damaged files instead of 20,000, and a file of 100 MB.
    static let isLong = ProcessInfo.processInfo.environment["OBHUT_TEST_LONG"] == "1"

    @Test("Damaged files neither stop the reader nor make it invent rows", arguments: 1...10)
    func damaged(seed: UInt64) {
        var random = Generator(seed: seed)
        var small = CSVLimits()
        (small.record, small.field, small.fields, small.sample, small.rereading) = (200, 64, 12, 64, 400)
        for round in 0..<(Self.isLong ? 20_000 : 2_000) {
            let bytes = Self.mutated(&random)
            let limits = round % 2 == 0 ? CSVLimits() : small
            guard case .success(let rows) = Self.result(bytes, piece: 4_096, limits: limits) else { continue }
            #expect(rows == Array(1..<rows.count + 1))
            #expect(rows.count <= bytes.count { $0 == 0x0A || $0 == 0x0D } + 1)
            if round % 50 == 0 {
                let again = Self.result(bytes, piece: Int.random(in: 1...9, using: &random), limits: limits)
                #expect(again == .success(rows))
            }
        }
    }

    @Test("A file of 100 MB is read in flat memory", .enabled(if: isLong))
    func memory() async {
        // In a process of its own: tests beside it take memory, too.
        await #expect(processExitsWith: .success) {
            var reader = PeopleSheetReader(defaults: RowInterpreterTests.contract)
            reader.append(Array("Vorname;Nachname;E-Mail;Telefon;Straße;PLZ;Ort\n".utf8))
            var count = 0
            var before = 0
            for number in 0..<1_000 {
                var piece: [UInt8] = []
                for row in 0..<1_000 {
                    let name = "\(number)-\(row)"
                    let place = "\"Hauptstraße 5\nHof\";10115;Berlin\n"
                    let cells = "Änne;Müller \(name);anne\(name)@beispiel.example;+49 30 12345678;\(place)"
                    piece.append(contentsOf: cells.utf8)
                }
                reader.append(piece)
                while let row = try reader.next() {
                    if case .person = row.outcome { count += 1 }
                }
                if number == 50 { before = SheetFuzzTests.residentBytes() }
            }
            reader.finish()
            while try reader.next() != nil { count += 1 }
            #expect(count == 1_000_000)
            #expect(before > 0 && SheetFuzzTests.residentBytes() - before < 32_000_000)
        }
    }

    /// What the process holds in memory now (proc(5), statm).
    static func residentBytes() -> Int {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4_096 : 0
    }
}
