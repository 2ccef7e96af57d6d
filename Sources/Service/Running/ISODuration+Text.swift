import Domain

extension ISODuration {
    /// The duration as ISO 8601 writes it: `P2D`, `-P1MT30S`.
    var text: String {
        let isNegative = months < 0 || seconds < 0
        let (months, seconds) = (abs(months), abs(seconds))
        let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        var text = months == 0 ? "" : "\(months)M"
        if days > 0 { text += "\(days)D" }
        if rest > 0 || text.isEmpty { text += "T\(rest)S" }
        return (isNegative ? "-P" : "P") + text
    }
}
