//! How days are said. Only days and spans are shown: a venue's clock may be years off and the bridge
//! knows no time zone.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use wording::{FluentValue, Language, text};

use crate::store::Between;

const DAY_S: i64 = 86_400;

fn day_of(unix_s: i64) -> Option<Date> {
    Some(Timestamp::from_second(unix_s).ok()?.to_zoned(TimeZone::UTC).date())
}

/// « 22 novembre 2026 »; beyond the calendar, the seconds themselves.
pub(crate) fn day(language: Language, unix_s: i64) -> String {
    day_of(unix_s).map_or_else(|| unix_s.to_string(), |date| say_date(language, date))
}

/// `2026-11-22`; beyond the calendar, the seconds themselves.
pub(crate) fn iso_day(unix_s: i64) -> String {
    day_of(unix_s).map_or_else(|| unix_s.to_string(), |date| date.to_string())
}

/// « 22 novembre 2026 » of `2026-11-22`; other text comes back as it is.
pub(crate) fn day_from_iso(language: Language, iso: &str) -> String {
    iso.parse::<Date>()
        .map_or_else(|_| iso.to_owned(), |date| say_date(language, date))
}

/// Whether this is a day as `2026-11-22`.
pub(crate) fn is_iso_day(iso: &str) -> bool {
    iso.len() == 10 && iso.parse::<Date>().is_ok()
}

/// The seconds of a day as `2026-11-22`; `None` where it is none.
pub(crate) fn seconds_of(iso: &str) -> Option<Between> {
    let date = is_iso_day(iso).then(|| iso.parse::<Date>().ok())??;
    let begins = date.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second();
    Some(Between {
        after: begins - 1,
        until: begins + DAY_S - 1,
    })
}

fn say_date(language: Language, date: Date) -> String {
    let month = text(
        language,
        "bridge-month",
        &[("month", FluentValue::from(i64::from(date.month())))],
    );
    text(
        language,
        "bridge-date",
        &[
            ("day", FluentValue::from(i64::from(date.day()))),
            ("month", FluentValue::from(month)),
            ("year", FluentValue::from(date.year().to_string())),
        ],
    )
}

/// « il y a 5 minutes », after a day « 22 novembre 2026 ».
pub(crate) fn ago(language: Language, unix_s: i64, now: i64) -> String {
    let seconds = now - unix_s;
    let (id, count) = match seconds {
        // A clock that was set back, or more than a day: the day says it.
        0..90 => return text(language, "bridge-ago-now", &[]),
        90..5_400 => ("bridge-ago-minutes", (seconds + 30) / 60),
        5_400..86_400 => ("bridge-ago-hours", (seconds + 1_800) / 3_600),
        _ => return day(language, unix_s),
    };
    text(language, id, &[("count", FluentValue::from(count))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_in_the_language_of_the_page() {
        assert_eq!(day(Language::French, 1_795_305_600), "22 novembre 2026");
        assert_eq!(day_from_iso(Language::French, "2026-08-01"), "1er août 2026");
        assert_eq!(day_from_iso(Language::English, "2026-08-01"), "1 August 2026");
        assert_eq!(iso_day(1_795_305_600), "2026-11-22");
        let whole = seconds_of("2026-11-22").expect("a day");
        assert_eq!(
            (iso_day(whole.after), iso_day(whole.until)),
            ("2026-11-21".to_owned(), "2026-11-22".to_owned())
        );
        assert_eq!(iso_day(whole.after + 1), "2026-11-22");
        assert!(seconds_of("22/11/2026").is_none());
        assert_eq!(day(Language::French, i64::MAX), i64::MAX.to_string(), "never nothing");
        assert!(!is_iso_day("2026-13-01") && !is_iso_day("demain") && is_iso_day("2026-12-01"));
    }
}
