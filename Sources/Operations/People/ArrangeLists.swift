package import Domain
package import Foundation
package import Store

/// How a member looks at lists: columns, saved views, and the consents that a column shows.
package struct ArrangeLists: Sendable {
    private let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// The columns that the actor chose for a list; the standard ones where she did not, or is no member.
    package func columns(of kind: SubjectKind, by actor: Actor) async throws -> [ListColumn] {
        try actor.require(.peopleRead)
        guard let member = actor.member else { return ListColumn.standard }
        return try await store.scoped(to: actor).listColumns(of: kind, for: member) ?? ListColumn.standard
    }

    /// Remembers the columns that the actor chose for a list.
    ///
    /// - Throws: `Refusal` naming `columns` beyond ``ListColumn/maximum``.
    package func choose(_ columns: [ListColumn], of kind: SubjectKind, by actor: Actor) async throws {
        try actor.require(.peopleRead)
        guard columns.count <= ListColumn.maximum else { throw ListColumn.tooMany }
        try await store.scoped(to: actor).setListColumns(columns, of: kind, for: try ManageSessions.member(actor))
    }

    /// The actor's views of a list and those shared with everybody.
    package func views(of kind: SubjectKind, by actor: Actor) async throws -> [StoredListView] {
        try actor.require(.peopleRead)
        guard let member = actor.member else { return [] }
        return try await store.scoped(to: actor).listViews(of: kind, for: member)
    }

    /// One of those views, of whichever list.
    ///
    /// - Throws: `Refusal` 404.
    package func view(_ id: UUID, by actor: Actor) async throws -> StoredListView {
        try actor.require(.peopleRead)
        return try await store.scoped(to: actor).listView(id, for: try ManageSessions.member(actor))
    }

    /// One of those views.
    ///
    /// - Throws: `Refusal` 404, also for another list's.
    package func view(_ id: UUID, of kind: SubjectKind, by actor: Actor) async throws -> StoredListView {
        let view = try await view(id, by: actor)
        guard view.kind == kind else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such view.")
        }
        return view
    }

    /// Saves a view, for the actor alone or for everybody.
    ///
    /// - Throws: `Refusal` naming `name`; 403 for a view for everybody by somebody who may not change people.
    package func save(
        _ record: ListViewRecord, of kind: SubjectKind, isShared: Bool, by actor: Actor
    ) async throws -> UUID {
        try actor.require(.peopleRead)
        if isShared { try actor.require(.peopleWrite) }
        let scope = store.scoped(to: actor)
        let member = try await scope.member(try ManageSessions.member(actor))
        return try await scope.createListView(
            try record.validated(filters: kind.listFilters), of: kind, isShared: isShared, by: member)
    }

    /// Has one of the actor's views show something else; its name stays.
    ///
    /// - Throws: `Refusal` 404, also for a view that somebody else made.
    package func change(
        _ id: UUID, of kind: SubjectKind, by actor: Actor, _ edit: @Sendable (inout ListViewRecord) -> Void
    ) async throws {
        let view = try await view(id, of: kind, by: actor)
        if view.isShared { try actor.require(.peopleWrite) }
        let scope = store.scoped(to: actor)
        let member = try await scope.member(try ManageSessions.member(actor))
        var record = view.record
        edit(&record)
        try await scope.changeListView(view, to: try record.validated(filters: kind.listFilters), by: member)
    }

    /// Removes a view: one's own, or as somebody who keeps the settings a shared one too.
    ///
    /// - Throws: `Refusal` 404.
    package func remove(_ id: UUID, by actor: Actor) async throws {
        try actor.require(.peopleRead)
        try await store.scoped(to: actor).removeListView(
            id, of: try ManageSessions.member(actor), orShared: actor.may(.settingsWrite))
    }

    /// How the consents of people in a list stand; the reading of the people is noted already.
    ///
    /// - Throws: `Refusal` 403.
    package func consents(of people: [UUID], by actor: Actor) async throws -> [UUID: [DirectoryRow.Consent]] {
        try actor.require(.peopleRead)
        try actor.require(.consentsRead)
        guard !people.isEmpty else { return [:] }
        return try await store.scoped(to: actor).listedConsents(of: people)
    }
}

extension SubjectKind {
    /// What a list of this kind can be narrowed by.
    package var listFilters: [String] {
        switch self {
        case .person: ["lifecycle", "town", "tag", "owner", "consent"]
        case .organization: ["lifecycle", "town", "owner"]
        }
    }
}
