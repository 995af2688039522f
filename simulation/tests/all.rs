//! One binary for all tests of the room.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod flight {
    mod parameters;
}
