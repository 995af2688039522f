//! What a learner sees, screen by screen. Each screen is a state; each says in one sentence what it is for.

mod arrive;
mod ask;
mod begin;
pub(crate) mod briefing;
mod choose;
pub(crate) mod door;
mod end;
mod look;
mod mark_keys;
mod mine;
mod name;
mod open_session;
mod pair;
mod receipt;
mod requests;
pub(crate) mod screen;
mod self_assess;
mod settings;
mod situations;
mod table;
mod tell;
mod trouble;
pub(crate) mod venue;
mod welcome;

#[cfg(test)]
mod bench_tests;
#[cfg(test)]
mod beside_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod device_tests;
#[cfg(test)]
mod every_screen_tests;
#[cfg(test)]
mod focus_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod hall_tests;
#[cfg(test)]
#[path = "../../../tests/src/handover.rs"]
#[allow(unreachable_pub, reason = "shared with the end-to-end tests, where it is public")]
mod handover;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod key_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod leaving_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod page_tests;
#[cfg(test)]
mod reading;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod sitting;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod table_tests;

use bevy::prelude::*;

use screen::Screen;

pub(super) fn plugin(app: &mut App) {
    app.init_state::<Screen>();
    app.add_plugins((
        (
            welcome::plugin,
            arrive::plugin,
            pair::plugin,
            settings::plugin,
            situations::plugin,
            table::plugin,
            briefing::plugin,
        ),
        (
            end::plugin,
            tell::plugin,
            name::plugin,
            self_assess::plugin,
            look::plugin,
        ),
        (
            choose::plugin,
            ask::plugin,
            receipt::plugin,
            requests::plugin,
            mine::plugin,
            venue::plugin,
            trouble::plugin,
        ),
    ));
    app.add_systems(Update, say.run_if(state_changed::<Screen>));
}

/// One line per screen in the technical log: where somebody was when something went wrong.
fn say(screen: Res<State<Screen>>, mut last: Local<Option<Screen>>) {
    if *last != Some(*screen.get()) {
        *last = Some(*screen.get());
        eprintln!("screen: {}", screen.get().word());
    }
}
