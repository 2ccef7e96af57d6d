import Domain
import Testing

/// Consents of two records of one person.
struct ConsentJoiningTests {
    @Test("A no beats a yes, whichever record says it; joining permits nothing that one of both forbids")
    func strictness() {
        for left in ConsentState.allCases {
            for right in ConsentState.allCases {
                let joined = left.joined(with: right)
                #expect(joined == right.joined(with: left) && [left, right].contains(joined))
                let ended: Set<ConsentState> = [.withdrawn, .refused, .revoked, .invalidated, .expired]
                if ended.contains(left) || ended.contains(right) { #expect(ended.contains(joined)) }
            }
        }
        #expect(ConsentState.given.joined(with: .requested) == .given)
    }
}
