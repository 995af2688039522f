//! What is worth doing next for each seat: the prompt, and the choice that does it. Which load comes first, and who does
//! what, people decide between them.

use glam::DVec2;

use super::choice::{Act, Choice};
use super::course::Comes;
use super::geometry::length;
use super::running::Relay;
use super::state::{Grip, Stage};
use crate::{Prompt, Verb};

/// Every prompt that can appear.
pub(crate) const PROMPTS: [&str; 30] = [
    "join",
    "ready",
    "wait_others",
    "wait_ready",
    "wait_turn",
    "relieve",
    "go_and_grip",
    "grip",
    "carry",
    "set_down",
    "stuck_alone",
    "stuck",
    "door_shut",
    "hold_door",
    "wait_door",
    "free_cable",
    "plug_in",
    "wait_charge",
    "fill",
    "blocked",
    "all_there",
    "take_sticker",
    "put_sticker",
    "hand_over",
    "wait_relief",
    "take_place",
    "read_note",
    "fete",
    "moved_on",
    "over",
];

/// A shut door so near is the one that is meant, m.
const BY_DOOR_M: f64 = 1.8;
/// So little water is spoken of.
const LITTLE_WATER: f64 = 0.6;
/// That a corridor is blocked is said for so long, s, to whoever has nothing in hand.
const SAYS_BLOCKED: f64 = 8.0;

/// Advice: what is said, and the choice that does it.
pub(crate) struct Advice {
    pub(crate) prompt: Prompt,
    pub(crate) next: Option<Choice>,
}

fn says(id: &str) -> Advice {
    Advice {
        prompt: Prompt::plain(id),
        next: None,
    }
}

fn does(id: &str, act: Act) -> Advice {
    Advice {
        next: Some(Choice::Act(act)),
        ..says(id)
    }
}

impl Advice {
    fn word(mut self, name: &str, id: &str) -> Self {
        self.prompt = self.prompt.word(name, id);
        self
    }
}

pub(crate) fn prompt(relay: &Relay, seat: usize) -> Prompt {
    let feast = matches!(relay.state.stage, Stage::Fete(_));
    let here = relay.state.people.get(seat).is_some_and(|person| person.here);
    if relay.state.notice.is_some() && here && !feast && !relay.state.over {
        return Prompt::plain("moved_on");
    }
    advice(relay, seat).prompt
}

/// What is worth doing now.
pub(crate) fn advice(relay: &Relay, seat: usize) -> Advice {
    let state = &relay.state;
    if state.over {
        return says("over");
    }
    let Some(person) = state.people.get(seat).filter(|person| person.here) else {
        return match state.stage {
            Stage::Fete(_) => says("fete"),
            _ => does("join", Act::Here),
        };
    };
    match state.stage {
        Stage::Gathering if !person.ready => does("ready", Act::Ready),
        Stage::Gathering if relay.here().len() < 2 => says("wait_others"),
        Stage::Gathering => says("wait_ready"),
        Stage::Leaving(_) => leaving(relay, seat),
        Stage::Arriving(_) if relay.comes(seat) && !person.took_place => does("take_place", Act::TakePlace),
        Stage::Arriving(_) if relay.comes(seat) && !person.has_read => does("read_note", Act::Note),
        Stage::Arriving(_) => says("wait_relief"),
        Stage::Fete(_) => does("fete", Act::Finish),
        Stage::Moving(stretch, since) => match relay.carrier_of(seat) {
            None if relay.is_open(seat, Choice::Act(Act::TakeOver)) => does("relieve", Act::TakeOver),
            None => says("wait_turn"),
            Some(_) if stretch == Comes::Blocked && !person.has_read && !person.has_moved => {
                does("read_note", Act::Note)
            }
            Some(carrier) => moving(relay, carrier, since),
        },
    }
}

fn leaving(relay: &Relay, seat: usize) -> Advice {
    let person = &relay.state.people[seat];
    if relay.carrier_of(seat).is_none() || person.handed_over {
        return says("wait_relief");
    }
    if person.sticker.is_some() {
        return says("put_sticker");
    }
    if relay.state.stickers.iter().all(Option::is_some) {
        return does("hand_over", Act::HandOver);
    }
    // Whether there is more to say, people decide.
    says("take_sticker")
}

