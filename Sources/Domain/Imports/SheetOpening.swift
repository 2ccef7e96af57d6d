/// Tells sheets from files that only end in `.csv`.
enum SheetOpening {
    /// Throws `file-unreadable`, saying what the file seems to be, when the header cannot be one.
    static func check(_ opening: [UInt8], header: CSVRecord) throws(Refusal) {
        for (signature, rule) in signatures where opening.starts(with: signature) { throw unreadable(rule) }
        switch header.defect {
        case .quoteBroken: throw unreadable("The first line has an unclosed quotation mark.")
        case .tooLong: throw unreadable("The first line is too long for a header.")
        case .columnCount, nil: break
        }
        for column in 0..<header.count {
            let isText = header.withField(column) { bytes in
                bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (9...13).contains($0) }
            }
            if !isText { throw unreadable("The file is not text.") }
        }
    }

    /// Throws `file-unreadable`, saying what the file seems to be, when it cannot be one of vCards.
    static func check(cards opening: [UInt8]) throws(Refusal) {
        for (signature, rule) in signatures where opening.starts(with: signature) && signature != cardSignature {
            throw unreadable(rule)
        }
    }

    private static let cardSignature = Array("BEGIN:VCARD".utf8)

    static func unreadable(_ rule: String) -> Refusal {
        Refusal(.refused, RefusalCode.fileUnreadable, rule: rule)
    }

    private static let signatures: [([UInt8], String)] = [
        (Array("PK\u{03}\u{04}".utf8), "The file is a workbook or ZIP archive; save it as CSV."),
        ([0xD0, 0xCF, 0x11, 0xE0], "The file is an old Excel workbook; save it as CSV."),
        (Array("%PDF".utf8), "The file is a PDF document; save it as CSV."),
        (Array("{\\rtf".utf8), "The file is a text document; save it as CSV."),
        ([0x1F, 0x8B], "The file is compressed; unpack it first."),
        (cardSignature, "The file is a vCard; import it with the format vcard."),
        (Array("<".utf8), "The file is a web page or XML; save it as CSV."),
    ]
}
