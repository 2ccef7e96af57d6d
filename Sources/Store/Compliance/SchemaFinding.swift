/// One way in which a database is not what the design demands; names schema objects only.
package struct SchemaFinding: Sendable, Equatable {
    /// What is checked, as scripts see it.
    package enum Check: String, Sendable, CaseIterable {
        /// The four roles exist and none can do more than it must.
        case roles
        /// The owner owns everything, the others nothing.
        case ownership
        /// Row-level security is on, forced, and says the one thing it must.
        case rowSecurity = "row-security"
        /// Every key of a tenant table holds the tenant.
        case keys
        /// Whatever refers to a subject is found through an index when the subject goes.
        case indexes
        /// What proves cannot be changed.
        case appendOnly = "append-only"
        /// Nobody holds a right that the design does not give.
        case grants
        /// The catalogue of personal data and the schema name the same columns.
        case catalogue
    }

    /// What was checked.
    package let check: Check
    /// The role, table or column concerned.
    package let object: String
    /// What is wrong, for people.
    package let problem: String

    init(_ check: Check, _ object: String, _ problem: String) {
        self.check = check
        self.object = object
        self.problem = problem
    }
}
