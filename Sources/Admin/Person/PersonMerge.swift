import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Joins two records of one person.
struct PersonMerge: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Join two records of one person; the second one ends.",
        discussion: "Grounds, consents and a restriction of the second record go to the first; a no beats a yes.")

    @Argument(help: "The id of the record that stays.")
    var kept: Identifier

    @Argument(help: "The id of the record that goes.")
    var dropped: Identifier

    @Option(
        help: "A field whose value comes from the record that goes, such as familyName; may be given several times.")
    var take: [MergeField] = []

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        if !global.dryRun { try session.requireConsentToDestroy() }
        let (store, actor) = try await session.tenant(changes: true)
        let merge = MergePeople(store, declaration: try session.declaration())
        let pair = try await merge.pair(kept.uuid, dropped.uuid, by: actor)
        if !global.dryRun {
            try session.confirm(
                Words("Beide Einträge unwiderruflich zusammenführen?", "Join both records for good?"))
        }
        let person =
            if global.dryRun { pair.kept } else {
                try await merge(
                    MergeOrder(
                        kept: kept.uuid, dropped: dropped.uuid, keptVersion: pair.kept.version,
                        droppedVersion: pair.dropped.version, taking: Set(take)), by: actor)
            }
        return .details(
            .object([
                "personId": .id(person.id), "mergedId": .id(dropped.uuid), "version": .count(person.version),
                "dryRun": .bool(global.dryRun),
            ]), in: session.language,
            [
                (Words("Bleibt", "Stays"), person.id.text), (Words("Geht", "Goes"), dropped.uuid.text),
                (Words("Version", "Version"), "\(person.version)"),
            ])
    }
}

extension MergeField: ExpressibleByArgument {}
