/// Pages for what went wrong.
package struct ProblemTexts: Sendable {
    /// “There is nothing here”.
    package let notFoundTitle: String
    /// “There is no such page, or none for you”.
    package let notFoundLead: String
    /// “You are not allowed to do this”.
    package let forbiddenTitle: String
    /// “This did not work”.
    package let refusedTitle: String
    /// “One moment, please”.
    package let notReadyTitle: String
    /// “Obhut is not ready just now. It will go on by itself, nothing is lost”.
    package let notReadyLead: String
    /// “Something went wrong on our side”.
    package let internalTitle: String
    /// “This is not your fault. Please tell us the number of the request”.
    package let internalLead: String
    /// What stands before the number of the request.
    package let requestID: String
    /// “To the overview”.
    package let home: String

    static let both = Bilingual(
        ProblemTexts(
            notFoundTitle: "Hier ist nichts",
            notFoundLead: "Diese Seite gibt es nicht, oder nicht für Sie.",
            forbiddenTitle: "Das ist Ihnen nicht erlaubt",
            refusedTitle: "Das ging so nicht",
            notReadyTitle: "Einen Augenblick bitte",
            notReadyLead: "Obhut ist gerade nicht bereit. Es geht von selbst weiter, nichts ist verloren.",
            internalTitle: "Bei uns ist etwas schiefgegangen",
            internalLead: "Das liegt nicht an Ihnen. Bitte nennen Sie uns die Nummer der Anfrage.",
            requestID: "Nummer der Anfrage", home: "Zur Übersicht", ),
        ProblemTexts(
            notFoundTitle: "There is nothing here", notFoundLead: "There is no such page, or none for you.",
            forbiddenTitle: "You are not allowed to do this", refusedTitle: "This did not work",
            notReadyTitle: "One moment, please",
            notReadyLead: "Obhut is not ready just now. It will go on by itself, nothing is lost.",
            internalTitle: "Something went wrong on our side",
            internalLead: "This is not your fault. Please tell us the number of the request.",
            requestID: "Number of the request", home: "To the overview", ))
}
