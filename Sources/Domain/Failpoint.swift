import Foundation
import Synchronization

/// Named places where tests kill the process or let a step fail, to prove that nothing is left half done.
///
/// Debug builds read `OBHUT_FAILPOINT`: `name=kill` ends the own process with SIGKILL, `name=error` throws; `:n` acts
/// on the n-th hit only; several are separated by commas. Release builds do nothing.
package enum Failpoint {
    /// Acts if the environment asks for it, otherwise returns at once.
    package static func hit(_ name: StaticString) throws {
        #if DEBUG
            guard !armed.isEmpty else { return }
            let key = name.description
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

        private static let armed: [String: Order] = {
            var orders: [String: Order] = [:]
            let setting = ProcessInfo.processInfo.environment["OBHUT_FAILPOINT"] ?? ""
            for part in setting.split(separator: ",") {
                let pair = part.split(separator: "=", maxSplits: 1)
                guard pair.count == 2 else { continue }
                let action = pair[1].split(separator: ":", maxSplits: 1)
                guard let verb = action.first, verb == "kill" || verb == "error" else { continue }
                orders[String(pair[0])] = Order(
                    kills: verb == "kill", hit: action.dropFirst().first.flatMap { Int($0) })
            }
            return orders
        }()
    #endif
}
