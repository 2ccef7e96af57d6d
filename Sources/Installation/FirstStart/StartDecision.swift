/// What a start may make, and what keeps it sealed.
package struct StartDecision: Sendable, Equatable {
    /// A thing that a start needs and must not make by itself.
    package enum Missing: Sendable, Equatable {
        /// There is a database, so there was a keystore: a new one could open nothing.
        case keystore
        /// There are keys of tenants, so there was a database: an empty one would look like a rollback.
        case database
    }

    /// Whether keystore, root key, signing keys and recovery key pair are made.
    package var makesKeystore = false
    /// Whether cluster, roles and database are made.
    package var makesCluster = false
    /// Whether the schema is brought up to date.
    package var migrates = false
    /// What is missing; the service stays sealed while it is.
    package var missing: Missing?

    /// Whether the service answers nothing but its state.
    package var isSealed: Bool { missing != nil }

    /// Decides from the facts alone.
    ///
    /// The first start makes everything, and only where neither database nor keystore is found. A database without keystore, or
    /// tenants' keys without database, is a loss that nobody may paper over.
    package static func decide(_ facts: StartFacts) -> StartDecision {
        switch facts.database {
        case .external:
            let missing: Missing? = facts.keystoreExists ? nil : .keystore
            return StartDecision(migrates: facts.mayMigrate, missing: missing)
        case .embedded(exists: false) where facts.keystoreHoldsTenants:
            return StartDecision(missing: .database)
        case .embedded(exists: false):
            return StartDecision(makesKeystore: !facts.keystoreExists, makesCluster: true, migrates: true)
        case .embedded(exists: true) where facts.keystoreExists:
            return StartDecision(migrates: true)
        case .embedded(exists: true) where facts.isUnfinished:
            return StartDecision(makesKeystore: true, migrates: true)
        case .embedded(exists: true):
            return StartDecision(migrates: facts.mayMigrate, missing: .keystore)
        }
    }
}
