import Domain
import Store

extension TenantScope {
    /// Where the package of a request goes: the address it names, else the first one on her record as that stands now; nil where
    /// there is neither, or she is not there any more.
    func address(of request: StoredRequest) async throws -> String? {
        if let contact = request.detail?.contact { return contact }
        guard let id = request.person else { return nil }
        do {
            let points = try await person(id).profile.contactPoints.filter { $0.kind == .email }
            return (points.first { $0.isPrimary } ?? points.first)?.value
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return nil
        }
    }
}
