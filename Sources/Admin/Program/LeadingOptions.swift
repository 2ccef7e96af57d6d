/// Lets global options stand before the noun, as git and kubectl do.
enum LeadingOptions {
    private static let flags: Set = ["--json", "--dry-run", "--yes"]
    private static let options: Set = ["--tenant", "--reason"]

    /// The arguments with leading global options moved behind noun and verb.
    static func moved(_ arguments: [String]) -> [String] {
        var leading: [String] = []
        var rest = arguments[...]
        while let argument = rest.first {
            if flags.contains(argument) || options.contains(where: { argument.hasPrefix($0 + "=") }) {
                leading.append(rest.removeFirst())
            } else if options.contains(argument), rest.count > 1 {
                leading += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else {
                break
            }
        }
        let verb = rest.prefix(2).prefix { !$0.hasPrefix("-") }
        return verb + leading + rest.dropFirst(verb.count)
    }
}
