/// Who works where.
package struct EmploymentTexts: Sendable {
    /// What heads a person's places.
    package let title: String
    /// What heads the people of an organisation.
    package let staffTitle: String
    /// “No position is known”.
    package let none: String
    /// Nobody is known who works there, and where to say so.
    package let noStaff: String
    /// “Add a position”.
    package let add: String
    /// “Edit”.
    package let edit: String
    /// “Remove position”.
    package let remove: String
    /// “Edit position”.
    package let editTitle: String
    /// What the form is for.
    package let lead: String
    /// There is no organisation yet.
    package let noOrganizations: String
    /// Somebody else changed it meanwhile.
    package let changedMeanwhile: String
    /// The period of a position.
    package let period: @Sendable (_ since: String?, _ until: String?) -> String

    static let both = Bilingual(
        EmploymentTexts(
            title: "Arbeitet bei", staffTitle: "Menschen dort", none: "Es ist keine Stelle bekannt.",
            noStaff: "Noch ist niemand zugeordnet. Stellen tragen Sie auf der Seite der Person ein.",
            add: "Stelle eintragen", edit: "Bearbeiten", remove: "Stelle entfernen",
            editTitle: "Stelle bearbeiten", lead: "Wo arbeitet diese Person, und als was?",
            noOrganizations: "Nehmen Sie zuerst die Organisation auf.",
            changedMeanwhile: "Jemand hat diese Stelle inzwischen geändert. Ihre Eingaben sind noch da; wenn Sie jetzt "
                + "speichern, ersetzt Ihre Fassung die andere.",
            period: { since, until in
                switch (since, until) {
                case (let since?, let until?): "\(since) bis \(until)"
                case (let since?, nil): "seit \(since)"
                case (nil, let until?): "bis \(until)"
                case (nil, nil): ""
                }
            }),
        EmploymentTexts(
            title: "Works at", staffTitle: "People there", none: "No position is known.",
            noStaff: "Nobody is assigned yet. Positions are added on the person's page.", add: "Add a position",
            edit: "Edit", remove: "Remove position", editTitle: "Edit position",
            lead: "Where does this person work, and as what?",
            noOrganizations: "Please add the organisation first.",
            changedMeanwhile: "Somebody changed this position in the meantime. What you typed is still there; if you "
                + "save now, your version replaces the other.",
            period: { since, until in
                switch (since, until) {
                case (let since?, let until?): "\(since) to \(until)"
                case (let since?, nil): "since \(since)"
                case (nil, let until?): "until \(until)"
                case (nil, nil): ""
                }
            }))
}
