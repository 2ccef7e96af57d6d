extension Formats {
    /// A norm as the language cites it: `Art. 17(1)(a) GDPR` is `Art. 17 Abs. 1 Buchst. a DSGVO` in German.
    package func norm(_ english: String) -> String {
        guard language == .german else { return english }
        return
            english
            .replacing(/(\d+[a-z]?)\((\d+)\)((?:\([a-z]\))*)/) { match in
                let letters = match.3.split(whereSeparator: { "()".contains($0) }).map(String.init)
                return "\(match.1) Abs. \(match.2)" + (letters.isEmpty ? "" : " Buchst. \(list(letters))")
            }
            .replacing(/\bno\. (\d+)/) { "Nr. \($0.1)" }
            .replacing("GDPR", with: "DSGVO")
    }
}
