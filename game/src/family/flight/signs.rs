//! The signs of a flight's choices, prompts, gauges and buttons.

use crate::kit::Pictogram;

/// By the words of its id.
pub(super) fn sign_of(id: &str) -> Pictogram {
    let has = |word: &str| id.split('_').any(|part| part == word);
    match id {
        "altitude" => Pictogram::Altitude,
        _ if has("anomaly") || has("empty") => Pictogram::Exclamation,
        _ if has("gust") => Pictogram::Wind,
        _ if has("stop") || has("zone") => Pictogram::Hand,
        _ if has("propellers") => Pictogram::Propeller,
        _ if has("battery") => Pictogram::Battery,
        _ if has("frame") => Pictogram::Frame,
        _ if has("pad") => Pictogram::Pad,
        _ if has("take") => Pictogram::Rise,
        _ if has("land") => Pictogram::Fall,
        _ if has("arm") => Pictogram::Propeller,
        _ if has("disarm") => Pictogram::Still,
        _ if has("position") => Pictogram::HelpMost,
        _ if has("angle") => Pictogram::HelpSome,
        _ if has("rate") => Pictogram::HelpNone,
        _ if has("restart") || has("grounded") || has("returning") => Pictogram::Again,
        _ if has("post") || has("posts") || has("next") => Pictogram::Note,
        _ if has("look") || has("check") => Pictogram::Eye,
        _ if has("free") => Pictogram::Drone,
        _ if has("landed") => Pictogram::Pad,
        _ if has("lantern") || has("hover") || has("hold") => Pictogram::Bulb,
        _ => crate::family::plain::ordinary::sign_of(id),
    }
}
