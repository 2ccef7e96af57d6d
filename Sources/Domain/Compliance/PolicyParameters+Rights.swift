extension PolicyParameters {
    /// Deadlines of requests, notices and breaches.
    static let rights: [PolicyParameter] = [
        row("request.answer", 1, .months, "Art. 12(3) GDPR"),
        row("request.extension", 2, .months, "Art. 12(3) GDPR"),
        row("request.internal", 21, .days, .shorter, 3...21, "house rule: alarm before Art. 12(3) GDPR"),
        row("request.acknowledge", 24, .hours, .shorter, 1...24, "EDPB 01/2022"),
        row("notice.third-source", 1, .months, "Art. 14(3)(a) GDPR"),
        row("breach.authority", 72, .hours, .shorter, 1...72, "Art. 33(1) GDPR"),
        row("breach.processor", 24, .hours, .shorter, 1...24, "Art. 33(2) GDPR: without undue delay"),
        row("officer.persons", 20, .persons, since: "2019-11-26", "§ 38(1) BDSG"),
        row("hold.review", 6, .months, .shorter, 1...6, "house rule: Art. 5(1)(e) GDPR"),
    ]
}
