package import Postgres

extension SchemaFacts {
    /// Reads the facts as they are, in one transaction.
    package init(reading client: PostgresClient) async throws {
        let results = try await client.segment(Self.queries, lane: .read)
        guard results.count == Self.queries.count else { throw StoreError.missingRow }
        roles = try results[0].map(Self.role)
        foreignOwners = [:]
        creators = [:]
        for row in results[1] {
            let (role, count) = try row.decode(String.self, Int64.self)
            foreignOwners[role] = Int(count)
        }
        for row in results[2] {
            let (role, inSchema, inDatabase) = try row.decode(String.self, Bool.self, Bool.self)
            let places = (inSchema ? ["schema"] : []) + (inDatabase ? ["database"] : [])
            if !places.isEmpty { creators[role] = places }
        }
        definerFunctions = try results[3].map { try $0.decode(String.self) }
        tables = try results[4].map { row in
            let (name, owner, isOn, isForced) = try row.decode(String.self, String.self, Bool.self, Bool.self)
            return Table(name: name, owner: owner, hasRowSecurity: isOn, forcesRowSecurity: isForced)
        }
        try fill(\.columns, from: results[5]) { try $0.decode(column: 1, as: String.self) }
        try fill(\.policies, from: results[6], Self.policy)
        try fill(\.uniqueKeys, from: results[7]) { row in
            Key(name: try row.decode(column: 1), columns: try row.decode(column: 2), references: nil)
        }
        try fill(\.foreignKeys, from: results[8]) { row in
            Key(
                name: try row.decode(column: 1), columns: try row.decode(column: 2),
                references: try row.decode(column: 3, as: String.self))
        }
        try fill(\.triggers, from: results[9], Self.trigger)
        for (table, grants) in try Self.grouped(results[10], Self.grant) { self[table]?.grants = Set(grants) }
        try fill(\.indexes, from: results[11]) { row in
            Index(
                name: try row.decode(column: 1), columns: try row.decode(column: 2),
                condition: try row.decode(column: 3, as: String?.self))
        }
    }

    /// The table of that name.
    package subscript(name: String) -> Table? {
        get { tables.first { $0.name == name } }
        set {
            guard let place = tables.firstIndex(where: { $0.name == name }), let newValue else { return }
            tables[place] = newValue
        }
    }

    private mutating func fill<Fact>(
        _ path: WritableKeyPath<Table, [Fact]>, from rows: [PostgresRow], _ fact: (PostgresRow) throws -> Fact
    ) throws {
        for (table, facts) in try Self.grouped(rows, fact) { self[table]?[keyPath: path] = facts }
    }

    private static func grouped<Fact>(
        _ rows: [PostgresRow], _ fact: (PostgresRow) throws -> Fact
    ) throws -> [String: [Fact]] {
        var groups: [String: [Fact]] = [:]
        for row in rows { groups[try row.decode(column: 0), default: []].append(try fact(row)) }
        return groups
    }

    private static func role(_ row: PostgresRow) throws -> Role {
        let (name, isSuperuser, bypasses, createsRoles, createsDatabases, replicates, memberOf) = try row.decode(
            String.self, Bool.self, Bool.self, Bool.self, Bool.self, Bool.self, [String].self)
        return Role(
            name: name, isSuperuser: isSuperuser, bypassesRowSecurity: bypasses, createsRoles: createsRoles,
            createsDatabases: createsDatabases, replicates: replicates, memberOf: memberOf)
    }

    private static func policy(_ row: PostgresRow) throws -> Policy {
        let (_, name, isPermissive, command, isForEverybody, using, check) = try row.decode(
            String.self, String.self, Bool.self, String.self, Bool.self, String.self, String.self)
        return Policy(
            name: name, isPermissive: isPermissive, command: command, isForEverybody: isForEverybody, using: using,
            check: check)
    }

    private static func trigger(_ row: PostgresRow) throws -> Trigger {
        let (_, name, function, isEnabled, kind) = try row.decode(
            String.self, String.self, String.self, Bool.self, Int32.self)
        return Trigger(name: name, function: function, isEnabled: isEnabled, kind: kind)
    }

    private static func grant(_ row: PostgresRow) throws -> Grant {
        let (_, grantee, privilege, column) = try row.decode(
            String.self, String.self, String.self, String?.self)
        return Grant(grantee: grantee, privilege: privilege, column: column)
    }
}
