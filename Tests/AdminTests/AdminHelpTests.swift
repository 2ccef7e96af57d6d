import Admin
import Testing

struct AdminHelpTests {
    private static let nouns = [
        "config", "database", "keystore", "key", "maintenance", "tenant", "member", "token", "demo", "person", "import",
        "campaign", "consent", "mail",
        "erasure", "audit", "backup", "node", "compliance", "retention", "request",
    ]

    @Test("The help of the root and of every noun answers on standard output with 0", arguments: [""] + nouns)
    func help(noun: String) async {
        let words = noun.isEmpty ? [] : [noun]
        for line in [words, words + ["--help"], ["help"] + words] {
            let run = await AdminRun(line)
            #expect(run.status == .done && run.errors.isEmpty)
            #expect(run.output.contains("USAGE: obhut"))
        }
    }

    @Test("Help shows no value of the environment")
    func secrets() async {
        let environment = [
            "OBHUT_DATABASE_URL": "postgresql://obhut:geheim@db.example/obhut", "OBHUT_STATE_DIR": "/srv/geheim",
        ]
        for noun in Self.nouns {
            let run = await AdminRun(["help", noun], environment: environment)
            #expect(!run.output.contains("geheim"))
        }
        let completion = await AdminRun(["--generate-completion-script", "bash"], environment: environment)
        #expect(!completion.output.contains("geheim"))
    }

    @Test("No option takes a password, a passphrase or a secret key as its value")
    func noSecretOptions() async {
        for noun in Self.nouns {
            let run = await AdminRun(["help", noun])
            for word in ["--password", "--passphrase", "--secret", "--root-key "] {
                #expect(!run.output.contains(word))
            }
        }
    }

    @Test("Completion scripts exist for three shells and know every noun", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) async {
        let run = await AdminRun(["--generate-completion-script", shell])
        #expect(run.status == .done)
        for noun in Self.nouns { #expect(run.output.contains(noun)) }
    }

    @Test("The version is one line")
    func version() async {
        let run = await AdminRun(["--version"])
        #expect(run.status == .done && run.output.contains("."))
    }
}
