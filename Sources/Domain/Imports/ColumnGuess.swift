/// Guesses from headers, and where they say nothing from content, which columns of a sheet go where.
///
/// - A column that could be two things, or a second column for the same thing, is reported as ``ColumnAmbiguity``.
/// - `Name` is the family name beside a column `Vorname`, else the full name; beside both parts it counts where a row has
///   neither.
/// - `Titel` / `Title` is a form of address only if the cells look like one (in many programs it is the
///   job title).
/// - Without an e-mail header, the column where at least 60 % of the cells look like e-mail addresses is it.
/// - A first line with an e-mail address in it is no header: nothing is guessed, the file asks for a mapping.
package enum ColumnGuess {
    /// Data rows worth looking at.
    package static let sampleRows = 50

    /// The mapping of a sheet with this header and these first rows. Throws `mapping-missing`.
    package static func mapping(header: [String], sample: [CSVRecord] = []) throws(Refusal) -> ColumnMapping {
        guard !header.contains(where: CellShape.isEmail) else { throw ColumnMapping.missing }
        var guess = Working(header: header, sample: sample)
        guess.takeClearHeaders()
        guess.takeWeakHeaders()
        guess.takeEmailByContent()
        return try ColumnMapping(
            header: header, assignments: AddressGroups.numbered(guess.assignments), ambiguities: guess.ambiguities)
    }
}

extension ColumnGuess {
    private struct Working {
        let header: [String]
        let sample: [CSVRecord]
        let names: [HeaderName]
        var chosen: [Int: ColumnTarget] = [:]
        var ambiguities: [ColumnAmbiguity] = []

        init(header: [String], sample: [CSVRecord]) {
            self.header = header
            self.sample = sample
            names = header.map(HeaderName.init)
        }

        var assignments: [ColumnAssignment] {
            chosen.sorted { $0.key < $1.key }.map {
                ColumnAssignment(column: $0.key, header: header[$0.key], target: $0.value, label: names[$0.key].label)
            }
        }

        func has(_ target: ColumnTarget) -> Bool { chosen.values.contains(target) }

        /// Headers that mean one thing; the continuations (middle name, house number) only beside what they continue.
        mutating func takeClearHeaders() {
            for (column, name) in names.enumerated() {
                guard let entry = name.entry, !entry.isWeak, !entry.isAdditional else { continue }
                choose(entry.target, column)
            }
            for (column, name) in names.enumerated() {
                guard let entry = name.entry, entry.isAdditional else { continue }
                let mayStillCome = names.contains { $0.entry?.isWeak == true && $0.entry?.target == entry.target }
                if has(entry.target) || mayStillCome { chosen[column] = entry.target }
            }
        }

        /// Headers that mean something only while nothing better is there.
        mutating func takeWeakHeaders() {
            for (column, name) in names.enumerated() {
                guard let entry = name.entry, entry.isWeak else { continue }
                switch entry.target {
                case .fullName: chooseName(column)
                case .honorificPrefix:
                    chooseTitle(column)
                case .streetAddress where emailShare(column) >= 0.6 && !has(.email):
                    chosen[column] = .email
                    report(column, [.email, .streetAddress])
                default: choose(entry.target, column)
                }
            }
        }

        private mutating func chooseName(_ column: Int) {
            switch (has(.givenName), has(.familyName)) {
            case (true, false) where names[column].label == nil:
                chosen[column] = .familyName
                report(column, [.familyName, .fullName])
            default:
                choose(.fullName, column)
            }
        }

        /// A title if the cells look like one, else what people do, unless another column says that.
        private mutating func chooseTitle(_ column: Int) {
            guard !looksLikePrefix(column) else { return choose(.honorificPrefix, column) }
            let target: ColumnTarget = has(.jobTitle) ? .ignore : .jobTitle
            chosen[column] = target
            report(column, [target, .honorificPrefix])
        }

        /// The one unknown column that is full of e-mail addresses, if no header named one.
        mutating func takeEmailByContent() {
            guard !has(.email) else { return }
            let shares = header.indices.filter { chosen[$0] == nil }.map { (column: $0, share: emailShare($0)) }
                .filter { $0.share >= 0.6 }
            guard let best = shares.max(by: { ($0.share, -$0.column) < ($1.share, -$1.column) }) else { return }
            chosen[best.column] = .email
            report(best.column, [.email, .ignore])
            for other in shares where other.column != best.column { report(other.column, [.ignore, .email]) }
        }

        /// Gives the column to the target unless another one has it and one is enough.
        private mutating func choose(_ target: ColumnTarget, _ column: Int) {
            let isTaken = chosen.contains { other, taken in
                taken == target
                    && (!target.isAddress
                        || names[other].label == names[column].label
                            && names[other].number == names[column].number)
            }
            if isTaken, !target.takesSeveral {
                chosen[column] = .ignore
                report(column, [.ignore, target])
            } else {
                chosen[column] = target
            }
        }

        private mutating func report(_ column: Int, _ candidates: [ColumnTarget]) {
            ambiguities.append(ColumnAmbiguity(column: column, header: header[column], candidates: candidates))
        }

        private func cells(_ column: Int) -> [String] {
            sample.lazy.filter { $0.defect == nil }.map { $0.text(column) }.filter { !$0.isEmpty }
        }

        private func emailShare(_ column: Int) -> Double {
            let cells = cells(column)
            return cells.isEmpty ? 0 : Double(cells.count(where: CellShape.isEmail)) / Double(cells.count)
        }

        private func looksLikePrefix(_ column: Int) -> Bool {
            let cells = cells(column)
            return cells.count(where: CellShape.isHonorificPrefix) * 2 >= cells.count
        }
    }
}
