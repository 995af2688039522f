//! One binary for all tests of the room.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod activity;
mod automaton {
    mod faults;
    mod saved_state;
    mod session;
    pub(crate) mod trial;
}
mod choosing {
    mod faults;
    mod saved_state;
    mod session;
    pub(crate) mod trial;
}
mod determinism;
mod flight {
    mod dynamics;
    mod feel;
    mod pace;
    mod parameters;
    mod prompts;
    mod repeated;
    mod saved_state;
    mod situation;
    mod step_size;
    pub(crate) mod trial;
    mod vocabulary;
}
mod line {
    mod faults;
    mod saved_state;
    mod session;
    pub(crate) mod trial;
}
mod relay {
    mod faults;
    mod physics;
    mod relief;
    mod saved_state;
    mod session;
    pub(crate) mod trial;
}
mod trial;
mod workshop {
    mod company;
    mod faults;
    mod fine;
    mod hands;
    mod machines;
    mod saved_state;
    mod session;
    pub(crate) mod trial;
    mod vocabulary;
}
