//! What a learner sees: the Bevy client.
//!
//! **Invariants.** No threshold, no rule, no physics constant, no badge format and no file's place is known here:
//! the game draws what a run says and hands on what devices ask. With this crate removed, a recorded session still
//! replays to the same moments.
#![expect(
    clippy::needless_pass_by_value,
    reason = "Bevy hands parameters to its systems by value"
)]
#![expect(
    clippy::unused_self,
    reason = "drawing methods hang on the kit, so that screens read alike"
)]
#![expect(clippy::too_many_arguments, reason = "a system names everything it touches")]
#![expect(
    clippy::single_match_else,
    reason = "what is there and what is not stand side by side"
)]

mod departing;
mod desk;
mod devices;
mod family;
mod kit;
mod language;
mod memory;
mod opening;
mod options;
mod painter;
mod plain_window;
mod play;
mod preferences;
mod quality;
mod scene;
mod screens;
mod sound;
mod theme;
mod unattended;
mod window;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bevy::prelude::*;
use simulation::Registry;
use wording::Language;

use crate::options::Options;
use crate::painter::NothingDraws;

/// Runs the game with the arguments after the program's name, with the kinds of activity that are shipped.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    run_with(arguments, &simulation::builtin())
}

/// As [`run`], with these kinds of activity: one that the game has no face for is played with the plain one.
pub fn run_with(arguments: impl Iterator<Item = OsString>, kinds: &Registry) -> ExitCode {
    run_among(arguments, kinds, |_| {})
}

/// As [`run_with`]; `more` is put into the app before it runs, beside everything of the game's own.
pub fn run_among(arguments: impl Iterator<Item = OsString>, kinds: &Registry, more: impl FnOnce(&mut App)) -> ExitCode {
    let options = match Options::read(arguments) {
        Ok(options) => options,
        Err(error) => {
            let language = Language::of_environment();
            let sentence = error.say(language);
            // A shortcut's options are typed by people, and Windows gives no terminal to what a shortcut opens.
            if cfg!(windows) {
                return plain_window::refuse(&sentence, language, 2);
            }
            eprintln!("{sentence}");
            return ExitCode::from(2);
        }
    };
    let language = options.language.unwrap_or_else(Language::of_environment);
    if options.help {
        println!("{}", wording::text(language, "game-options", &[]));
        return ExitCode::SUCCESS;
    }
    if options.state_hash {
        return opening::print_state_hash();
    }
    if let Some(sentence) = &options.sentence {
        return plain_window::show(sentence, language);
    }
    if let Err(sentence) = opening::has_display(language) {
        eprintln!("{sentence}");
        return ExitCode::from(4);
    }
    memory::share_one_heap();
    let opened = match opening::open(&options, kinds) {
        Ok(opened) => opened,
        Err(sentence) => return plain_window::refuse(&sentence, language, 3),
    };
    let drawn = Arc::new(AtomicBool::new(false));
    let draws = Arc::clone(&drawn);
    // Window and graphics start inside; where there are none, the engine gives up with a panic.
    let played = catch_unwind(AssertUnwindSafe(move || {
        let mut app = App::new();
        // A system that fails is said in the log and does not end the session of a learner.
        app.set_error_handler(bevy::ecs::error::error);
        // What is kept of the last start says how the window is opened.
        let last_way = opened.put_into(&mut app, options.safe_graphics);
        window::add(&mut app, &options, last_way);
        if let Some(unattended) = options.unattended {
            unattended::put_into(unattended, &mut app);
        }
        app.add_plugins((
            theme::plugin,
            kit::plugin,
            devices::plugin,
            preferences::plugin,
            quality::plugin,
            play::plugin,
            scene::plugin,
            family::plugin,
            family::overlay,
            sound::plugin,
            screens::plugin,
            departing::plugin,
        ));
        app.add_systems(Last, move || draws.store(true, Ordering::Relaxed));
        more(&mut app);
        app.run()
    }));
    match played {
        Ok(AppExit::Success) => ExitCode::SUCCESS,
        Ok(AppExit::Error(code)) => ExitCode::from(code.get()),
        Err(panic) if !drawn.load(Ordering::Relaxed) => {
            if let Some(NothingDraws(tried)) = panic.downcast_ref() {
                return plain_window::refuse(&opening::no_graphics(tried, language), language, 4);
            }
            let why = opening::why_no_window(panic.as_ref());
            // A screen that announces an impossible text size is drawn on as if it had announced none.
            if why == "game-odd-scale" && std::env::var_os(plain_window::SCALE).is_none() {
                return plain_window::again(|game| game.env(plain_window::SCALE, "1"));
            }
            plain_window::refuse(&wording::text(language, why, &[]), language, 4)
        }
        Err(panic) => resume_unwind(panic),
    }
}
