import Domain
import Testing

/// The law as dated rows.
struct PolicyParameterTests {
    @Test("Shipped rows fit the table: code, unique day, value inside its bounds, a source")
    func shape() {
        let rows = PolicyParameters.shipped
        #expect(Set(rows.map { "\($0.code) \($0.since)" }).count == rows.count)
        for row in rows {
            #expect(row.code.wholeMatch(of: /[a-z0-9][a-z0-9.-]{1,62}/) != nil, "\(row.code)")
            #expect(row.minimum <= row.value && row.value <= row.maximum, "\(row.code)")
            #expect(!row.source.isEmpty)
            if row.direction == .fixed { #expect(row.minimum == row.value && row.maximum == row.value) }
            if row.direction == .shorter { #expect(row.maximum == row.value, "\(row.code)") }
            if row.direction == .longer { #expect(row.minimum == row.value, "\(row.code)") }
        }
    }

    @Test("A tenant moves a value in the allowed direction and inside its bounds only")
    func overrides() throws {
        let today = day("2026-11-23")
        func code(_ parameter: String, _ value: Int) -> String? {
            refusal { try PolicyParameters.check(parameter, override: value, on: today) }?.code
        }
        #expect(code("consent.stale-block", 12) == nil)
        #expect(code("consent.stale-block", 25) == "parameter-direction")
        #expect(code("consent.stale-block", 0) == "parameter-out-of-bounds")
        #expect(code("evidence.proof-phone", 6) == nil)
        #expect(code("evidence.proof-phone", 4) == "parameter-direction")
        #expect(code("consent.confirmation", 23) == "parameter-out-of-bounds")
        #expect(code("request.answer", 2) == "parameter-direction")
        #expect(code("request.unknown", 2) == "parameter-unknown")
    }

    @Test("A stored value that the law has overtaken is drawn back to what is allowed")
    func overtaken() {
        let today = day("2026-11-23")
        #expect(PolicyParameters.value("consent.stale-block", on: today, override: 60) == 24)
        #expect(PolicyParameters.value("consent.stale-block", on: today, override: 12) == 12)
        #expect(PolicyParameters.value("evidence.proof-phone", on: today, override: 1) == 5)
        #expect(PolicyParameters.value("request.answer", on: today, override: 9) == 1)
        #expect(PolicyParameters.value("consent.confirmation", on: today, override: 1_000) == 168)
        #expect(PolicyParameters.value("nothing", on: today) == nil)
    }

    @Test("The row that holds is the youngest that has begun")
    func dated() {
        #expect(PolicyParameters.value("retention.de.vouchers", on: day("2024-12-31")) == 10)
        #expect(PolicyParameters.value("retention.de.vouchers", on: day("2025-01-01")) == 8)
        #expect(PolicyParameters.value("request.answer", on: day("2018-05-24")) == nil)
    }

    @Test("Adequacy is dated too: Brazil since 2026, the United Kingdom until 2031")
    func adequacy() {
        #expect(!PolicyParameters.isAdequate("BR", on: day("2026-01-25")))
        #expect(PolicyParameters.isAdequate("BR", on: day("2026-01-26")))
        #expect(PolicyParameters.isAdequate("GB", on: day("2031-12-27")))
        #expect(!PolicyParameters.isAdequate("GB", on: day("2031-12-28")))
        #expect(PolicyParameters.isAdequate("DE", on: day("2026-01-01")))
        #expect(!PolicyParameters.isAdequate("CN", on: day("2026-01-01")))
    }
}
