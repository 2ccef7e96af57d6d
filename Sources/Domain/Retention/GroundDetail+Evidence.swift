extension GroundDetail {
    /// The detail of a decided ground: its source, and the evidence written out so that people can read it.
    package init(_ decision: GroundDecision, evidence: ConsentEvidence?) {
        self.init(source: decision.source, evidence: evidence?.summary, sale: decision.sale)
    }
}

extension ConsentEvidence {
    /// The evidence as one text: method, system, times, wording.
    package var summary: String {
        var lines = ["method: \(method.rawValue)"]
        if let sourceSystem { lines.append("system: \(sourceSystem)") }
        if let channel { lines.append("channel: \(channel.rawValue)") }
        if let requestedAt { lines.append("requested: \(InternetTime.text(requestedAt))") }
        if let confirmedAt { lines.append("confirmed: \(InternetTime.text(confirmedAt))") }
        if let wording { lines.append("wording: \(wording)") }
        if let statement { lines.append("statement: \(statement)") }
        if attestedByOwner { lines.append("attested by the owner") }
        return lines.joined(separator: "\n")
    }
}
