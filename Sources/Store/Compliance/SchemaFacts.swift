/// What PostgreSQL's own catalogue says about the schema: names and rules, no row of any table.
package struct SchemaFacts: Sendable, Equatable {
    /// A database role.
    package struct Role: Sendable, Equatable {
        /// Its name.
        package var name: String
        /// Whether it passes every check.
        package var isSuperuser: Bool
        /// Whether row-level security does not bind it.
        package var bypassesRowSecurity: Bool
        /// Whether it may make roles.
        package var createsRoles: Bool
        /// Whether it may make databases.
        package var createsDatabases: Bool
        /// Whether it may copy the whole cluster.
        package var replicates: Bool
        /// Roles whose rights it holds as well.
        package var memberOf: [String]
    }

    /// A row-level security policy.
    package struct Policy: Sendable, Equatable {
        /// Its name.
        package var name: String
        /// Whether it widens what may be seen, which is the usual kind.
        package var isPermissive: Bool
        /// `*` for every command.
        package var command: String
        /// Whether it holds for every role.
        package var isForEverybody: Bool
        /// Which rows are seen.
        package var using: String
        /// Which rows may be written; empty where the first rule counts.
        package var check: String
    }

    /// A unique index or a foreign key.
    package struct Key: Sendable, Equatable {
        /// Its name.
        package var name: String
        /// Its columns, in order.
        package var columns: [String]
        /// The table a foreign key points to; nil for a unique index.
        package var references: String?
    }

    /// A B-tree index that is whole.
    package struct Index: Sendable, Equatable {
        /// Its name.
        package var name: String
        /// Its columns, in order; empty text for an expression.
        package var columns: [String]
        /// Which rows it holds; nil for all.
        package var condition: String?
    }

    /// A trigger of ours.
    package struct Trigger: Sendable, Equatable {
        /// Its name.
        package var name: String
        /// The function it calls.
        package var function: String
        /// Whether it fires in ordinary sessions.
        package var isEnabled: Bool
        /// PostgreSQL's `tgtype`: row 1, before 2, insert 4, delete 8, update 16, truncate 32.
        package var kind: Int32
    }

    /// A right of a role on a table.
    package struct Grant: Sendable, Hashable {
        /// Who holds it; `public` for everybody.
        package var grantee: String
        /// `SELECT`, `INSERT`, `UPDATE`, …
        package var privilege: String
        /// The column it is limited to; nil for the whole table.
        package var column: String?
    }

    /// A table of the schema.
    package struct Table: Sendable, Equatable {
        /// Its name.
        package var name: String
        /// Who owns it.
        package var owner: String
        /// Whether row-level security is on.
        package var hasRowSecurity: Bool
        /// Whether it binds the owner too.
        package var forcesRowSecurity: Bool
        /// Its columns, in order.
        package var columns: [String] = []
        /// Its policies.
        package var policies: [Policy] = []
        /// Its unique indexes.
        package var uniqueKeys: [Key] = []
        /// Its foreign keys.
        package var foreignKeys: [Key] = []
        /// Its indexes, those that are unique too.
        package var indexes: [Index] = []
        /// Its triggers.
        package var triggers: [Trigger] = []
        /// Who may do what with it.
        package var grants: Set<Grant> = []
    }

    /// Our roles.
    package var roles: [Role]
    /// The tables of the schema, by name.
    package var tables: [Table]
    /// Objects of any kind that a role other than the owner's owns, by role.
    package var foreignOwners: [String: Int]
    /// What roles other than the owner's may create something in: `schema` or `database`, by role.
    package var creators: [String: [String]]
    /// Functions that run with their owner's rights.
    package var definerFunctions: [String]
}
