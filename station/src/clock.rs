//! Time as a station counts it. Clocks of old PCs start in 1970 after every power cut, or stand years ahead: what is
//! kept for N days is kept for N days that the station has lived through, and a jump of the clock is none of them.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use situation::calendar::{self, Doubt};
use situation::release::EARLIEST_UNIX_S as EARLIEST_S;

use crate::disk::Kept;
use crate::error::Notice;

/// Seconds of a day.
pub(crate) const DAY_S: i64 = 86_400;
/// Longest time between two openings that counts in full: a week's holiday.
const LONGEST_STEP_S: i64 = 7 * DAY_S;
/// A leap beyond this is no holiday but a wrong clock, and counts nothing.
const WRONG_LEAP_S: i64 = 400 * DAY_S;
/// A clock set back by less than this was corrected, not lost.
const CORRECTION_S: i64 = DAY_S;

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// Seconds since 1970; may be years off.
    fn now_unix_s(&self) -> i64;
}

/// The PC's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now_unix_s(&self) -> i64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |d| d.as_secs() as i64)
    }
}

/// What a clock that shows `now_unix_s` lets things be dated with: 0, "not known", where it cannot be right.
pub(crate) const fn dated(now_unix_s: i64) -> i64 {
    if calendar::doubt(now_unix_s).is_none() {
        now_unix_s
    } else {
        0
    }
}

/// What to tell a person about a clock that cannot be right.
pub(crate) fn notice(now_unix_s: i64) -> Option<Notice> {
    Some(Notice {
        code: match calendar::doubt(now_unix_s)? {
            Doubt::Early => "station-notice-clock-early",
            Doubt::Late => "station-notice-clock-late",
        },
        arguments: vec![("date", calendar::day(now_unix_s))],
    })
}

/// What the station remembers of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Lived {
    /// The clock when it was last looked at and plausible; 0 before that.
    pub(crate) last_unix_s: i64,
    /// Seconds that the station has lived through; what is old is measured in these.
    pub(crate) lived_s: i64,
}

impl Kept for Lived {
    const VERSION: u16 = 1;
}

/// How the clock moved since it was last looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moved {
    /// As clocks do.
    On,
    /// Backwards, far ahead, or before this program was written: nothing is deleted on this account.
    Jumped,
}

impl Lived {
    /// Looks at the clock. A long absence counts as a week at most, a leap of more than a year as nothing.
    pub(crate) fn look(&mut self, now_unix_s: i64) -> Moved {
        // A clock that was right and now starts in 1970 is passed over; one that always stood years off still runs.
        if now_unix_s < EARLIEST_S && self.last_unix_s >= EARLIEST_S {
            return Moved::Jumped;
        }
        let before = std::mem::replace(&mut self.last_unix_s, now_unix_s);
        if before == 0 {
            return Moved::On;
        }
        let step = now_unix_s - before;
        if step < 0 {
            return if step > -CORRECTION_S { Moved::On } else { Moved::Jumped };
        }
        if step > WRONG_LEAP_S {
            return Moved::Jumped;
        }
        self.lived_s += step.min(LONGEST_STEP_S);
        if step > LONGEST_STEP_S {
            Moved::Jumped
        } else {
            Moved::On
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days from [`EARLIEST_S`] at which the clock is looked at → days lived, and whether the last was a jump.
    fn check(looks: &[i64], lived_days: i64, last: Moved) {
        let mut lived = Lived::default();
        let mut moved = Moved::On;
        for day in looks {
            moved = lived.look(EARLIEST_S + day * DAY_S);
        }
        assert_eq!((lived.lived_s / DAY_S, moved), (lived_days, last), "{looks:?}");
    }

    #[test]
    fn days_lived_through_count_and_jumps_do_not() {
        check(&[0], 0, Moved::On);
        check(&[0, 1, 2, 5], 5, Moved::On);
        // Back from a summer: a week counts, nothing is deleted at that opening.
        check(&[0, 1, 40], 8, Moved::Jumped);
        check(&[0, 1, 40, 41], 9, Moved::On);
        // Years ahead and back again.
        check(&[0, 1, 30_000], 1, Moved::Jumped);
        check(&[0, 1, 30_000, 2], 1, Moved::Jumped);
        check(&[0, 1, 30_000, 2, 3], 2, Moved::On);
        // Every morning the clock starts in 1970.
        check(&[0, -20_000, 1, -20_000, 2], 2, Moved::On);
        check(&[0, 1, -20_000], 1, Moved::Jumped);
        // Years off from the start, but running; then set right.
        check(&[-3_000, -2_999, -2_998], 2, Moved::On);
        check(&[-3_000, -2_999, 0, 1], 2, Moved::On);
    }

    #[test]
    fn a_clock_that_leaps_back_and_forth_never_ages_anything() {
        let mut lived = Lived::default();
        for _ in 0..1_000 {
            lived.look(EARLIEST_S + DAY_S);
            lived.look(EARLIEST_S + 20_000 * DAY_S);
            lived.look(0);
        }
        assert_eq!(lived.lived_s, 0);
    }
}
