//! What the system says of another process. Nothing where it does not say it this way.

/// Ticks of `/proc/<pid>/stat` per second: what Linux has always told programs (man 5 proc, `sysconf(_SC_CLK_TCK)`).
const TICKS_PER_S: f64 = 100.0;

/// Processor time of all its threads so far, ms.
pub(super) fn cpu_ms(process: u32) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program stands in brackets and may hold anything; user and system time are fields 14 and 15.
    let after_name = stat.rsplit_once(')')?.1;
    let mut fields = after_name.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / TICKS_PER_S * 1000.0)
}

/// What it holds now, MB.
pub(super) fn held_mb(process: u32) -> Option<f64> {
    status(process, "VmRSS:")
}

/// The most it ever held, MB.
pub(super) fn peak_mb(process: u32) -> Option<f64> {
    status(process, "VmHWM:")
}

fn status(process: u32, name: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_very_process_takes_time_and_holds_something() {
        let begun = std::time::Instant::now();
        let mut sum = 0_u64;
        while begun.elapsed() < std::time::Duration::from_millis(60) {
            sum = sum.wrapping_add(std::hint::black_box(1));
        }
        assert!(sum > 0);
        if cfg!(target_os = "linux") {
            assert!(cpu_ms(std::process::id()).is_some_and(|ms| ms >= 10.0));
            let (held, peak) = (held_mb(std::process::id()), peak_mb(std::process::id()));
            assert!(held.is_some_and(|mb| mb > 1.0) && peak >= held);
        }
    }
}
