import Domain
import Foundation
import Testing

#if DEBUG
    /// Named places where tests kill the process.
    struct FailpointTests {
        @Test("A failpoint told to kill ends the process without a word, on the hit that was named")
        func kills() async {
            await #expect(processExitsWith: .signal(SIGKILL)) {
                setenv("OBHUT_FAILPOINT", "other=error,probe.write=kill:3", 1)
                for _ in 0..<3 { try Failpoint.hit("probe.write") }
            }
            await #expect(processExitsWith: .success) {
                setenv("OBHUT_FAILPOINT", "probe.write=kill:3", 1)
                for _ in 0..<2 { try Failpoint.hit("probe.write") }
            }
        }

        @Test("A failpoint told to fail throws, every time or on the hit that was named")
        func fails() async {
            await #expect(processExitsWith: .success) {
                setenv("OBHUT_FAILPOINT", "always=error,second=error:2,nonsense,=,a=b", 1)
                for _ in 0..<2 {
                    #expect(throws: FailpointError(name: "always")) { try Failpoint.hit("always") }
                }
                try Failpoint.hit("second")
                #expect(throws: FailpointError(name: "second")) { try Failpoint.hit("second") }
                try Failpoint.hit("second")
                try Failpoint.hit("nonsense")
            }
        }

        @Test("A file that is named says it anew at every hit")
        func file() async {
            await #expect(processExitsWith: .success) {
                let path = "/tmp/obhut-failpoint-\(getpid())"
                setenv("OBHUT_FAILPOINT", path, 1)
                defer { unlink(path) }
                try Failpoint.hit("later")
                try "later=error".write(toFile: path, atomically: true, encoding: .utf8)
                #expect(throws: FailpointError(name: "later")) { try Failpoint.hit("later") }
                try "other=error".write(toFile: path, atomically: true, encoding: .utf8)
                try Failpoint.hit("later")
            }
        }
    }
#endif
