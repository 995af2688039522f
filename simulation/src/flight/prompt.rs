//! What the player is asked now.

use super::choice::Choice;
use super::course::{Later, Light, Stage};
use super::left::Notice;
use super::rotorcraft::TICK_S;
use super::running::Flight;
use super::state::Mode;
use super::way::Way;
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

/// The end of the free minute is said for so long, s.
const ENDING_S: f64 = 20.0;

fn plain(id: &str) -> Prompt {
    Prompt::plain(id)
}

fn with(id: &str, name: &str, number: i64) -> Prompt {
    Prompt::plain(id).number(name, number)
}

pub(crate) fn prompt(flight: &Flight) -> Prompt {
    told(flight, flight.state.course.notice)
}

/// What is asked, with what is said about having gone on.
fn told(flight: &Flight, notice: Option<Notice>) -> Prompt {
    let state = &flight.state;
    let course = &state.course;
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
        match (state.mode, course.light, &course.stage) {
            (Mode::Idle, Light::Orange, _) => return plain("wait_green"),
            (_, _, Stage::Checking | Stage::Free { .. }) => {}
            (Mode::Parked, ..) if course.open_anomaly().is_some_and(|item| course.looked[item.index()]) => {
                return plain("anomaly_found");
            }
            (Mode::Parked, ..) => return plain("arm"),
            _ => return plain("take_off"),
        }
    }
    asked(flight)
}

/// What the beat asks of who does it.
fn asked(flight: &Flight) -> Prompt {
    let course = &flight.state.course;
    match &course.stage {
        Stage::Checking => {
            let looked = course.looked.iter().filter(|looked| **looked).count() as i64;
            match course.open_anomaly() {
                Some(item) if course.looked[item.index()] => plain("anomaly_found"),
                _ if looked == 4 || course.treated => plain("check_done"),
                _ => with("look_check", "left", 4 - looked),
            }
        }
        Stage::Waiting => plain("wait_green"),
        Stage::Hovering { steady: 0 } => plain("hover"),
        Stage::Hovering { steady } => with(
            "hover_steady",
            "seconds",
            whole_s(flight.hold_s() - f64::from(*steady) * TICK_S),
        ),
        Stage::Posts(tune) => post(flight, tune.next),
        Stage::Holding(_) => plain("hold_here"),
        Stage::OnTheWay(Way { post, called: None, .. }) => with("go_to_post", "post", i64::from(*post) + 1),
        Stage::OnTheWay(_) if !flight.state.airborne => plain("landed"),
        Stage::OnTheWay(_) => plain("land_now"),
        Stage::Free { .. } => free(flight),
        Stage::Over => plain("over"),
    }
}

fn post(flight: &Flight, next: u8) -> Prompt {
    let id = if flight.state.course.is_down(usize::from(next)) {
        "post_down"
    } else {
        "post"
    };
    let mut prompt = with(id, "post", i64::from(next) + 1);
    let left = flight.cage().posts.len() as i64 - i64::from(next);
    prompt.numbers.push(("left".to_owned(), left));
    prompt
}

fn free(flight: &Flight) -> Prompt {
    let course = &flight.state.course;
    match (course.left.lantern, course.left.tune, flight.free_left_s()) {
        (Some(_), ..) => plain("lantern_left"),
        (_, Some(tune), _) => {
            let asked = post(flight, tune.next);
            let id = if asked.id == "post" {
                "posts_left".to_owned()
            } else {
                asked.id
            };
            Prompt { id, ..asked }
        }
        (.., Some(left_s)) if left_s <= ENDING_S => with("free_ending", "seconds", whole_s(left_s)),
        _ => plain("free"),
    }
}

/// Whole seconds that count down to one.
fn whole_s(left_s: f64) -> i64 {
    // What is left is a sum of sixtieths: a hair above a whole number is that number.
    (libm::ceil(left_s - 1e-6) as i64).max(1)
}

/// The choice that does what [`prompt`] asks, or asks next, where one does.
pub(crate) fn main_choice(flight: &Flight) -> Option<Choice> {
    let asked = match told(flight, None).id.as_str() {
        "grounded" => Choice::Restart,
        "anomaly_found" => Choice::Treat(flight.state.course.open_anomaly()?),
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
