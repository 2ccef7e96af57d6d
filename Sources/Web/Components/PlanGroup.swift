/// One third of a plan: what is deleted, what stays restricted, what stays as proof.
struct PlanGroup: Sendable {
    /// One line of the plan.
    struct Line: Sendable {
        let what: String
        let count: String
        let until: String?
        let norm: String
    }

    let title: String
    let tone: String
    /// The template of its icon.
    let icon: String
    let lines: [Line]
    /// What stands where there is no line.
    let nothing: String
}
