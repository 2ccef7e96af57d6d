/// The words people write for a legal basis, in German, English and as a norm.
enum LegalBasisWords {
    /// The basis a cell names: a name on the wire, an everyday word, or a letter of Art. 6(1) in any usual citation.
    static func basis(_ text: String) -> LegalBasis? {
        let key = HeaderName.fold(String(text.prefix(200)))
        if let basis = words[key] { return basis }
        return citation(key)
    }

    /// `Art. 6 Abs. 1 S. 1 lit. b DSGVO`, `Artikel 6 Absatz 1 Buchstabe b`, `Art. 6(1)(b) GDPR`, `6.1.b`, folded.
    private static func citation(_ key: String) -> LegalBasis? {
        var rest = Substring(key)
        func skip(_ words: [String]) -> Bool {
            guard let word = words.first(where: rest.hasPrefix) else { return false }
            rest = rest.dropFirst(word.count)
            return true
        }
        _ = skip(["artikel", "article", "art"])
        guard skip(["6"]) else { return nil }
        _ = skip(["absatz", "abs", "paragraph", "par"])
        guard skip(["1"]) else { return nil }
        _ = skip(["satz1", "unterabs1", "uabs1", "s1"])
        _ = skip(["buchstabe", "buchst", "littera", "lit", "point", "nr"])
        guard let letter = rest.popFirst() else { return nil }
        guard ["", "dsgvo", "gdpr", "eudsgvo", "ukgdpr"].contains(rest) else { return nil }
        return letters[String(letter)]
    }

    private static let letters: [String: LegalBasis] = [
        "a": .consent, "b": .contract, "c": .legalObligation, "d": .vitalInterest, "e": .publicTask,
        "f": .legitimateInterest,
    ]

    private static let words: [String: LegalBasis] = {
        var result: [String: LegalBasis] = [:]
        func add(_ basis: LegalBasis, _ keys: String) {
            for key in keys.split(whereSeparator: \.isWhitespace) { result[String(key)] = basis }
        }
        add(
            .consent,
            """
            consent einwilligung einwilligungliegtvor zustimmung optin doubleoptin doi eingewilligt freelygivenconsent
            freelygivenconsentfromcontact
            """)
        add(
            .contract,
            """
            contract vertrag vertragserfuellung erfuellungeinesvertrags erfuellungeinesvertrages kundenvertrag
            kaufvertrag vertragsverhaeltnis vertraglich vertragsanbahnung vorvertraglich vorvertraglichemassnahmen
            bestellung auftrag performanceofacontract performanceofcontract contractual
            """)
        add(
            .legalObligation,
            """
            legalobligation rechtlicheverpflichtung rechtlichepflicht gesetzlicheverpflichtung gesetzlichepflicht gesetz
            compliancewithlegalobligation statutory aufbewahrungspflicht
            """)
        add(
            .vitalInterest,
            """
            vitalinterest vitalinterests lebenswichtigesinteresse lebenswichtigeinteressen
            schutzlebenswichtigerinteressen
            """)
        add(
            .publicTask,
            """
            publictask publicinterest oeffentlicheaufgabe oeffentlichesinteresse oeffentlicheinteresse
            aufgabeimoeffentlicheninteresse
            """)
        add(
            .legitimateInterest,
            """
            legitimateinterest legitimateinterests berechtigtesinteresse berechtigteinteressen berechtigteinteresse
            interessenabwaegung legitimateinterestexistingcustomer legitimateinterestprospectlead
            legitimateinterestother
            """)
        return result
    }()
}
