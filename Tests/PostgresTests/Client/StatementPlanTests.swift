import Testing

@testable import Postgres

@Suite("How a statement is sent")
struct StatementPlanTests {
    private func name(_ plan: StatementCache.Plan) -> String {
        switch plan {
        case .unnamed: "unnamed"
        case .prepare(let entry): "prepare \(entry.name)"
        case .execute(let entry): "execute \(entry.name)"
        }
    }

    @Test("only the segment that sends Parse relies on it until the server has confirmed it")
    func unconfirmed() {
        var cache = StatementCache(limit: 10)
        guard case .prepare(let entry) = cache.plan("SELECT 1", segment: 1) else {
            Issue.record("a new statement is prepared")
            return
        }
        #expect(name(cache.plan("SELECT 1", segment: 1)) == "execute \(entry.name)")
        #expect(name(cache.plan("SELECT 1", segment: 2)) == "unnamed")
        cache.confirm(entry)
        #expect(name(cache.plan("SELECT 1", segment: 3)) == "execute \(entry.name)")
    }

    @Test("a statement whose Parse did not run is prepared again under a new name")
    func aborted() {
        var cache = StatementCache(limit: 10)
        guard case .prepare(let entry) = cache.plan("SELECT 1", segment: 1) else {
            Issue.record("a new statement is prepared")
            return
        }
        cache.remove(entry)
        guard case .prepare(let second) = cache.plan("SELECT 1", segment: 2) else {
            Issue.record("a forgotten statement is prepared")
            return
        }
        #expect(second.name != entry.name)
        #expect(cache.retired.isEmpty)
        // A late answer for the old entry must not touch the new one.
        cache.remove(entry)
        #expect(name(cache.plan("SELECT 1", segment: 2)) == "execute \(second.name)")
    }

    @Test("a statement on its way to being prepared is never retired")
    func retiring() {
        var cache = StatementCache(limit: 1)
        guard case .prepare(let entry) = cache.plan("SELECT 1", segment: 1) else {
            Issue.record("a new statement is prepared")
            return
        }
        #expect(name(cache.plan("SELECT 2", segment: 1)) == "unnamed")
        cache.confirm(entry)
        #expect(name(cache.plan("SELECT 2", segment: 2)).hasPrefix("prepare"))
        #expect(cache.takeRetired() == [entry.name])
        #expect(cache.takeRetired().isEmpty)
        #expect(cache.count == 1)
    }
}
