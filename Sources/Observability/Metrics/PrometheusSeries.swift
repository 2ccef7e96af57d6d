/// One series: knows its current samples.
protocol PrometheusSeries: AnyObject, Sendable {
    /// Its lines, without the `# TYPE` line before them.
    func lines(name: String, labels: String) -> [String]
}

extension PrometheusSeries {
    /// `name{labels} value`.
    func line(_ name: String, _ labels: String, _ value: some CustomStringConvertible) -> String {
        labels.isEmpty ? "\(name) \(value)" : "\(name){\(labels)} \(value)"
    }
}
