package import Domain
package import Foundation
package import Store

/// The tenant's tags: whoever changes people makes them, whoever changes settings renames and ends them.
package struct ManageTags: Sendable {
    /// People looked at in one step while a tag ends.
    private static let page = 1_000
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// One tag.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ id: UUID, by actor: Actor) async throws -> Tag {
        try actor.require(.peopleRead)
        guard let tag = try await store.vocabulary(of: actor.tenant).tags.first(where: { $0.id == id }) else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such tag.")
        }
        return tag
    }

    /// Makes a tag.
    ///
    /// - Throws: `Refusal` naming `label`; 409 where it is there in another case.
    package func create(_ label: String, by actor: Actor) async throws -> Tag {
        try actor.require(.peopleWrite)
        let tag = Tag(label: try Tag.clean(label, at: "label"), createdAt: store.clock.now)
        try await store.scoped(to: actor).create(tag)
        return tag
    }

    /// The ids of tags with these labels; those that are not there yet are made.
    ///
    /// - Throws: `Refusal` naming `path[n]`.
    package func ids(ofTags labels: [String], at path: String, by actor: Actor) async throws -> [UUID] {
        let vocabulary = try await store.vocabulary(of: actor.tenant)
        var made: [Tag] = []
        for (index, label) in labels.enumerated() {
            let clean = try Tag.clean(label, at: "\(path)[\(index)]")
            let folded = Tag.folded(clean)
            if (vocabulary.tags + made).contains(where: { Tag.folded($0.label) == folded }) { continue }
            made.append(try await create(clean, by: actor))
        }
        return try PersonVocabulary(tags: vocabulary.tags + made).ids(ofTags: labels, at: path)
    }

    /// Gives a tag another label.
    ///
    /// `version`: The one that was seen; nil takes the current one.
    /// - Throws: `Refusal` 404, 409 for a label that is there, 412.
    package func rename(_ id: UUID, to label: String, version: Int32?, by actor: Actor) async throws -> Tag {
        try actor.require(.settingsWrite)
        let tag = try await one(id, by: actor)
        let clean = try Tag.clean(label, at: "label")
        try Refusal.check(version, is: tag.version, of: "tag")
        if clean == tag.label { return tag }
        return try await store.scoped(to: actor).rename(tag, to: clean)
    }

    /// Takes a tag from everybody and removes it. It is out of sight at once; one that was cut off goes on when asked again,
    /// and by itself (``finishEnding(in:)``).
    ///
    /// - Throws: `Refusal` 404.
    package func delete(_ id: UUID, by actor: Actor) async throws {
        try actor.require(.settingsWrite)
        let scope = store.scoped(to: actor)
        try await scope.beginEnd(ofTag: id)
        try await end(id, in: scope)
    }

    /// Goes on with the tags of a tenant whose end was cut off, by a crash or a lost database.
    package func finishEnding(in tenant: UUID) async throws {
        let scope = store.scoped(to: .system(in: tenant))
        for id in try await scope.endingTags() { try await end(id, in: scope) }
    }

    private func end(_ id: UUID, in scope: TenantScope) async throws {
        var after: UUID?
        while true {
            let people = try await scope.sweep(after: after, limit: Self.page, action: "tag.delete")
            var carriers = people.filter { $0.profile.tags.contains(id) }
            while !carriers.isEmpty {
                let changed = try await scope.update(
                    carriers.map { person -> (person: StoredPerson, profile: PersonProfile) in
                        var profile = person.profile
                        profile.tags.removeAll { $0 == id }
                        return (person, profile)
                    })
                // Somebody was faster with the others: they are read and changed again.
                let rest = Set(carriers.map(\.id)).subtracting(changed.map(\.id))
                carriers = try await scope.people(Array(rest), action: "tag.delete")
                    .filter { $0.profile.tags.contains(id) }
            }
            guard people.count == Self.page, let last = people.last else { break }
            after = last.id
        }
        try await scope.finishEnd(ofTag: id)
    }
}
