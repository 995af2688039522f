//! Tests of what `situation` promises, from outside.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop where it fails")]

mod premier_vol;
