//! Cores of a software rasteriser: Mesa's llvmpipe splits each frame among as many threads as there are cores.

/// The core for a thread of this name: the nth paints on the nth of those that may be used.
#[cfg(any(target_os = "linux", test))]
fn core_of(thread: &str, cores: &[usize]) -> Option<usize> {
    let place: usize = thread.trim().strip_prefix("llvmpipe-")?.parse().ok()?;
    // More threads than cores would crowd some of them.
    cores.get(place).copied()
}

/// Keeps each of its threads on a core of its own. They wait for each other with every frame, and the system, which sees
/// them sleep and wake, puts two of them on one core again and again while another rests: a fifth of a frame on two cores.
#[cfg(target_os = "linux")]
pub(super) fn one_each() {
    use rustix::thread::{CpuSet, Pid, sched_getaffinity, sched_setaffinity};

    let Ok(allowed) = sched_getaffinity(None) else { return };
    let cores: Vec<usize> = (0..CpuSet::MAX_CPU).filter(|core| allowed.is_set(*core)).collect();
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else {
        return;
    };
    for thread in threads.flatten() {
        let name = std::fs::read_to_string(thread.path().join("comm")).unwrap_or_default();
        let id = thread.file_name().to_str().and_then(|id| id.parse().ok());
        let (Some(core), Some(id)) = (core_of(&name, &cores), id.and_then(Pid::from_raw)) else {
            continue;
        };
        let mut own = CpuSet::new();
        own.set(core);
        if let Err(error) = sched_setaffinity(Some(id), &own) {
            tracing::warn!("{} paints on any core: {error}", name.trim());
        }
    }
}

/// Threads stay where the system puts them.
#[cfg(not(target_os = "linux"))]
pub(super) fn one_each() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thread_that_paints_has_a_core_of_its_own() {
        let cores = [0, 2, 3];
        assert_eq!(core_of("llvmpipe-0\n", &cores), Some(0));
        assert_eq!(core_of("llvmpipe-1\n", &cores), Some(2), "of those that may be used");
        assert_eq!(core_of("llvmpipe-3\n", &cores), None);
        for other in ["envol-game", "llvmpipe-", "llvmpipe-a", "journal sync"] {
            assert_eq!(core_of(other, &cores), None);
        }
    }
}
