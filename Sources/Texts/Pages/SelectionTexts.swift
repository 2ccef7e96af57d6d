/// What is done with several people of a list at once.
package struct SelectionTexts: Sendable {
    /// “With several people”.
    package let title: String
    /// “people ticked”.
    package let chosen: String
    /// “everybody in this list (at most 500)”.
    package let whole: String
    /// “Tick or untick everybody on this page”.
    package let page: String
    /// “Tick Anna Groß”.
    package let pick: @Sendable (_ name: String) -> String
    /// “Tag”.
    package let tag: String
    /// “Give the tag”.
    package let add: String
    /// “Take the tag”.
    package let remove: String
    /// “Export as a file …”.
    package let export: String
    /// Nobody was chosen.
    package let nobody: String
    /// The list is too long for this.
    package let tooMany: String
    /// “12 people have the tag “Press” now”.
    package let tagged: @Sendable (_ count: String, _ one: Bool, _ tag: String) -> String
    /// “12 people do not have the tag “Press” any more”.
    package let untagged: @Sendable (_ count: String, _ one: Bool, _ tag: String) -> String
    /// Nobody's tags have changed.
    package let unchanged: String
    /// “3 had it already”.
    package let had: @Sendable (_ count: String) -> String
    /// “3 did not have it”.
    package let lacked: @Sendable (_ count: String) -> String
    /// “1 not found”.
    package let missing: @Sendable (_ count: String) -> String
    /// “2 stayed as they were”, and why.
    package let refused: @Sendable (_ count: String) -> String

    static let both = Bilingual(
        SelectionTexts(
            title: "Mit mehreren Personen", chosen: "angekreuzte Personen",
            whole: "alle Personen dieser Liste (höchstens 500)", page: "Alle auf dieser Seite an- oder abwählen",
            pick: { "\($0) ankreuzen" }, tag: "Schlagwort", add: "Schlagwort geben", remove: "Schlagwort nehmen",
            export: "Als Datei ausgeben …",
            nobody: "Bitte kreuzen Sie mindestens eine Person an, oder wählen Sie alle Personen dieser Liste.",
            tooMany: "Es sind mehr als 500 Personen. Bitte grenzen Sie die Liste weiter ein.",
            tagged: { "\($0) \($1 ? "Person hat" : "Personen haben") jetzt das Schlagwort „\($2)“." },
            untagged: { "\($0) \($1 ? "Person hat" : "Personen haben") das Schlagwort „\($2)“ nicht mehr." },
            unchanged: "An den Schlagwörtern hat sich nichts geändert.", had: { "Schon vorher: \($0)." },
            lacked: { "Ohne dieses Schlagwort: \($0)." }, missing: { "Nicht gefunden: \($0)." },
            refused: {
                "Unverändert: \($0), weil gerade jemand anderes etwas geändert hat oder es zu viele Schlagwörter würden."
            }),
        SelectionTexts(
            title: "With several people", chosen: "people ticked", whole: "everybody in this list (at most 500)",
            page: "Tick or untick everybody on this page", pick: { "Tick \($0)" }, tag: "Tag", add: "Give the tag",
            remove: "Take the tag", export: "Export as a file …",
            nobody: "Please tick at least one person, or choose everybody in this list.",
            tooMany: "These are more than 500 people. Please narrow the list further.",
            tagged: { "\($0) \($1 ? "person has" : "people have") the tag “\($2)” now." },
            untagged: { "\($0) \($1 ? "person does" : "people do") not have the tag “\($2)” any more." },
            unchanged: "Nobody's tags have changed.", had: { "Had it before: \($0)." },
            lacked: { "Did not have it: \($0)." }, missing: { "Not found: \($0)." },
            refused: {
                "Unchanged: \($0), because somebody else was changing them or it would be too many tags."
            }))
}
