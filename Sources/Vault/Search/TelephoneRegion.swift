/// How telephone numbers of one country are written inside it.
///
/// Source: ITU-T E.164 and E.129 national numbering plans, as of 2025.
struct TelephoneRegion: Sendable, Equatable {
    /// ISO 3166-1 alpha-2.
    let code: String
    /// The country calling code.
    let callingCode: String
    /// What is dialled before an area code inside the country and dropped from abroad; empty where there is none.
    let trunkPrefix: String
    /// Digits of a national number without trunk prefix.
    let lengths: ClosedRange<Int>
    /// In how many digits a number written without its trunk prefix is still surely complete, as a spreadsheet leaves
    /// it that took it for a number; nil where numbers have no trunk prefix.
    let bareLengths: ClosedRange<Int>?

    init(
        _ code: String, _ callingCode: String, trunk: String = "", _ lengths: ClosedRange<Int>,
        bare: ClosedRange<Int>? = nil
    ) {
        self.code = code
        self.callingCode = callingCode
        self.trunkPrefix = trunk
        self.lengths = lengths
        self.bareLengths = bare
    }

    /// The 31 storage countries and their small neighbours.
    static let all: [TelephoneRegion] = [
        TelephoneRegion("AT", "43", trunk: "0", 4...13, bare: 10...12),
        TelephoneRegion("BE", "32", trunk: "0", 8...9, bare: 8...9),
        TelephoneRegion("BG", "359", trunk: "0", 6...9, bare: 8...9),
        TelephoneRegion("HR", "385", trunk: "0", 6...10, bare: 8...9),
        TelephoneRegion("CY", "357", 8...8),
        TelephoneRegion("CZ", "420", 9...12),
        TelephoneRegion("DK", "45", 8...8),
        TelephoneRegion("EE", "372", 7...10),
        TelephoneRegion("FI", "358", trunk: "0", 5...12, bare: 9...10),
        TelephoneRegion("FR", "33", trunk: "0", 9...9, bare: 9...9),
        TelephoneRegion("DE", "49", trunk: "0", 5...13, bare: 10...11),
        TelephoneRegion("GR", "30", 10...10),
        TelephoneRegion("HU", "36", trunk: "06", 8...9, bare: 8...9),
        TelephoneRegion("IE", "353", trunk: "0", 7...10, bare: 9...9),
        TelephoneRegion("IT", "39", 6...12),
        TelephoneRegion("LV", "371", 8...8),
        TelephoneRegion("LT", "370", trunk: "0", 8...8, bare: 8...8),
        TelephoneRegion("LU", "352", 4...11),
        TelephoneRegion("MT", "356", 8...8),
        TelephoneRegion("NL", "31", trunk: "0", 9...11, bare: 9...9),
        TelephoneRegion("PL", "48", 9...9),
        TelephoneRegion("PT", "351", 9...9),
        TelephoneRegion("RO", "40", trunk: "0", 9...9, bare: 9...9),
        TelephoneRegion("SK", "421", trunk: "0", 9...9, bare: 9...9),
        TelephoneRegion("SI", "386", trunk: "0", 8...8, bare: 8...8),
        TelephoneRegion("ES", "34", 9...9),
        TelephoneRegion("SE", "46", trunk: "0", 7...10, bare: 9...9),
        TelephoneRegion("IS", "354", 7...9),
        TelephoneRegion("LI", "423", 7...9),
        TelephoneRegion("NO", "47", 8...12),
        TelephoneRegion("CH", "41", trunk: "0", 9...12, bare: 9...9),
        TelephoneRegion("GB", "44", trunk: "0", 7...10, bare: 10...10),
        TelephoneRegion("AD", "376", 6...9),
        TelephoneRegion("MC", "377", 8...9),
        TelephoneRegion("SM", "378", 6...10),
    ]

    /// The region of an ISO code, in either case.
    static func named(_ code: String) -> TelephoneRegion? {
        let wanted = code.uppercased()
        return all.first { $0.code == wanted }
    }

    /// The region whose calling code an international number begins with; nil for the rest of the world.
    static func owning(_ digits: Substring) -> TelephoneRegion? {
        all.first { digits.hasPrefix($0.callingCode) }
    }
}
