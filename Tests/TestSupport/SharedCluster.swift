/// Starts the cluster of this process at its first use, once.
actor SharedCluster {
    static let instance = SharedCluster()

    private var start: Task<TestCluster, any Error>?

    func cluster() async throws -> TestCluster {
        let start = start ?? Task { try await TestCluster() }
        self.start = start
        return try await start.value
    }
}
