extension Store {
    /// Whether a tenant is being taken in and is not whole yet: until then nothing of it is judged by its dates.
    ///
    /// It is suspended for as long, so that for all others nothing is asked.
    package func isBeingTakenIn(_ tenant: TenantRecord) async throws -> Bool {
        guard tenant.isSuspended else { return false }
        return try await scoped(to: .system(in: tenant.id)).isTransferOpen()
    }
}
