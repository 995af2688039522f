//! What the player is asked now.

use super::beat::{Later, Play};
use super::choice::Choice;
use super::course::Light;
use super::left::Notice;
use super::running::Flight;
use super::state::Mode;
use crate::Prompt;

/// Every prompt that can appear.
pub(crate) const PROMPTS: [&str; 28] = [
    "look_check",
    "anomaly_found",
    "check_done",
    "arm",
    "wait_green",
    "take_off",
    "hover",
    "hover_steady",
    "post",
    "post_down",
    "hold_here",
    "gust_coming",
    "gust",
    "go_to_post",
    "land_now",
    "landed",
    "free",
    "free_ending",
    "posts_left",
    "lantern_left",
    "moved_on",
    "going_on",
    "zone",
    "battery_empty",
    "grounded",
    "returning",
    "stop",
    "over",
];

/// Prompts that scenario files of before the second revision have no words for.
pub(crate) const LATER: [(&str, Option<&str>); 6] = [
    ("gust_coming", Some("hold_here")),
    ("free_ending", Some("free")),
    ("posts_left", Some("post")),
    ("lantern_left", Some("hover")),
    ("moved_on", None),
    ("going_on", None),
];

pub(crate) fn plain(id: &str) -> Prompt {
    Prompt::plain(id)
}

pub(crate) fn with(id: &str, name: &str, number: i64) -> Prompt {
    Prompt::plain(id).number(name, number)
}

pub(crate) fn prompt(flight: &Flight) -> Prompt {
    told(flight, flight.course.notice)
}

/// What is asked, with what is said about having gone on.
fn told(flight: &Flight, notice: Option<Notice>) -> Prompt {
    let state = &flight.state;
    let course = &flight.course;
    if course.is_over() && state.tick > 0 {
        return plain("over");
    }
    match state.mode {
        Mode::Grounded => return plain("grounded"),
        Mode::Returning => return plain("returning"),
        Mode::Flying if state.battery_empty => return plain("battery_empty"),
        Mode::Flying if state.stop_held => return plain("stop"),
        _ => {}
    }
    // A call comes before everything else that is asked.
    if !course.land_called() && flight.zone_warning() {
        return plain("zone");
    }
    let playing = course.running.playing();
    let stands = !state.airborne;
    // What happens to the drone comes before what is asked.
    if !stands && let Some(holding) = course.holding() {
        if holding.is_said() {
            return plain("gust");
        }
        if let Some(seconds) = holding.coming_s() {
            return with("gust_coming", "seconds", whole_s(seconds));
        }
    }
    if !course.land_called()
        && let Some(notice) = notice
    {
        return plain(match notice.later {
            Later::Something => "moved_on",
            Later::Nothing => "going_on",
        });
    }
    if stands && !course.land_called() {
        let on_the_ground = playing.is_some_and(Play::is_on_the_ground);
        match (state.mode, course.light) {
            (Mode::Idle, Light::Orange) => return plain("wait_green"),
            _ if on_the_ground => {}
            (Mode::Parked, _) if course.open_anomaly().is_some_and(|item| course.looked[item.index()]) => {
                return plain("anomaly_found");
            }
            (Mode::Parked, _) => return plain("arm"),
            _ => return plain("take_off"),
        }
    }
    playing.map_or_else(|| plain("over"), |playing| playing.prompt(flight))
}

/// Whole seconds that count down to one.
pub(crate) fn whole_s(left_s: f64) -> i64 {
    // What is left is a sum of sixtieths: a hair above a whole number is that number.
    (libm::ceil(left_s - 1e-6) as i64).max(1)
}

/// The choice that does what [`prompt`] asks, or asks next, where one does.
pub(crate) fn main_choice(flight: &Flight) -> Option<Choice> {
    let asked = match told(flight, None).id.as_str() {
        "grounded" => Choice::Restart,
        "anomaly_found" => Choice::Treat(flight.course.open_anomaly()?),
        "check_done" | "arm" => Choice::Arm,
        "take_off" => Choice::TakeOff,
        "land_now" => Choice::Land,
        // What is free begins in the air.
        "free" | "free_ending" | "posts_left" | "lantern_left" | "post_down" if !flight.state.airborne => {
            if flight.state.mode == Mode::Parked {
                Choice::Arm
            } else {
                Choice::TakeOff
            }
        }
        _ => return None,
    };
    Some(asked).filter(|choice| flight.is_open(*choice))
}
