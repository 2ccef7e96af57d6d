package import Domain
package import Foundation
package import Store

/// Does the jobs of some kinds; the service's worker claims them and notes how they ended.
package protocol JobHandler: Sendable {
    /// The kinds it does.
    var kinds: Set<JobKind> { get }
    /// How many it does at once.
    var width: Int { get }
    /// Seconds for which a job is claimed; longer than any attempt takes.
    var lease: TimeInterval { get }

    /// Does one job, or says why not. What it throws postpones the job.
    func callAsFunction(_ job: ClaimedJob) async throws -> JobOutcome
}
