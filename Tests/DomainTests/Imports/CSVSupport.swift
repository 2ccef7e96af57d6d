import Domain

/// Reads a whole file through ``CSVReader``, in pieces of a given size.
func read(_ bytes: [UInt8], piece: Int = 65_536, limits: CSVLimits = CSVLimits()) -> [CSVRecord] {
    var reader = CSVReader(limits: limits)
    var records: [CSVRecord] = []
    var start = 0
    while start < bytes.count {
        let end = min(start + piece, bytes.count)
        reader.append(Array(bytes[start..<end]))
        start = end
        while let record = reader.next() { records.append(record) }
    }
    reader.finish()
    while let record = reader.next() { records.append(record) }
    return records
}

/// The fields of every row of a text.
func fields(_ text: String) -> [[String]] {
    read(Array(text.utf8)).map(\.texts)
}

/// Text as a German Excel writes it.
func windows1252(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
        switch scalar {
        case "€": 0x80
        case "„": 0x84
        case "“": 0x93
        case "–": 0x96
        default: UInt8(scalar.value)
        }
    }
}

/// Text as UTF-16.
func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap {
        bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
}
