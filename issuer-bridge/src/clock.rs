//! Where the bridge takes the time from.

use std::sync::Arc;

use jiff::Timestamp;

/// Where the bridge takes the time from.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> i64 + Send + Sync>);

impl Clock {
    /// The PC's own clock.
    pub fn system() -> Self {
        Self::by(|| Timestamp::now().as_second())
    }

    /// A clock that is read by calling `read`: seconds since 1970, UTC.
    pub fn by(read: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// Seconds since 1970, UTC; may be years off.
    pub fn now(&self) -> i64 {
        (self.0)()
    }
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}
