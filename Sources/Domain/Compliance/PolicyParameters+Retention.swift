extension PolicyParameters {
    /// Statutory terms by country and class; the term starts at the end of the calendar year of the document.
    static let retention: [PolicyParameter] = [
        row("retention.de.books", 10, .years, "§ 147(3) AO, § 257(4) HGB"),
        row("retention.de.vouchers", 10, .years, "§ 147(3) AO, § 257(4) HGB, § 14b UStG; before BEG IV"),
        row("retention.de.vouchers", 8, .years, since: "2025-01-01", "§ 147(3) AO, § 257(4) HGB as of BEG IV"),
        row(
            "retention.de.vouchers-financial", 10, .years, "Art. 97 § 19a EGAO: banks, insurers, securities"),
        row("retention.de.letters", 6, .years, "§ 147(3) AO, § 257(4) HGB"),
        row("retention.at.books", 7, .years, "§ 132(1) BAO, § 212(1) UGB"),
        row("retention.at.vouchers", 7, .years, "§ 132(1) BAO, § 212(1) UGB"),
        row("retention.at.letters", 7, .years, "§ 132(1) BAO, § 212(1) UGB"),
        row("retention.at.real-estate", 22, .years, "§ 18(10) UStG 1994"),
        row("retention.ch.books", 10, .years, "Art. 958f OR"),
        row("retention.ch.vouchers", 10, .years, "Art. 958f OR"),
        row("retention.ch.letters", 10, .years, "Art. 958f OR"),
        row("retention.ch.real-estate", 20, .years, "Art. 70(3) MWSTG"),
        row("retention.customer-care", 36, .months, .shorter, 1...36, "§§ 195, 199 BGB; to the end of the year"),
    ]
}
