//! What the player is asked now.

use super::choice::Choice;
use super::course::{Light, Stage};
use super::holding::Holding;
use super::rotorcraft::TICK_S;
use super::running::Flight;
use super::state::Mode;
use super::tune::Tune;
use super::way::Way;
use crate::Prompt;

/// Every prompt that can appear.
pub(crate) const PROMPTS: [&str; 22] = [
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
    "gust",
    "go_to_post",
    "land_now",
    "landed",
    "free",
    "zone",
    "battery_empty",
    "grounded",
    "returning",
    "stop",
    "over",
];

fn plain(id: &str) -> Prompt {
    Prompt {
        id: id.to_owned(),
        numbers: Vec::new(),
    }
}

fn with(id: &str, name: &str, number: i64) -> Prompt {
    Prompt {
        id: id.to_owned(),
        numbers: vec![(name.to_owned(), number)],
    }
}

pub(crate) fn prompt(flight: &Flight) -> Prompt {
    let state = &flight.state;
    let course = &state.course;
    let cage = flight.cage();
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
    let up_first = || plain(if state.mode == Mode::Parked { "arm" } else { "take_off" });
    match &course.stage {
        Stage::Checking => {
            let looked = course.looked.iter().filter(|looked| **looked).count() as i64;
            match course.open_anomaly() {
                Some(item) if course.looked[item.index()] => plain("anomaly_found"),
                _ if looked == 4 || course.treated => plain("check_done"),
                _ => with("look_check", "left", 4 - looked),
            }
        }
        Stage::Waiting { orange_since: None, .. } => plain("arm"),
        Stage::Waiting { .. } if course.light == Light::Orange => plain("wait_green"),
        Stage::Waiting { .. } => up_first(),
        Stage::Hovering { .. } | Stage::Posts(_) | Stage::Holding(_) | Stage::OnTheWay(Way { called: None, .. })
            if stands =>
        {
            up_first()
        }
        Stage::Hovering { steady: 0 } => plain("hover"),
        Stage::Hovering { steady } => with(
            "hover_steady",
            "seconds",
            libm::floor(f64::from(*steady) * TICK_S) as i64,
        ),
        Stage::Posts(Tune { next, .. }) => {
            let id = if course.is_down(usize::from(*next)) {
                "post_down"
            } else {
                "post"
            };
            let mut prompt = with(id, "post", i64::from(*next) + 1);
            prompt
                .numbers
                .push(("left".to_owned(), cage.posts.len() as i64 - i64::from(*next)));
            prompt
        }
        Stage::Holding(Holding { gust: Some(gust), .. }) if !gust.is_over() => plain("gust"),
        Stage::Holding(_) => plain("hold_here"),
        Stage::OnTheWay(Way { post, called: None, .. }) => with("go_to_post", "post", i64::from(*post) + 1),
        Stage::OnTheWay(_) if stands => plain("landed"),
        Stage::OnTheWay(_) => plain("land_now"),
        Stage::Free => plain("free"),
        Stage::Over => plain("over"),
    }
}

/// The choice that does what [`prompt`] asks, where one does.
pub(crate) fn main_choice(flight: &Flight) -> Option<Choice> {
    let asked = match prompt(flight).id.as_str() {
        "grounded" => Choice::Restart,
        "anomaly_found" => Choice::Treat(flight.state.course.open_anomaly()?),
        "check_done" | "arm" => Choice::Arm,
        "take_off" => Choice::TakeOff,
        "land_now" => Choice::Land,
        _ => return None,
    };
    Some(asked).filter(|choice| flight.is_open(*choice))
}
