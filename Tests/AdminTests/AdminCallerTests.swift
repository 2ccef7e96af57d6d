import Admin
import Foundation
import Testing

struct AdminCallerTests {
    @Test(
        "A user's name stands in the log in the letters the log takes",
        arguments: [
            ("erika", "erika"), ("Erika.Muster", "erika.muster"), ("DOMAIN\\erika", "domain_erika"),
            ("jürgen", "j_rgen"), ("1000", "_1000"), ("-x", "_-x"), ("", "unknown"),
            (String(repeating: "a", count: 40), String(repeating: "a", count: 32)),
            (String(repeating: "9", count: 40), "_" + String(repeating: "9", count: 31)),
        ])
    func logged(name: String, expected: String) {
        #expect(Caller.logged(name) == expected)
        #expect(expected.wholeMatch(of: /[a-z_][a-z0-9_.-]{0,31}/) != nil)
    }

    @Test("Behind sudo the log names who called it; a name that is no user's is not believed")
    func sudo() {
        let isRoot = getuid() == 0
        #expect((Caller.name(environment: ["SUDO_USER": "nobody"]) == "nobody") == isRoot)
        #expect(Caller.name(environment: ["SUDO_USER": "no such user"]) == Caller.name(environment: [:]))
        #expect(!Caller.name(environment: [:]).isEmpty)
    }
}
