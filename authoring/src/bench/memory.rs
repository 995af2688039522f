//! What a process holds over time, and how fast that grows.

use std::time::Duration;

use super::process;

/// Readings before this do not count: pipelines, meshes, fonts and the first journal come.
const SETTLED: Duration = Duration::from_secs(10);

/// Resident memory of a process, read now and then.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// (s, MB), oldest first.
    readings: Vec<(f64, f64)>,
    peak_mb: Option<f64>,
}

impl Memory {
    /// Reads it, `after` so long; nothing where the system does not say it this way.
    pub(super) fn read(&mut self, pid: u32, after: Duration) {
        self.peak_mb = process::peak_mb(pid).or(self.peak_mb);
        if let Some(now) = process::held_mb(pid)
            && after >= SETTLED
        {
            self.readings.push((after.as_secs_f64(), now));
        }
    }

    /// The most it ever held, MB.
    pub(super) fn peak_mb(&self) -> Option<f64> {
        self.peak_mb
    }

    /// Slope of the straight line through the readings (least squares), MB per minute; `None` for fewer than two.
    pub(super) fn slope_mb_per_minute(&self) -> Option<f64> {
        let count = self.readings.len() as f64;
        let mean = |of: fn(&(f64, f64)) -> f64| self.readings.iter().map(of).sum::<f64>() / count;
        let (middle_s, middle_mb) = (mean(|r| r.0), mean(|r| r.1));
        let spread: f64 = self.readings.iter().map(|r| (r.0 - middle_s).powi(2)).sum();
        let along: f64 = self.readings.iter().map(|r| (r.0 - middle_s) * (r.1 - middle_mb)).sum();
        (self.readings.len() > 1 && spread > 0.0).then(|| 60.0 * along / spread)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_by_half_a_megabyte_a_second_is_said_per_minute() {
        let mut memory = Memory::default();
        assert_eq!(memory.slope_mb_per_minute(), None);
        memory.readings = (10..70).map(|s| (f64::from(s), 300.0 + 0.5 * f64::from(s))).collect();
        let slope = memory.slope_mb_per_minute().unwrap_or_default();
        assert!((slope - 30.0).abs() < 1e-9, "{slope}");
    }

    #[test]
    fn this_very_process_holds_something() {
        let mut memory = Memory::default();
        memory.read(std::process::id(), Duration::from_secs(5));
        assert!(memory.readings.is_empty(), "what is not settled does not count");
        memory.read(std::process::id(), Duration::from_secs(11));
        if cfg!(target_os = "linux") {
            assert!(memory.peak_mb().is_some_and(|mb| mb > 1.0));
            assert_eq!(memory.readings.len(), 1);
        }
    }
}