fn moving(relay: &Relay, carrier: usize, since: u32) -> Advice {
    let of = &relay.state.carriers[carrier];
    match of.grip {
        Grip::Lever(door, _) => {
            let id = &relay.parameters().doors[usize::from(door)].id;
            does("hold_door", Act::LetGo).word("door", id)
        }
        Grip::Load(load, _) => with_load(relay, carrier, usize::from(load)),
        Grip::Nothing => with_nothing(relay, carrier, since),
    }
}

fn shut_door_near(relay: &Relay, at: DVec2) -> Option<usize> {
    let doors = relay.setting.doors.iter().enumerate();
    doors
        .filter(|(door, rect)| !relay.state.doors[*door].open && rect.holds(at, BY_DOOR_M))
        .map(|(door, _)| door)
        .next()
}

fn with_load(relay: &Relay, carrier: usize, load: usize) -> Advice {
    let of = &relay.state.carriers[carrier];
    let name = &relay.parameters().loads[load].id;
    let freight = &relay.state.loads[load];
    if relay.is_in_place(load) {
        return does("set_down", Act::LetGo).word("load", name);
    }
    let let_go = |id: &str| does(id, Act::LetGo).word("load", name);
    if of.stuck.is_some() {
        let alone = relay.holders(load).count() < 2;
        return let_go(if alone { "stuck_alone" } else { "stuck" });
    }
    if let Some(door) = shut_door_near(relay, of.motion.pose.at) {
        let id = &relay.parameters().doors[door].id;
        return does("wait_door", Act::LetGo).word("door", id);
    }
    if relay.parameters().loads[load].sloshes() && freight.water < LITTLE_WATER && relay.parameters().tap.is_some() {
        return let_go("fill");
    }
    let place = &relay.parameters().places[relay.setting.belongs[load]].id;
    let_go("carry").word("place", place)
}

fn with_nothing(relay: &Relay, carrier: usize, since: u32) -> Advice {
    let state = &relay.state;
    let seat = usize::from(state.carriers[carrier].seat.unwrap_or(0));
    if relay.is_open(seat, Choice::Act(Act::Plug))
        && let Some(load) = relay.to_plug()
    {
        return does("plug_in", Act::Plug).word("load", &relay.parameters().loads[load].id);
    }
    if let (Some(_), Some(load)) = (state.wanted, state.plugged) {
        let id = &relay.parameters().loads[usize::from(load)].id;
        return does("free_cable", Act::Unplug).word("load", id);
    }
    let at = state.carriers[carrier].motion.pose.at;
    match relay.in_reach(carrier) {
        Some(Grip::Load(load, _)) => {
            let id = &relay.parameters().loads[usize::from(load)].id;
            return does("grip", Act::Grip).word("load", id);
        }
        Some(Grip::Lever(door, _)) => {
            let id = &relay.parameters().doors[usize::from(door)].id;
            return does("door_shut", Act::Grip).word("door", id);
        }
        _ => {}
    }
    if let Some(way) = relay.blocked()
        && f64::from(state.tick - since.min(state.tick)) * crate::TICK_S < SAYS_BLOCKED + blocked_after(relay)
    {
        return says("blocked").word("corridor", &relay.parameters().corridors[way].id);
    }
    let nearest = (0..state.loads.len())
        .filter(|load| relay.is_open_load(*load) && state.plugged != Some(*load as u8))
        .min_by(|one, other| {
            let away = |load: &usize| length(state.loads[*load].motion.pose.at - at);
            away(one).total_cmp(&away(other))
        });
    match nearest {
        Some(load) => says("go_and_grip").word("load", &relay.parameters().loads[load].id),
        None if state.plugged.is_some() => says("wait_charge"),
        None => says("all_there"),
    }
}

fn blocked_after(relay: &Relay) -> f64 {
    relay.parameters().course.blocks_after_s.1
}

/// Verbs that the prompt speaks of.
pub(crate) fn asked_verbs(relay: &Relay, seat: usize) -> Vec<Verb> {
    if relay.state.notice.is_some() {
        return Vec::new();
    }
    match advice(relay, seat).prompt.id.as_str() {
        "stuck_alone" => vec![Verb::Ask],
        "blocked" => vec![Verb::Signal],
        _ => Vec::new(),
    }
}
