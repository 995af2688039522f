//! When this program was released. A date is no clock: it only says what a clock cannot rightly show.

/// 2026-11-01, in seconds since 1970: a clock that is right shows no earlier time. Raised with every release.
pub const EARLIEST_UNIX_S: i64 = 1_793_491_200;
