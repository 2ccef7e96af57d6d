/// Full case folding as Unicode defines it: without locale, ß becomes ss.
///
/// `String.lowercased()` is no folding (ß and ſ stay) and follows the toolchain's Unicode version, while tokens must
/// not change with the toolchain; so the table is ours.
enum CaseFolding {
    private static let map: [UInt32: [Unicode.Scalar]] = {
        var map: [UInt32: [Unicode.Scalar]] = [:]
        for index in stride(from: 0, to: runs.count, by: 4) {
            for scalar in stride(from: runs[index], through: runs[index + 1], by: Int(runs[index + 2])) {
                if let folded = Unicode.Scalar(UInt32(scalar + runs[index + 3])) { map[UInt32(scalar)] = [folded] }
            }
        }
        var index = 0
        while index < expansions.count {
            let count = Int(expansions[index + 1])
            map[expansions[index]] = expansions[index + 2..<index + 2 + count].compactMap(Unicode.Scalar.init)
            index += 2 + count
        }
        return map
    }()

    /// Folds a string.
    static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                let isCapital = (65...90).contains(scalar.value)
                folded.append(isCapital ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
            } else if let expansion = map[scalar.value] {
                folded.append(contentsOf: expansion)
            } else {
                folded.append(scalar)
            }
        }
        return String(folded)
    }
}
