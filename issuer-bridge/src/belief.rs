//! Whether the clock of the PC can be believed. Old PCs start in 1970 after a power cut, or stand years ahead; what is
//! signed stays signed, so a date that cannot be is not signed.

use axum::http::StatusCode;
use situation::release::EARLIEST_UNIX_S;

use crate::bridge::Bridge;
use crate::calendar;
use crate::error::BridgeError;
use crate::words::Words;

const DAY_S: i64 = 86_400;
/// A leap beyond this since the bridge last worked may be a holiday or a clock set to a wrong month: a person says which.
const LEAP_S: i64 = 21 * DAY_S;
/// How far beyond this program's release a bridge that never worked believes its clock.
const UNKNOWN_S: i64 = 400 * DAY_S;
/// A clock set back by less than this was corrected, not lost.
pub(crate) const CORRECTION_S: i64 = DAY_S;

/// Why the clock is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// It shows a time before this program was released: that cannot be.
    BeforeRelease,
    /// It is far ahead of when this bridge last worked.
    Ahead { last: i64 },
    /// It is behind when this bridge last worked.
    Behind { last: i64 },
    /// This bridge never worked, and the clock is years beyond the program's release.
    Far,
}

impl Doubt {
    /// What is doubtful about `now`, where the clock was last believed at `last`.
    fn of(now: i64, last: Option<i64>) -> Option<Self> {
        match last {
            _ if now < EARLIEST_UNIX_S => Some(Self::BeforeRelease),
            None => (now > EARLIEST_UNIX_S + UNKNOWN_S).then_some(Self::Far),
            Some(last) if now > last + LEAP_S => Some(Self::Ahead { last }),
            Some(last) if now < last - CORRECTION_S => Some(Self::Behind { last }),
            Some(_) => None,
        }
    }

    /// Whether a person may say that the date is right all the same.
    pub(crate) fn can_be_settled(self) -> bool {
        self != Self::BeforeRelease
    }

    fn refusal(self, words: Words, now: i64) -> BridgeError {
        let (code, last) = match self {
            Self::BeforeRelease => ("bridge-clock-before-release", None),
            Self::Ahead { last } => ("bridge-clock-ahead", Some(last)),
            Self::Behind { last } => ("bridge-clock-behind", Some(last)),
            Self::Far => ("bridge-clock-far", None),
        };
        let mut arguments = vec![("day", calendar::day(words.language, now))];
        arguments.extend(last.map(|last| ("last", calendar::day(words.language, last))));
        BridgeError::Refused {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            code,
            arguments,
        }
    }

    /// The sentence for a person: what the clock says, and what to do.
    pub(crate) fn sentence(self, words: Words, now: i64) -> String {
        self.refusal(words, now).sentence(words)
    }
}

/// What is doubtful about the clock just now.
pub(crate) async fn doubt(bridge: &Bridge) -> Result<Option<Doubt>, BridgeError> {
    Ok(Doubt::of(bridge.now(), last_believed(bridge).await?))
}

/// Remembers that the bridge works now, where the clock can be believed.
pub(crate) async fn look(bridge: &Bridge) -> Result<(), BridgeError> {
    if doubt(bridge).await?.is_none() {
        bridge.store.believe_clock(bridge.now(), None).await?;
    }
    Ok(())
}

/// Somebody says that it is `day` (as 2026-11-22): believed where the clock says the same and it can be.
pub(crate) async fn settle(bridge: &Bridge, day: &str, said_by: &str) -> Result<(), BridgeError> {
    let now = bridge.now();
    let settled = doubt(bridge).await?.is_some_and(Doubt::can_be_settled);
    if settled && calendar::iso_day(now) == day {
        bridge.store.believe_clock(now, Some(said_by)).await?;
    }
    Ok(())
}

/// The time to sign a badge with, seconds since 1970.
///
/// # Errors
/// Where the clock cannot be believed: says what it shows and what to do, in the language of `words`.
pub(crate) async fn signing_time(bridge: &Bridge, words: Words) -> Result<i64, BridgeError> {
    let now = bridge.now();
    match Doubt::of(now, last_believed(bridge).await?) {
        Some(doubt) => Err(doubt.refusal(words, now)),
        None => Ok(now),
    }
}

/// The time to sign a status list with, which must be there whatever the clock says: now, else when the clock was
/// last believed.
pub(crate) async fn list_time(bridge: &Bridge) -> Result<i64, BridgeError> {
    let (now, last) = (bridge.now(), last_believed(bridge).await?);
    Ok(match Doubt::of(now, last) {
        Some(_) => last.unwrap_or(EARLIEST_UNIX_S),
        None => now,
    })
}

/// When the clock was last believed; for a database older than this memory, its newest record that can be.
async fn last_believed(bridge: &Bridge) -> Result<Option<i64>, BridgeError> {
    if let Some(last) = bridge.store.clock_believed().await? {
        return Ok(Some(last));
    }
    let latest = EARLIEST_UNIX_S + UNKNOWN_S;
    Ok(bridge.store.newest_record(EARLIEST_UNIX_S, latest).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_believed_near_where_it_last_was() {
        let day = |days: i64| EARLIEST_UNIX_S + days * DAY_S;
        let last = Some(day(100));
        for (now, last, doubt) in [
            (0, None, Some(Doubt::BeforeRelease)),
            (day(-1), last, Some(Doubt::BeforeRelease)),
            (day(0), None, None),
            (day(399), None, None),
            (day(365 * 9), None, Some(Doubt::Far)),
            (day(100), last, None),
            (day(121), last, None),
            (day(122), last, Some(Doubt::Ahead { last: day(100) })),
            (day(490), last, Some(Doubt::Ahead { last: day(100) })),
            (day(100) - 3_600, last, None),
            (day(98), last, Some(Doubt::Behind { last: day(100) })),
        ] {
            assert_eq!(Doubt::of(now, last), doubt, "{now} {last:?}");
        }
    }
}
