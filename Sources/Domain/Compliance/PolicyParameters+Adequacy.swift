extension PolicyParameters {
    /// Countries to which personal data may be passed on (Art. 45 GDPR); storage is bound to ``StorageCountry``.
    static let adequacy: [PolicyParameter] = [
        listed("ad", "2010-10-21", "2010/625/EU"), listed("ar", "2003-07-05", "2003/490/EC"),
        listed("br", "2026-01-26", "adequacy decision Brazil"), listed("ca", "2002-01-04", "2002/2/EC, commercial"),
        listed("ch", "2000-08-25", "2000/518/EC"), listed("fo", "2010-03-05", "2010/146/EU"),
        listed("gb", "2021-06-28", "(EU) 2021/1772, extended to 2031-12-27"),
        row("adequacy.gb", 0, .listed, since: "2031-12-28", "(EU) 2021/1772 as extended ends 2031-12-27"),
        listed("gg", "2003-11-25", "2003/821/EC"), listed("il", "2011-02-01", "2011/61/EU"),
        listed("im", "2004-04-30", "2004/411/EC"), listed("je", "2008-05-08", "2008/393/EC"),
        listed("jp", "2019-01-23", "(EU) 2019/419, APPI"), listed("kr", "2021-12-17", "(EU) 2022/254"),
        listed("nz", "2012-12-19", "2013/65/EU"), listed("us", "2023-07-10", "(EU) 2023/1795, certified only"),
        listed("uy", "2012-08-21", "2012/484/EU"),
    ]

    private static func listed(_ country: String, _ since: String, _ source: String) -> PolicyParameter {
        row("adequacy.\(country)", 1, .listed, since: since, source)
    }

    /// Whether data may be passed on to a country outside the storage countries without further safeguards.
    package static func isAdequate(
        _ country: String, on day: CalendarDay, in rows: [PolicyParameter] = shipped
    ) -> Bool {
        StorageCountry(rawValue: country) != nil
            || row("adequacy.\(country.lowercased())", on: day, in: rows)?.value == 1
    }
}
