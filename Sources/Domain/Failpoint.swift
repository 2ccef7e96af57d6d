import Foundation
import Synchronization

/// Named places where tests kill the process or let a step fail, to prove that nothing is left half done.
///
/// Debug builds read `OBHUT_FAILPOINT`: `name=kill` ends the own process with SIGKILL, `name=error` throws; `:n` acts
/// on the n-th hit only; several are separated by commas. A path instead of them names a file that says it anew at every
/// hit. Release builds do nothing, and make no name.
package enum Failpoint {
    /// Acts if the environment asks for it, otherwise returns at once.
    package static func hit(_ name: @autoclosure () -> String) throws {
        #if DEBUG
            guard !setting.isEmpty else { return }
            let key = name()
            guard let order = armed[key] else { return }
            let count = hits.withLock { counts in
                counts[key, default: 0] += 1
                return counts[key, default: 0]
            }
            guard order.hit.map({ $0 == count }) ?? true else { return }
            if order.kills {
                kill(getpid(), SIGKILL)
            }
            throw FailpointError(name: key)
        #endif
    }

    #if DEBUG
        private struct Order {
            let kills: Bool
            let hit: Int?
        }

        private static let hits = Mutex<[String: Int]>([:])

        private static let setting = ProcessInfo.processInfo.environment["OBHUT_FAILPOINT"] ?? ""
        private static let fixed = orders(setting)

        private static var armed: [String: Order] {
            setting.hasPrefix("/") ? orders((try? String(contentsOfFile: setting, encoding: .utf8)) ?? "") : fixed
        }

        private static func orders(_ text: String) -> [String: Order] {
            var orders: [String: Order] = [:]
            for part in text.split(separator: ",") {
                let pair = part.split(separator: "=", maxSplits: 1)
                guard pair.count == 2 else { continue }
                let action = pair[1].split(separator: ":", maxSplits: 1)
                guard let verb = action.first, verb == "kill" || verb == "error" else { continue }
                orders[String(pair[0])] = Order(
                    kills: verb == "kill", hit: action.dropFirst().first.flatMap { Int($0) })
            }
            return orders
        }
    #endif
}
