import Domain
import HTTPSupport

/// What was typed into the form of a consent.
struct ConsentEntryForm: Sendable {
    /// Fields that refusals may name, each with the field of the form.
    static let fields = [
        "purpose": "purpose", "channel": "purpose", "address": "address", "wording": "wording", "source": "source",
    ]

    /// Purpose and channel, joined by a dot.
    var choice = ""
    var address = ""
    /// `present` or `other`.
    var words = "present"
    var wording = ""
    var source = ""

    init() {}

    init(_ form: FormData) {
        choice = form["purpose"] ?? ""
        address = form.raw("address") ?? ""
        words = form["words"] == "other" ? "other" : "present"
        wording = form.raw("wording") ?? ""
        source = form.raw("source") ?? ""
    }

    /// The entry to judge. The purpose's present words are nothing that is stated: they are taken where none are, but for
    /// telephone numbers, where it has to be written down what was said.
    ///
    /// - Throws: `Refusal` naming `purpose` where nothing was chosen.
    func entry() throws(Refusal) -> ConsentEntry {
        let parts = choice.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let channel = Channel(rawValue: parts[1]) else {
            throw Refusal(.invalid, RefusalCode.required, field: "purpose")
        }
        return ConsentEntry(
            purpose: parts[0], channel: channel, address: address.isEmpty ? nil : address,
            wording: words == "other" ? wording : nil, source: source)
    }
}
