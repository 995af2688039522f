//! Which dates can be. A program that knows when it was released knows that no right clock shows an earlier day, and
//! that one which shows a much later day is either wrong or on a machine that was long not updated: both are said to a
//! person before anything is signed or dated. No clock is read here.

use crate::release::EARLIEST_UNIX_S;

/// Five years after the release: hardly anybody still plays with this version, and most clocks that say so are wrong.
pub const LATEST_UNIX_S: i64 = EARLIEST_UNIX_S + 5 * 366 * DAY_S;

const DAY_S: i64 = 86_400;

/// Why a clock cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It shows a day before this program was released, such as 1970 after a power cut.
    Early,
    /// It shows a day years after.
    Late,
}

/// Whether a clock that shows `unix_s` (seconds since 1970) can be right; `None` where it can.
pub const fn doubt(unix_s: i64) -> Option<Doubt> {
    match unix_s {
        ..EARLIEST_UNIX_S => Some(Doubt::Early),
        EARLIEST_UNIX_S..=LATEST_UNIX_S => None,
        _ => Some(Doubt::Late),
    }
}

/// The day of a time in seconds since 1970, as `2026-11-22` (in UTC, Gregorian).
///
/// ```
/// use situation::calendar::day;
/// use situation::release::EARLIEST_UNIX_S;
/// assert_eq!(day(0), "1970-01-01");
/// assert_eq!(day(-1), "1969-12-31");
/// assert_eq!(day(951_782_400), "2000-02-29");
/// assert_eq!(day(EARLIEST_UNIX_S), "2026-11-01");
/// ```
pub fn day(unix_s: i64) -> String {
    // Years from March on, so that the day that some years have more comes last; eras of 400 years repeat.
    let days = unix_s.div_euclid(DAY_S) + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, carried) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", year + era * 400 + carried)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_of_1970_and_of_2035_are_doubted_and_the_present_is_not() {
        for (unix_s, expected) in [
            (i64::MIN, Some(Doubt::Early)),
            (0, Some(Doubt::Early)),
            (EARLIEST_UNIX_S - 1, Some(Doubt::Early)),
            (EARLIEST_UNIX_S, None),
            (EARLIEST_UNIX_S + 3 * 365 * DAY_S, None),
            // 2035-01-01.
            (2_051_222_400, Some(Doubt::Late)),
            (i64::MAX, Some(Doubt::Late)),
        ] {
            assert_eq!(doubt(unix_s), expected, "{unix_s}");
        }
        assert_eq!(day(2_051_222_400), "2035-01-01");
    }
}
