import Foundation

/// What the kernel says of this process, read when somebody asks.
enum ProcessSamples {
    /// Resident memory and open file descriptors; empty where `/proc` is missing.
    static func lines() -> [String] {
        var lines: [String] = []
        if let pages = residentPages() {
            lines.append("# TYPE process_resident_memory_bytes gauge")
            lines.append("process_resident_memory_bytes \(pages * Int(sysconf(Int32(_SC_PAGESIZE))))")
        }
        if let descriptors = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            lines.append("# TYPE process_open_fds gauge")
            lines.append("process_open_fds \(descriptors.count)")
        }
        return lines
    }

    private static func residentPages() -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? Int(fields[1]) : nil
    }
}
