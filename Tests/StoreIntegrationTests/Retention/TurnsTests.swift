import Operations
import Testing

/// What is due of each tenant does not wait for another one.
struct TurnsTests {
    private struct Broken: Error, Equatable {
        let tenant: Int
    }

    @Test("One that fails keeps nobody behind it waiting; the first failure is told in the end")
    func turns() async {
        var served: [Int] = []
        var told: Broken?
        do {
            try await [1, 2, 3, 4].eachInTurn { tenant in
                if tenant.isMultiple(of: 2) { throw Broken(tenant: tenant) }
                served.append(tenant)
            }
        } catch {
            told = error as? Broken
        }
        #expect(served == [1, 3] && told == Broken(tenant: 2))
    }
}
