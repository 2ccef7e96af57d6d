/// What a start finds, as far as it decides what may be made.
package struct StartFacts: Sendable, Equatable {
    /// The database, as it was found.
    package enum Database: Sendable, Equatable {
        /// The private cluster, made already or not.
        case embedded(exists: Bool)
        /// A database of the operator's.
        case external
    }

    /// The database, as it was found.
    package var database: Database
    /// Whether a keystore is in place.
    package var keystoreExists: Bool
    /// Whether that keystore holds keys of tenants, whose data must then be somewhere.
    package var keystoreHoldsTenants: Bool
    /// Whether an earlier first start was cut short.
    package var isUnfinished: Bool
    /// Whether `--migrate` was given.
    package var mayMigrate: Bool

    /// Gathers the facts of a start.
    package init(
        database: Database, keystoreExists: Bool, keystoreHoldsTenants: Bool = false, isUnfinished: Bool = false,
        mayMigrate: Bool = false
    ) {
        self.database = database
        self.keystoreExists = keystoreExists
        self.keystoreHoldsTenants = keystoreHoldsTenants
        self.isUnfinished = isUnfinished
        self.mayMigrate = mayMigrate
    }
}
