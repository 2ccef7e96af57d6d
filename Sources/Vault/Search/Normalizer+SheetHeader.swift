extension Normalizer {
    /// The normal form of the headers of a sheet, in any order: a remembered mapping is found by it.
    package static func sheetHeader(_ headers: [String]) -> NormalizedValue {
        NormalizedValue(.sheetHeader, headers.sorted().joined(separator: "\u{1F}"))
    }
}
