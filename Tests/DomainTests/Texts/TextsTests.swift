import Domain
import Foundation
import Testing
import Texts

/// What Obhut says.
struct TextsTests {
    @Test("Every refusal has everyday words in both languages, and no words stand for a refusal nobody makes")
    func refusals() {
        let codes = Set(RefusalCode.allCases.map(\.rawValue))
        #expect(codes.subtracting(RefusalTexts.codes) == [], "codes without words")
        #expect(RefusalTexts.codes.subtracting(codes) == [], "words without a code")
        for code in RefusalCode.allCases {
            for language in Language.allCases {
                let text = Texts.in(language).refusals.text(code.rawValue)
                #expect(text.sentence.hasSuffix(".") && text.advice.hasSuffix("."), "\(code)")
            }
        }
    }

    @Test("Articles are cited as each language cites them, and where one has an article the other has one, too")
    func articles() {
        for code in RefusalCode.allCases {
            let german = Texts.in(.german).refusals.text(code.rawValue)
            let english = Texts.in(.english).refusals.text(code.rawValue)
            #expect((german.article == nil) == (english.article == nil), "\(code)")
            #expect(german.article?.contains("GDPR") != true && english.article?.contains("DSGVO") != true, "\(code)")
            #expect(german.sentence != english.sentence, "\(code)")
        }
    }

    @Test("An unknown code gets a general sentence, never the code itself")
    func unknownRefusal() {
        let text = Texts.in(.german).refusals.text("völlig-neu")
        #expect(!text.line.contains("völlig-neu") && !text.line.isEmpty)
    }

    @Test("Every code of the domain has a word in both languages")
    func terms() {
        for language in Language.allCases {
            let terms = Texts.in(language).terms
            func complete(_ codes: [String], _ word: (String) -> String) {
                for code in codes { #expect(word(code) != code, "\(code) in \(language)") }
            }
            complete(Role.allCases.map(\.rawValue), terms.role)
            complete(LegalBasis.allCases.map(\.rawValue), terms.legalBasis)
            complete(LegalBasis.allCases.map(\.rawValue), terms.article(ofBasis:))
            complete(Channel.allCases.map(\.rawValue), terms.channel)
            complete(ConsentState.allCases.map(\.rawValue), terms.consentState)
            complete(ConsentEvidence.Method.allCases.map(\.rawValue), terms.consentMethod)
            complete(Lifecycle.allCases.map(\.rawValue), terms.lifecycle)
            complete(Salutation.allCases.map(\.rawValue), terms.salutation)
            complete(ContactPointKind.allCases.map(\.rawValue), terms.contactKind)
            complete(ErasureReason.allCases.map(\.rawValue), terms.erasureReason)
            complete(TenantPolicy.allCases.map(\.rawValue), terms.policy)
            complete(["person", "contact_point", "processing_ground", "consent_event", "document"], terms.contents)
            complete(
                Catalogue.fields.filter { [.person, .postalAddress].contains($0.record) }.map(\.name), terms.field)
            for level in ErasureLevel.allCases {
                #expect(Texts.in(language).receipt.meanings[level.rawValue]?.isEmpty == false)
                #expect(Texts.in(language).erasureLetter.meanings[level.rawValue]?.isEmpty == false)
            }
            for limit in ErasureLimit.allCases {
                #expect(Texts.in(language).erasureLetter.limit(limit.rawValue, days: "30")?.isEmpty == false)
            }
        }
    }

    @Test(
        "A letter begins as each language begins it, with the highest title only",
        arguments: [
            ("ms", "Dr.", "Anna", "Groß", "Sehr geehrte Frau Dr. Groß", "Dear Dr Groß"),
            ("mr", nil, "Karl", "Weiß", "Sehr geehrter Herr Weiß", "Dear Mr Weiß"),
            ("ms", nil, nil, "von der Leyen", "Sehr geehrte Frau von der Leyen", "Dear Ms von der Leyen"),
            ("ms", "Prof. Dr. med.", "Uta", "Böhm", "Sehr geehrte Frau Professorin Böhm", "Dear Professor Böhm"),
            ("mr", "Dipl.-Ing.", nil, "Kühn", "Sehr geehrter Herr Kühn", "Dear Mr Kühn"),
            ("neutral", nil, "Kim", "Becker", "Guten Tag Kim Becker", "Dear Kim Becker"),
            (nil, "Dr.", "Kim", "Becker", "Guten Tag Dr. Kim Becker", "Dear Dr Kim Becker"),
            ("ms", nil, "Anna", nil, "Guten Tag Anna", "Dear Anna"), ("mr", nil, nil, nil, "Guten Tag", "Hello"),
        ] as [(String?, String?, String?, String?, String, String)])
    func letters(
        _ salutation: String?, _ prefix: String?, _ given: String?, _ family: String?, _ german: String,
        _ english: String
    ) {
        for (language, expected) in [(Language.german, german), (.english, english)] {
            let said = Texts.in(language).terms.letterSalutation(
                salutation, honorificPrefix: prefix, givenName: given, familyName: family)
            #expect(said == expected)
        }
    }

    @Test("No text is empty, and German writes its umlauts")
    func wholeTexts() {
        for language in Language.allCases {
            let texts = strings(in: Texts.in(language))
            #expect(texts.count > 120)
            for text in texts {
                #expect(!text.trimmingCharacters(in: .whitespaces).isEmpty)
                if language == .german {
                    #expect(
                        text.firstMatch(of: /\b([Ff]uer|[Uu]eber|[Ll]oesch|[Ss]chluessel|koennen|moechte)/) == nil,
                        "\(text)")
                }
            }
        }
    }

    @Test("German and English differ wherever whole sentences are said")
    func translated() {
        let german = Set(strings(in: Texts.in(.german)).filter { $0.count > 20 })
        let english = Set(strings(in: Texts.in(.english)).filter { $0.count > 20 })
        #expect(german.isDisjoint(with: english))
    }

    @Test("The invitation mail names the tenant, and its link stands alone on a line")
    func invitationMail() {
        for language in Language.allCases {
            let mail = Texts.in(language).mail
            let body = mail.invitationBody("Radhaus Köln", "Vertrieb", "https://a.example/i/x", "30. November 2026")
            #expect(body.split(separator: "\n").contains("https://a.example/i/x"))
            #expect(body.hasSuffix("Radhaus Köln") && body.contains("30. November 2026"))
            #expect(mail.resetBody("Radhaus Köln", "https://a.example/r/x").contains("\nhttps://a.example/r/x\n"))
        }
    }

    @Test(
        "The browser's first choice among our languages counts, German without one",
        arguments: [
            (nil, Language.german), ("", .german), ("en-GB,en;q=0.9,de;q=0.8", .english), ("de-AT, en;q=0.7", .german),
            ("fr, en;q=0.4, de;q=0.5", .german), ("en;q=0, de;q=0.1", .german), ("fr", .german), (";;,q=,", .german),
        ] as [(String?, Language)])
    func preferred(_ header: String?, _ language: Language) {
        #expect(Language.preferred(header) == language)
    }

    /// Every string inside a value, by reflection.
    private func strings(in value: Any) -> [String] {
        if let text = value as? String { return [text] }
        // What is said of a code is a text, the code is none.
        if let words = value as? [String: String] { return Array(words.values) }
        return Mirror(reflecting: value).children.flatMap { strings(in: $0.value) }
    }
}
